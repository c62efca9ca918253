"""A repetition: one way out and back, or one hold."""

from dataclasses import dataclass
from enum import StrEnum

from formcoach.domain.anatomy import Side


class RepetitionOutcome(StrEnum):
    """What became of a repetition."""

    COMPLETE = "complete"
    """The target was reached; it counts."""
    PARTIAL = "partial"
    """It turned back before the target."""
    OTHER_MOVEMENT = "other_movement"
    """The counted signal went far enough, but the rest of the target was not met."""
    UNFINISHED = "unfinished"
    """The recording ended before it was over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition with its times, range and outcome."""

    index: int
    """1 for the first of the set, counting every outcome."""
    side: Side
    start_s: float
    peak_s: float
    end_s: float
    hold_s: float
    """Time inside the target band."""
    outward_s: float
    return_s: float
    rom_deg: float
    """Highest minus lowest value of the counted signal within the repetition."""
    peak_deg: float
    """Value of the counted signal furthest from the start."""
    outcome: RepetitionOutcome
    missed: tuple[str, ...] = ()
    """The target signals that were measured and never met."""
    findings: tuple[str, ...] = ()
    """The limits crossed during it."""

    @property
    def counted(self) -> bool:
        """Whether it counts."""
        return self.outcome is RepetitionOutcome.COMPLETE

    def timing(self, name: str) -> float:
        """Return one of its times in seconds, by its name in a definition."""
        if name == "repetition_s":
            return self.end_s - self.start_s
        time_s: float = getattr(self, name)
        return time_s
