"""What happens to a session, and what a session asks to be done."""

from dataclasses import dataclass
from enum import StrEnum

from formcoach.domain.exercise import Exercise
from formcoach.domain.observation import Trouble
from formcoach.domain.records import LegSymptoms, PainMoment, SessionState
from formcoach.domain.repetition import Repetition
from formcoach.plan.answers import Answer
from formcoach.ports import Urgency


class Key(StrEnum):
    """What a key, or a word of the palette, asks for."""

    START = "start"
    STOP = "stop"
    PAUSE = "pause"
    GO_ON = "go_on"
    END_SET = "end_set"
    END_SESSION = "end_session"
    MORE = "more"
    LESS = "less"
    AGREE = "agree"
    YES = "yes"
    NO = "no"
    FINE = "fine"
    HELP_ME = "help_me"
    HURTS = "hurts"
    """The patient wants to say something about pain now."""


class Sign(StrEnum):
    """What the arms say."""

    HAND_UP = "hand_up"
    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """Time has passed."""

    time_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GatesAnswered:
    """What the gates say now."""

    time_s: float
    answers: tuple[Answer, ...]
    start_score: int = 0
    """Pain before the session, once it was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A key."""

    time_s: float
    key: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A number of the scale, typed."""

    time_s: float
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Arms that were raised and held."""

    time_s: float
    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One look of the camera."""

    time_s: float
    trouble: Trouble | None
    advice: str = ""
    """What would help the camera, or how to begin."""
    ready: bool = False
    """Whether the start pose is held."""
    resting: bool = True
    """Whether no repetition and no hold is under way."""
    hold_s: float = 0.0
    still_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionSeen:
    """A repetition is over; only this lets a counter rise."""

    time_s: float
    repetition: Repetition


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitStopped:
    """A limit of level stop was crossed."""

    time_s: float
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FallSeen:
    """It looks as if the patient has fallen."""

    time_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StopHeard:
    """The patient has said "stop"; it may only stop, never start, count or answer."""

    time_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEnded:
    """A video in place of the camera is over."""

    time_s: float


Event = (
    Ticked
    | GatesAnswered
    | Pressed
    | Scored
    | Signed
    | Looked
    | RepetitionSeen
    | LimitStopped
    | FallSeen
    | StopHeard
    | SourceEnded
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Say words aloud."""

    words: str
    urgency: Urgency = Urgency.INFO


@dataclass(frozen=True, slots=True, kw_only=True)
class Hush:
    """Be silent at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """Ring the bell: nobody on the floor looks at a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginSession:
    """Open the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GetReady:
    """Watch for the start pose of an exercise; nothing is counted."""

    exercise: Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginSet:
    """Open a set and count from now on."""

    set_index: int
    set_number: int
    exercise: Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinueSet:
    """Go on counting in the set that was interrupted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestCoach:
    """Count and judge nothing until told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSet:
    """Close the set that is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPain:
    """Keep an answer about pain."""

    moment: PainMoment
    score: int | None
    exercise: str = ""
    legs: LegSymptoms | None = None
    sharp: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSkipped:
    """Keep that an exercise is left out, and why."""

    exercise: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSession:
    """Close the session."""

    state: SessionState
    why: str = ""


Effect = (
    Say
    | Hush
    | Ring
    | BeginSession
    | GetReady
    | BeginSet
    | ContinueSet
    | RestCoach
    | EndSet
    | KeepPain
    | KeepSkipped
    | EndSession
)
