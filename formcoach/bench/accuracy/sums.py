"""What the clips of one model come to together."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Self

from formcoach.bench.accuracy.agreement import Agreement
from formcoach.bench.accuracy.clip import ClipResult, Where, joined, measured
from formcoach.bench.accuracy.proportion import Proportion
from formcoach.bench.accuracy.warnings import Planted

PER_S = 600.0
"""False warnings are told for ten minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AngleRow:
    """One signal seen from one side."""

    agreement: Agreement
    measured: Proportion
    """Frames in which there was a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """One model over all clips."""

    model: str
    clips: tuple[ClipResult, ...]
    angles: Mapping[Where, AngleRow]
    exact: Proportion
    """Clips whose repetitions were counted exactly."""
    within_one: Proportion
    mean_off: float
    """Mean size of counted minus true, repetitions a clip."""
    on_its_side: Proportion
    ends: Agreement
    """Seconds: a repetition's end as dated minus its true end."""
    told: Agreement
    """Seconds: when a repetition was told minus its true end."""
    found: Proportion
    """Planted faults that were found, of those the definition has a limit for."""
    without_limit: int
    """Planted faults that no limit of the definition is for."""
    delays_s: tuple[float, ...]
    sound_quiet: Proportion
    """Repetitions without a fault that had no false warning."""
    false_warnings: int
    false_tips: int
    duration_s: float
    not_judged: Proportion
    """Frames in which judging was paused."""
    limits_not_measured: float
    """Mean share of a limit's time in which it was not measured; NaN without limits."""

    @property
    def false_per_10_min(self) -> float:
        """False warnings in ten minutes of video."""
        return self.false_warnings / self.duration_s * PER_S

    @property
    def false_tips_per_10_min(self) -> float:
        """False tips in ten minutes of video."""
        return self.false_tips / self.duration_s * PER_S

    @property
    def middle_delay_s(self) -> float | None:
        """The median delay from a fault's begin to its alert."""
        return median(self.delays_s) if self.delays_s else None

    @classmethod
    def of(cls, clips: Sequence[ClipResult]) -> Self:
        """Sum the clips of one model up; there must be at least one."""
        offs = [clip.counting.off_by for clip in clips]
        planted = [each for clip in clips for each in clip.warned.planted]
        known = [each for each in planted if each.known]
        false = [each for clip in clips for each in clip.warned.false]
        warnings = sum(clip.warned.false_warnings for clip in clips)
        return cls(
            model=clips[0].model,
            clips=tuple(sorted(clips, key=lambda clip: clip.clip)),
            angles={
                where: AngleRow(agreement=Agreement.of(each), measured=measured(each))
                for where, each in joined(clips).items()
            },
            exact=_share([off == 0 for off in offs]),
            within_one=_share([abs(off) <= 1 for off in offs]),
            mean_off=fmean(abs(off) for off in offs),
            on_its_side=_sides(clips),
            ends=Agreement.of(e for clip in clips for e in clip.counting.end_errors_s),
            told=Agreement.of(e for clip in clips for e in clip.counting.told_errors_s),
            found=_share([each.found for each in known]),
            without_limit=len(planted) - len(known),
            delays_s=_delays_s(known),
            sound_quiet=_quiet(clips),
            false_warnings=warnings,
            false_tips=len(false) - warnings,
            duration_s=sum(clip.duration_s for clip in clips),
            not_judged=sum(
                (clip.not_judged for clip in clips), Proportion(part=0, whole=0)
            ),
            limits_not_measured=_mean(
                share for clip in clips for share in clip.not_measured.values()
            ),
        )


def by_model(results: Sequence[ClipResult]) -> list[Sums]:
    """Return the sums of each model, in the order in which they came."""
    models = dict.fromkeys(result.model for result in results)
    return [
        Sums.of([result for result in results if result.model == model])
        for model in models
    ]


def _share(answers: Sequence[bool]) -> Proportion:
    return Proportion(part=sum(answers), whole=len(answers))


def _mean(shares: Iterable[float]) -> float:
    every = list(shares)
    return fmean(every) if every else math.nan


def _sides(clips: Sequence[ClipResult]) -> Proportion:
    countings = [clip.counting for clip in clips]
    return Proportion(
        part=sum(each.on_its_side for each in countings),
        whole=sum(len(each.end_errors_s) for each in countings),
    )


def _quiet(clips: Sequence[ClipResult]) -> Proportion:
    sound = sum(clip.warned.sound for clip in clips)
    warned = sum(clip.warned.sound_warned for clip in clips)
    return Proportion(part=sound - warned, whole=sound)


def _delays_s(planted: Sequence[Planted]) -> tuple[float, ...]:
    return tuple(each.delay_s for each in planted if each.found)
