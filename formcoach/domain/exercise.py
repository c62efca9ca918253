"""An exercise as the therapist defines it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import Posture, View
from formcoach.domain.signals import OUTLINE_SIGNALS, SIGNALS, Unit


class Category(StrEnum):
    """What an exercise is for."""

    STRETCH = "stretch"
    MOBILITY = "mobility"
    STRENGTH = "strength"
    STABILITY = "stability"
    AEROBIC = "aerobic"


class Mode(StrEnum):
    """What is counted."""

    REPS = "reps"
    REPS_WITH_HOLD = "reps_with_hold"
    HOLD = "hold"
    TIMED = "timed"


class Sides(StrEnum):
    """Which side of the person moves."""

    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"
    BOTH = "both"


class Level(IntEnum):
    """How urgent a finding is; the greater goes first."""

    COACH = 1
    WARN = 2
    STOP = 3


class Phase(StrEnum):
    """What the patient is doing, as far as it is measured."""

    SETUP = "setup"
    """Not yet in the start pose."""
    REST = "rest"
    OUTWARD = "outward"
    HOLD = "hold"
    RETURN = "return"


MOVING_PHASES = frozenset({Phase.OUTWARD, Phase.HOLD, Phase.RETURN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A closed range of a signal."""

    lower: float
    upper: float

    def __contains__(self, value: float) -> bool:
        """Tell whether a value lies inside; NaN never does."""
        return self.lower <= value <= self.upper

    @property
    def middle(self) -> float:
        """The middle of the band."""
        return (self.lower + self.upper) / 2

    def widened(self, margin: float) -> "Band":
        """Return the band with a margin added at both ends."""
        return Band(lower=self.lower - margin, upper=self.upper + margin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A bound on a signal, and what is said when it is crossed."""

    id: str
    signal: SignalRef | str
    """A signal, or one of the timings of a whole repetition (``return_s``)."""
    level: Level
    cue: str
    why: str
    source: str
    below: float | None = None
    """Crossed when the signal is below this."""
    above: float | None = None
    """Crossed when the signal is above this."""
    persist_s: float = 0.4
    """How long it must be crossed before it is believed."""
    during: frozenset[Phase] = MOVING_PHASES | {Phase.REST}
    """The phases in which it is judged."""
    turned_at_most_deg: float | None = None
    """How far out of the view the patient may rest for it to be judged, as read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much is asked for."""

    sets: int = 1
    reps: int = 1
    hold_s: float = 0.0
    duration_s: float = 0.0
    rest_s: float = 0.0
    per_week: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who has looked at a definition."""

    status: str = "draft"
    by: str = ""
    role: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise definition, already checked."""

    id: str
    name: str
    purpose: str
    category: Category
    postures: tuple[Posture, ...]
    """The postures in which it may start."""
    view: View
    mode: Mode
    sides: Sides
    dose: Dose
    start: Mapping[SignalRef, Band]
    target: Mapping[SignalRef, Band]
    counts_by: SignalRef
    limits: tuple[Limit, ...] = ()
    loads: tuple[str, ...] = ()
    avoid_if: tuple[str, ...] = ()
    cannot_see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    review: Review = Review()
    instructions: tuple[str, ...] = ()
    """What the patient is told before and during, in order."""
    enabled: bool = True
    confirmed: frozenset[str] = frozenset()
    """Paths of unusual numbers that the writer has confirmed by writing them twice."""
    meaning_sha256: str = field(default="", compare=False)
    """Of what its file says to the patient; empty if it was read from no file."""

    @property
    def from_feet(self) -> bool:
        """Whether the camera stands at the feet of a person on the back."""
        return self.view is View.FRONT and Posture.SUPINE in self.postures

    @property
    def needs_outline(self) -> bool:
        """Whether it uses the outline of the body, which costs a mask a frame."""
        return bool(OUTLINE_SIGNALS & self.signals)

    @property
    def counts_a_length(self) -> bool:
        """Whether what is counted is a length, read as a change from the start pose."""
        return SIGNALS[self.counts_by.signal].unit is Unit.PIXELS

    @property
    def signals(self) -> frozenset[str]:
        """The names, without side, of every signal that the definition uses."""
        refs = [*self.start, *self.target, self.counts_by]
        refs += [
            limit.signal for limit in self.limits if not isinstance(limit.signal, str)
        ]
        return frozenset(ref.signal for ref in refs)
