"""What the gates answer: may go on, ask this, not today, locked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from formcoach.domain.records import Lock, PainMoment
from formcoach.plan.individual import LeftOut
from formcoach.plan.ready import ReadyItem
from formcoach.plan.red_flags import Action, RedFlag


class Gate(StrEnum):
    """The gates, in the order in which they are met."""

    LOCK = "lock"
    PRESCRIPTION = "prescription"
    CLOCK = "clock"
    ACUTE = "acute"
    CONDITIONS = "conditions"
    PAIN_TODAY = "pain_today"
    CAPS = "caps"
    SCREEN = "screen"
    MORNING = "morning"
    PAIN_BEFORE = "pain_before"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What belongs to this moment and is kept nowhere."""

    ready: frozenset[str] = frozenset()
    """The items of the check of the room that were ticked just now."""
    date_confirmed: bool = False
    """Whether the patient said that the date of this computer is right."""
    resuming: str = ""
    """The id of a session that was broken off and goes on."""
    trial: bool = False
    """Whether unsigned prescriptions are allowed, which every screen then says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """No exercise until the therapist clears it."""

    gate: Gate
    locks: tuple[Lock, ...]
    action: Action
    """The most urgent of what they lead to."""
    words: str
    """What to do now."""
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotToday:
    """Something that no answer of the patient can change."""

    gate: Gate
    words: str
    advice: str = ""
    again_at: datetime | None = None
    """When it may go on, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskScreen:
    """Questions about warning signs, each with yes or no."""

    gate: Gate
    items: tuple[RedFlag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPain:
    """How much it hurts, 0 to 10."""

    gate: Gate
    moment: PainMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReady:
    """Things about the room to be ticked."""

    gate: Gate
    items: tuple[ReadyItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDate:
    """Whether the date of this computer is right."""

    gate: Gate
    today: date
    recorded: date
    """The day of a session that lies after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MayGoOn:
    """Nothing stands in the way."""

    offer_shorter: bool
    """Pain is a little more than usual: the shorter session is offered."""
    shown: tuple[str, ...]
    """What has to be on the screen: overrides, and the trial mode."""
    left_out: tuple[LeftOut, ...]
    """Prescribed exercises that are not done, with the reason."""


Ask = AskScreen | AskPain | AskReady | AskDate
Answer = Locked | NotToday | Ask | MayGoOn
