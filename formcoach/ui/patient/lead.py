"""One session while it runs: its conductor, its camera, its voice."""

import logging
import threading
from collections.abc import Callable

from textual.message import Message

from formcoach.domain.finding import Finding
from formcoach.domain.records import SessionRecord
from formcoach.errors import BugError, FormcoachError
from formcoach.plan.answers import Answer
from formcoach.ports import Listener, Speaker
from formcoach.session import events as ev
from formcoach.session.conductor import Conductor
from formcoach.session.events import Event, Key
from formcoach.session.resuming import resumed
from formcoach.session.session_ports import Ports
from formcoach.session.stage import OVER, Flow, Stage
from formcoach.ui import messages
from formcoach.ui.patient.observing import SessionObserver
from formcoach.ui.patient.practice import Practice
from formcoach.ui.patient.watching import (
    Deaf,
    Happened,
    SessionWatcher,
    SharedSpotter,
)
from formcoach.ui.watching import Sight

LAST_FRAME_S = 2.0
"""How long the end waits for the thread: longer than a slow inference."""
ECHO_S = 0.5
"""What the voice said last is recognised this soon after; a word takes longer."""

logger = logging.getLogger(__name__)


class Lead:
    """Leads one session from its start to its end.

    Parameters
    ----------
    practice
        Programme, records and devices.
    flow
        The session of today.
    record
        What is kept of it; with sets, if it was broken off and goes on.
    tell
        Posts a message to the app, from any thread.
    ring
        The bell of the terminal.

    """

    def __init__(
        self,
        practice: Practice,
        flow: Flow,
        record: SessionRecord,
        tell: Callable[[Message], object],
        ring: Callable[[], None],
    ) -> None:
        self._practice = practice
        self._tell = tell
        settings = practice.settings
        keeper = practice.recordings if settings.keep_recordings else None
        self.speaker: Speaker = practice.make_speaker(settings)
        self._spotter = SharedSpotter(
            practice.make_coach(), keep_poses=keeper is not None
        )
        ports = Ports(
            store=practice.store,
            speaker=self.speaker,
            clocks=practice.clocks,
            recordings=keeper,
            ring=ring,
        )
        self.conductor = Conductor(flow, record, self._spotter, ports, practice.hashes)
        self.watcher: SessionWatcher | None = None
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None

    @property
    def flow(self) -> Flow:
        """Where the session stands."""
        return self.conductor.flow

    def open(self, answers: tuple[Answer, ...], start_score: int) -> None:
        """Take in what the gates say; a session that was broken off goes on."""
        record = self.conductor.kept.record
        self.take(
            ev.GatesAnswered(time_s=0.0, answers=answers, start_score=start_score)
        )
        if record.sets and self.flow.stage is Stage.READY:
            self.conductor.flow = resumed(self.flow, record, start_score)

    def start(self) -> None:
        """Open camera and model and begin."""
        observer = self._practice.make_observer(
            self.flow.programme, self._practice.settings
        )
        self.watcher = SessionWatcher(observer, self._spotter, self.speaker, self._tell)
        self.take(ev.Pressed(time_s=0.0, key=Key.START))
        self._listen()
        self._thread = threading.Thread(
            target=self._watch, name="formcoach session", daemon=True
        )
        self._thread.start()

    def take(self, event: Event) -> None:
        """Take in what happened."""
        before = self.flow
        self.conductor.take(event)
        if self.watcher is not None and self.flow.stage is not before.stage:
            self._direct(self.watcher.observer, came_from=before.stage)
        if self.flow.stage in OVER:
            self._listen_no_more()

    def stop(self) -> None:
        """Stop what runs; the set that is open is closed and kept."""
        if self.flow.stage is not Stage.STOPPED:
            self.take(ev.Pressed(time_s=0.0, key=Key.STOP))

    def keep_finding(self, finding: Finding) -> None:
        """Keep a finding of the set that is open."""
        self.conductor.keep_finding(finding)

    def tick(self) -> Sight | None:
        """Let time pass; return the newest picture, if there is a new one."""
        if self.watcher is None:
            return None
        look = self.watcher.looks.take()
        if look is not None:
            self.take(look)
        self.take(ev.Ticked(time_s=0.0))
        return self.watcher.newest.take()

    def close(self) -> None:
        """Let go of camera, model and voice; waits for the thread."""
        if self.watcher is not None:
            self.watcher.close()
        if self._thread is not None:
            self._thread.join(LAST_FRAME_S)
        if self._listener is not None:
            self._listener.close()
        self.speaker.close()

    def _listen(self) -> None:
        """Listen for "stop" if the patient wants that, while the session runs."""
        make_listener = self._practice.make_listener
        if not self._practice.listens or make_listener is None:
            return
        self._listener = make_listener()
        self._listener.listen(self._hear_stop, lambda why: self._tell(Deaf(why)))

    def _hear_stop(self) -> None:
        """Tell the session, unless it may have been the voice beside the microphone."""
        if not self.speaker.spoke_within(ECHO_S):
            self._tell(Happened(ev.StopHeard(time_s=0.0)))

    def _listen_no_more(self) -> None:
        """Let go of the microphone, without waiting for it."""
        listener, self._listener = self._listener, None
        if listener is not None:
            threading.Thread(target=listener.close, daemon=True).start()

    def _direct(self, observer: SessionObserver, *, came_from: Stage) -> None:
        """Tell the observer what is got ready for, and when the set begins."""
        if self.flow.stage is Stage.EXERCISING:
            observer.go_on()
        elif self.flow.stage is not Stage.SET_UP:
            return
        elif self.flow.set_open:
            observer.wait()
        elif came_from is not Stage.COUNTDOWN:  # there a file waits already
            observer.turn_to(self.flow.exercise.id)

    def _watch(self) -> None:
        """Run the thread; whatever goes wrong there ends on a screen."""
        assert self.watcher is not None  # noqa: S101  # started after it was made
        try:
            self.watcher.run()
        except FormcoachError as error:
            self._tell(messages.WatchFailed(error))
        except Exception as error:
            logger.exception("the thread of the session failed")
            self._tell(messages.WatchFailed(BugError.of(error)))
