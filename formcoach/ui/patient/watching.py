"""The thread of a session: what is observed, the spotter, and what is told.

It never touches a widget. Pictures and looks may be replaced by newer ones; what
happened may not, and is told one by one.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from textual.message import Message

from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Cue, Finding
from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.language import tr
from formcoach.ports import Speaker
from formcoach.session.events import Event, Looked, RepetitionSeen
from formcoach.session.set_log import SetSummary
from formcoach.session.spotter import Listening, MakeCoach, Sighting, Spotter
from formcoach.ui import messages
from formcoach.ui.mailbox import Mailbox
from formcoach.ui.patient.observing import SessionObserver
from formcoach.ui.watching import Sight


@dataclass
class Happened(Message):
    """Something that the session has to know."""

    event: Event


@dataclass
class Deaf(Message):
    """The word "stop" is not heard, or not any more."""

    why: str

    @property
    def words(self) -> str:
        """Say quietly that it is not heard, and what stops as ever."""
        still = tr('I cannot hear "stop". The key and the raised hand still work.')
        return f"{still} {self.why}".strip()


@dataclass
class Found(Message):
    """A finding that has to be kept."""

    finding: Finding


class SharedSpotter(Spotter):
    """A spotter that one thread feeds and another directs.

    Whoever directs it waits for the pose that is being looked at, some milliseconds,
    and after that nothing more is counted or said.
    """

    def __init__(self, make_coach: MakeCoach, *, keep_poses: bool = False) -> None:
        super().__init__(make_coach, keep_poses=keep_poses)
        self._turn = threading.RLock()

    def turn(self) -> threading.RLock:
        """Return what is held while a pose is looked at."""
        return self._turn

    def get_ready(self, exercise: Exercise) -> None:
        """Watch for the start pose; nothing is counted."""
        with self._turn:
            super().get_ready(exercise)

    def begin(self, exercise: Exercise) -> None:
        """Begin a set."""
        with self._turn:
            super().begin(exercise)

    def go_on(self) -> None:
        """Go on with the set that was interrupted."""
        with self._turn:
            super().go_on()

    def rest(self) -> None:
        """Count and judge nothing."""
        with self._turn:
            super().rest()

    def end(self) -> tuple[SetSummary, tuple[Pose, ...]]:
        """End the set; return what it came to, and its poses if they are kept."""
        with self._turn:
            return super().end()

    def listen(self, to: Listening, exercise: Exercise | None = None) -> None:
        """Choose what raised arms mean from now on."""
        with self._turn:
            super().listen(to, exercise)


class SessionWatcher:
    """Feeds the spotter with what is observed, until the observer is closed."""

    def __init__(
        self,
        observer: SessionObserver,
        spotter: SharedSpotter,
        speaker: Speaker,
        tell: Callable[[Message], object],
    ) -> None:
        self.newest: Mailbox[Sight] = Mailbox()
        self.looks: Mailbox[Looked] = Mailbox()
        self.observer = observer
        self._spotter = spotter
        self._speaker = speaker
        self._tell = tell
        self._closed = threading.Event()
        self._cue: Cue | None = None
        self._trouble: Trouble | None = None

    def close(self) -> None:
        """Let go of camera and model; the loop then ends without another word."""
        self._closed.set()
        self.observer.close()

    def run(self) -> None:
        """Watch until the source ends or is closed."""
        with closing(self.observer.observe()) as observed:
            for frame, pose in observed:
                if self._closed.is_set():
                    return
                self.see(frame, pose)

    def see(self, frame: Frame, pose: Pose) -> None:
        """Take in one frame with its pose."""
        with self._spotter.turn():
            sighting = self._spotter.update(pose)
            self._be_heard(sighting)
        self.newest.put(Sight(frame=frame, pose=pose, instant=sighting.instant))
        self.looks.put(sighting.look)
        for event in sighting.events:
            self._tell(Happened(event))
        for finding in sighting.findings:
            self._tell(Found(finding))
        self._show(sighting)

    def _be_heard(self, sighting: Sighting) -> None:
        for heard in sighting.heard:
            if heard.sound is not None:
                self._speaker.play(heard.sound)
            if heard.words:
                self._speaker.say(heard.words, heard.urgency)

    def _show(self, sighting: Sighting) -> None:
        """Tell the screen of the set what it must not miss."""
        instant = sighting.instant
        cue = instant.cue if instant else None
        trouble = instant.trouble if instant else None
        for event in sighting.events:
            if isinstance(event, RepetitionSeen) and instant:
                done = event.repetition
                self._tell(messages.RepetitionEnded(done, instant.counted))
        for finding in sighting.findings:
            self._tell(messages.FindingTold(finding))
        if cue != self._cue:
            self._cue = cue
            self._tell(messages.CueChanged(cue))
        if trouble is not self._trouble:
            self._trouble = trouble
            self._tell(messages.TroubleChanged(trouble))
