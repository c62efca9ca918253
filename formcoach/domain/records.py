"""What is kept of a patient's sessions.

All times are aware and in UTC; ``utc_offset_s`` says what the patient's clock read, so
that a day is the patient's day whatever the clock or the summer time did since.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Dose
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.orientation import View
from formcoach.domain.repetition import Repetition


def day_of(at: datetime, utc_offset_s: int) -> date:
    """Return the patient's own day at an instant."""
    return (at.astimezone(UTC) + timedelta(seconds=utc_offset_s)).date()


class SessionState(StrEnum):
    """How far a session has come."""

    RUNNING = "running"
    FINISHED = "finished"
    """All that was asked for that day was gone through."""
    ENDED_EARLY = "ended_early"
    """The patient ended it."""
    STOPPED = "stopped"
    """A rule ended it: pain, a limit of level stop, a fall, the time."""


class PainMoment(StrEnum):
    """When pain was asked for."""

    BEFORE = "before"
    AFTER_SET = "after_set"
    ON_DEMAND = "on_demand"
    END = "end"
    NEXT_MORNING = "next_morning"


class LegSymptoms(StrEnum):
    """What the legs tell."""

    NONE = "none"
    TOWARDS_BACK = "towards_back"
    UNCHANGED = "unchanged"
    SPREADING = "spreading"
    """Further down the leg, new numbness or weakness: the session stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainAnswer:
    """One answer to how much it hurts."""

    at: datetime
    moment: PainMoment
    score: int | None
    """0 none to 10 the worst imaginable; None where no answer was given."""
    exercise: str = ""
    legs: LegSymptoms | None = None
    sharp: bool = False
    utc_offset_s: int = 0

    @property
    def day(self) -> date:
        """The patient's own day on which it was given."""
        return day_of(self.at, self.utc_offset_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenAnswer:
    """One answer of the screen for warning signs."""

    at: datetime
    item: str
    yes: bool
    wording: int
    """The version of the question's words."""
    utc_offset_s: int = 0

    @property
    def day(self) -> date:
        """The patient's own day on which it was given."""
        return day_of(self.at, self.utc_offset_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """No exercise until the therapist clears it; it survives a restart."""

    since: datetime
    why: str
    """The item of the screen, or another rule's name."""
    cleared_by: str = ""
    cleared_at: datetime | None = None
    clearing: str = ""
    """The therapist's signature under the clearing; empty where nobody signed it."""
    doubted: bool = False
    """Whether its clearing cannot be believed: then it counts for nothing."""

    @property
    def holds(self) -> bool:
        """Whether it still locks."""
        return self.cleared_at is None or self.doubted


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Why something prescribed was not done: pain, time, forgot, unwell, other."""

    on: date
    why: str
    exercise: str = ""
    """Empty for the whole session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRecord:
    """One set: what was asked for and what came of it."""

    index: int
    """1 for the first set of the session."""
    exercise: str
    definition_sha256: str
    set_number: int
    """1 for the first set of this exercise."""
    asked: Dose
    view: View
    """What the definition asked for; ranges of two views are never compared."""
    started_at: datetime
    ended_at: datetime | None
    """None while it runs, and for ever if the program ended in it."""
    counted: int = 0
    longest_hold_s: float = 0.0
    duration_s: float = 0.0
    tracked_fraction: float = 0.0
    view_ok_fraction: float = 0.0
    repetitions: tuple[Repetition, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_measured: tuple[NotMeasured, ...] = ()
    recording: str = ""
    """The file of its poses within the patient's folder; empty if none was kept."""
    side: Side | None = None
    signal: str = ""
    """What was counted, as the definition names it: ``hip_flexion``."""
    band: Band | None = None
    """The target that held for the counted signal, in its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One session with everything that happened in it."""

    id: str
    patient: str
    prescription: str
    prescription_sha256: str
    started_at: datetime
    utc_offset_s: int
    ended_at: datetime | None
    state: SessionState
    why_ended: str = ""
    model: str = ""
    model_sha256: str = ""
    version: str = ""
    """Of formcoach."""
    trial: bool = False
    """Done by an unsigned prescription."""
    sets: tuple[SetRecord, ...] = ()
    pain: tuple[PainAnswer, ...] = ()

    @property
    def day(self) -> date:
        """The patient's own day on which it began."""
        return day_of(self.started_at, self.utc_offset_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything that is known of a patient, oldest first."""

    patient: str
    sessions: tuple[SessionRecord, ...] = ()
    pain: tuple[PainAnswer, ...] = ()
    """All answers, those within sessions too."""
    screens: tuple[ScreenAnswer, ...] = ()
    locks: tuple[Lock, ...] = ()
    skipped: tuple[Skipped, ...] = ()
