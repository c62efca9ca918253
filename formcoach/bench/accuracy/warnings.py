"""Which findings were right: planted faults found, and findings without a fault."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from formcoach.bench.accuracy.truth import ClipTruth, TrueFault, TrueRepetition
from formcoach.domain.exercise import Exercise, Level, Limit
from formcoach.domain.finding import Finding
from formcoach.domain.measurement import Reading

BEFORE_S, AFTER_S = 0.5, 1.0
"""A finding belongs to a fault that begins so much later or ended so much earlier; what
is judged for a whole repetition is told when that is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One fault of one repetition, and what was said of it."""

    name: str
    known: bool
    """Whether the definition has a limit of that name."""
    found: bool
    delay_s: float
    """From its begin to the alert; NaN if it was not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """All findings of one clip, held against what was planted."""

    planted: tuple[Planted, ...]
    false: tuple[Finding, ...]
    """Findings for which the truth has no reason."""
    sound: int
    """Repetitions without any planted fault."""
    sound_warned: int
    """Of those: with a false warning."""

    @property
    def false_warnings(self) -> int:
        """False findings that tell the patient to ease back or to stop."""
        return sum(each.level >= Level.WARN for each in self.false)


def hold_against(
    truth: ClipTruth, exercise: Exercise, findings: Sequence[Finding]
) -> Warned:
    """Compare what was found with what was planted."""
    false = tuple(
        finding
        for finding in findings
        if not _planted(finding, truth) and not _truly(finding, truth, exercise)
    )
    sound = [each for each in truth.repetitions if not _faults_in(each, truth.faults)]
    warned = [each for each in false if each.level >= Level.WARN]
    return Warned(
        planted=tuple(_all_planted(truth, exercise, findings)),
        false=false,
        sound=len(sound),
        sound_warned=sum(
            any(_overlap(made.start_s, made.end_s, each) for each in warned)
            for made in sound
        ),
    )


def _all_planted(
    truth: ClipTruth, exercise: Exercise, findings: Sequence[Finding]
) -> Iterable[Planted]:
    """Yield every fault once for each repetition it shows in."""
    limits = {limit.id for limit in exercise.limits}
    whole = TrueRepetition(side="", start_s=-math.inf, end_s=math.inf)
    between = [
        fault
        for fault in truth.faults
        if not any(_faults_in(made, (fault,)) for made in truth.repetitions)
    ]
    groups = [(made, _faults_in(made, truth.faults)) for made in truth.repetitions]
    for made, inside in [*groups, (whole, tuple(between))]:
        for name in dict.fromkeys(fault.name for fault in inside):
            stretches = [fault for fault in inside if fault.name == name]
            own = [each for each in findings if each.limit == name]
            found = [each for each in own if _meets(each, stretches, made)]
            begin_s = stretches[0].start_s
            alert_s = min((each.alert_s for each in found), default=math.nan)
            yield Planted(
                name=name,
                known=name in limits,
                found=bool(found),
                delay_s=alert_s - begin_s,
            )


def _faults_in(
    made: TrueRepetition, faults: Sequence[TrueFault]
) -> tuple[TrueFault, ...]:
    return tuple(
        fault
        for fault in faults
        if fault.start_s < made.end_s and fault.end_s >= made.start_s
    )


def _meets(
    finding: Finding, stretches: Sequence[TrueFault], made: TrueRepetition
) -> bool:
    last_s = max(stretches[-1].end_s, made.end_s if math.isfinite(made.end_s) else 0.0)
    return _overlap(stretches[0].start_s - BEFORE_S, last_s + AFTER_S, finding)


def _planted(finding: Finding, truth: ClipTruth) -> bool:
    """Tell whether any planted fault explains a finding, of its name or another."""
    return any(
        _overlap(fault.start_s - BEFORE_S, fault.end_s + AFTER_S, finding)
        for fault in truth.faults
    )


def _truly(finding: Finding, truth: ClipTruth, exercise: Exercise) -> bool:
    """Tell whether the true angle is beyond the bound while the finding lasts."""
    limit = next(each for each in exercise.limits if each.id == finding.limit)
    if isinstance(limit.signal, str) or limit.signal.reading is not Reading.VALUE:
        return False
    times_s = np.append(np.arange(finding.start_s, finding.end_s, 0.05), finding.end_s)
    true = truth.at(limit.signal.full_name(finding.side), times_s)
    return bool(_beyond(true, limit).any())


def _beyond(true: np.ndarray, limit: Limit) -> np.ndarray:
    below = limit.below if limit.below is not None else -math.inf
    above = limit.above if limit.above is not None else math.inf
    beyond: np.ndarray = (true < below) | (true > above)
    return beyond


def _overlap(start_s: float, end_s: float, finding: Finding) -> bool:
    return finding.start_s <= end_s and finding.end_s >= start_s
