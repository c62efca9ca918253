"""One clip: what the pipeline says of it against what is true."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from formcoach.bench.accuracy.proportion import Proportion
from formcoach.bench.accuracy.repetitions import Counting, count
from formcoach.bench.accuracy.truth import ClipTruth
from formcoach.bench.accuracy.warnings import Warned, hold_against
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Pose
from formcoach.domain.signals import OUTLINE_SIGNALS, SIGNALS, Unit
from formcoach.pipeline import watch
from formcoach.session.set_log import SetLog, SetSummary

MIDDLE, NEAR, FAR, LEFT, RIGHT = "middle", "near", "far", "left", "right"


class Where(NamedTuple):
    """What was measured, and from where it was seen."""

    signal: str
    side: str
    """``near`` or ``far`` from the side, else the person's own; ``middle`` of both."""
    in_view: bool
    """Whether the person was then seen from where the exercise is judged."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClipResult:
    """Everything that one clip tells of one model."""

    clip: str
    exercise: str
    model: str
    duration_s: float
    counting: Counting
    warned: Warned
    errors: Mapping[Where, NDArray[np.float64]]
    """Measured minus true, degrees, one for each frame; NaN where not measured."""
    not_judged: Proportion
    """Frames in which judging was paused, of all."""
    paused_s: Mapping[str, float]
    not_measured: Mapping[str, float]
    """For each limit the share of its time in which it could not be judged."""

    @property
    def limits_not_measured(self) -> float:
        """The mean of those shares over the limits; NaN without a limit."""
        shares = self.not_measured.values()
        return fmean(shares) if shares else math.nan


def clip_result(
    truth: ClipTruth, exercise: Exercise, poses: Iterable[Pose], *, model: str
) -> ClipResult:
    """Judge the poses of a clip and hold all of it against the truth."""
    log = SetLog(exercise)
    by_time: dict[float, Instant] = {}
    told_s: dict[int, float] = {}
    for instant in watch(poses, exercise):
        log.update(instant)
        if instant.repetition:
            told_s[instant.repetition.index] = instant.time_s
        by_time[instant.time_s] = instant  # a last one repeats the time before
    summary, instants = log.summary(), list(by_time.values())
    return ClipResult(
        clip=truth.video.name,
        exercise=exercise.id,
        model=model,
        duration_s=summary.duration_s,
        counting=count(truth.repetitions, summary.repetitions, told_s),
        warned=hold_against(truth, exercise, summary.findings),
        errors=_errors(truth, exercise, instants),
        not_judged=Proportion(
            part=sum(instant.trouble is not None for instant in instants),
            whole=len(instants),
        ),
        paused_s=dict(summary.paused),
        not_measured=_not_measured(summary, exercise),
    )


def _not_measured(summary: SetSummary, exercise: Exercise) -> dict[str, float]:
    shares = {limit.id: 0.0 for limit in exercise.limits}
    return shares | {each.limit: each.fraction for each in summary.not_measured}


def _errors(
    truth: ClipTruth, exercise: Exercise, instants: list[Instant]
) -> dict[Where, NDArray[np.float64]]:
    times_s = np.array([instant.time_s for instant in instants])
    in_view = np.array(
        [instant.orientation.view is exercise.view for instant in instants]
    )
    errors: dict[Where, NDArray[np.float64]] = defaultdict(lambda: np.zeros(0))
    for name, signal, side in _comparable(truth, exercise):
        read = np.array([each.measurements.get(name) for each in instants])
        difference = read - truth.at(name, times_s)
        for allowed in (True, False):
            chosen = difference[in_view == allowed]
            if len(chosen):
                errors[Where(signal, side, allowed)] = chosen
    return dict(errors)


def _comparable(truth: ClipTruth, exercise: Exercise) -> Iterable[tuple[str, str, str]]:
    """Yield the signals of the exercise's view whose truth is known."""
    for name in truth.angles_deg:
        bare, _, ending = name.rpartition("_")
        signal, side = (bare, Side(ending)) if ending in set(Side) else (name, None)
        known = SIGNALS.get(signal)
        # The outline bends in degrees of its own (docs/evidence.md).
        if known is None or known.unit is not Unit.DEGREES or signal in OUTLINE_SIGNALS:
            continue
        if exercise.view in known.views and known.sided == (side is not None):
            yield name, signal, _called(side, truth.near)


def _called(side: Side | None, near: Side | None) -> str:
    if side is None:
        return MIDDLE
    if near is None:
        return side.value
    return NEAR if side is near else FAR


def joined(results: Iterable[ClipResult]) -> dict[Where, NDArray[np.float64]]:
    """Return the errors of several clips together."""
    together: dict[Where, list[NDArray[np.float64]]] = defaultdict(list)
    for result in results:
        for where, errors in result.errors.items():
            together[where].append(errors)
    return {where: np.concatenate(each) for where, each in sorted(together.items())}


def measured(errors: NDArray[np.float64]) -> Proportion:
    """Return of how many frames there is a value."""
    return Proportion(
        part=sum(not math.isnan(each) for each in errors), whole=len(errors)
    )
