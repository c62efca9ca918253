"""What the coaching thread tells the screen.

Pictures and numbers go through a mailbox, where the newest replaces the one before.
What is told here must not be lost, and so none of these messages replaces another.
"""

from dataclasses import dataclass

from textual.message import Message

from formcoach.domain.finding import Cue, Finding
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition
from formcoach.errors import FormcoachError
from formcoach.session.set_log import SetSummary


@dataclass
class SetStarted(Message):
    """A new coach begins to watch; what was counted before is over."""


@dataclass
class RepetitionEnded(Message):
    """A repetition is over, whether it counts or not."""

    repetition: Repetition
    counted: int
    """Repetitions that count so far, with this one."""


@dataclass
class FindingTold(Message):
    """A limit began to be crossed, or is no longer crossed."""

    finding: Finding


@dataclass
class CueChanged(Message):
    """Other words are to be said now, or none."""

    cue: Cue | None


@dataclass
class TroubleChanged(Message):
    """Judging was paused for another reason, or goes on."""

    trouble: Trouble | None


@dataclass
class SetEnded(Message):
    """The set is over: the source ended, or the patient ended it."""

    summary: SetSummary
    source_ended: bool


@dataclass
class WatchFailed(Message):
    """The coaching thread cannot go on."""

    error: FormcoachError
