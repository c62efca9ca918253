"""What the rules answer."""

from dataclasses import dataclass
from enum import StrEnum

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level


class Outcome(StrEnum):
    """The three answers of a rule; not measured is never shown as good."""

    WITHIN = "within"
    OUTSIDE = "outside"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one limit says at one instant, after persistence and hysteresis."""

    limit: str
    level: Level
    outcome: Outcome
    signal: str
    """The full name of the signal judged, with its side; a timing's own name."""
    value: float
    bound: float
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A limit crossed over an interval ``[start_s, end_s)``."""

    limit: str
    level: Level
    side: Side
    start_s: float
    """When the signal first crossed the bound."""
    alert_s: float
    """When it had lasted long enough to be believed."""
    end_s: float
    """When it was over; the present instant while it goes on."""
    worst: float
    """The value furthest beyond the bound."""
    bound: float
    cue: str
    over: bool = False
    """Whether it has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words for the patient: one at a time."""

    words: str
    level: Level | None
    """None for praise, counts and guidance to the camera."""
    since_s: float
    """When it was first said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMeasured:
    """How much of a limit's time could not be judged."""

    limit: str
    reason: str
    fraction: float
    """Of the time in which it should have been judged, 0-1."""
