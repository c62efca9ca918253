"""The one loop behind the screen: what is observed, the coach, and what is told.

It runs on a thread of its own and never touches a widget.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from textual.message import Message

from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Cue
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.feedback.spoken import Spoken
from formcoach.ports import Observer, Speaker
from formcoach.session.set_log import SetLog
from formcoach.ui import messages
from formcoach.ui.mailbox import Mailbox


class Coach(Protocol):
    """The pure pipeline of one set: measures, counts, judges, chooses the words."""

    def update(self, pose: Pose) -> Instant:
        """Return everything that is to be said about one pose."""
        ...

    def finish(self) -> Instant | None:
        """End the set and return what is still to be said."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sight:
    """What was seen last."""

    frame: Frame
    pose: Pose
    instant: Instant | None
    """What the coach says about it; None while the coach is paused."""


class Watcher:
    """Watches a patient with one coach after another and tells what happens."""

    def __init__(
        self,
        exercise: Exercise,
        observer: Observer,
        make_coach: Callable[[], Coach],
        tell: Callable[[Message], object],
        speaker: Speaker | None = None,
    ) -> None:
        self.newest: Mailbox[Sight] = Mailbox()
        self._exercise = exercise
        self._observer = observer
        self._make_coach = make_coach
        self._tell = tell
        self._speaker = speaker
        self._paused = threading.Event()
        self._restart_asked = threading.Event()
        self._end_asked = threading.Event()
        self._closed = threading.Event()
        self._start()

    def pause(self, *, paused: bool) -> None:
        """Let the coach rest, or go on; poses are found all the same."""
        if paused:
            self._paused.set()
            self._hush()
        else:
            self._paused.clear()

    def restart(self) -> None:
        """Begin the set anew with the next frame."""
        self._restart_asked.set()

    def end_set(self) -> None:
        """End the set with the next frame; the source stays open."""
        self._end_asked.set()

    def close(self) -> None:
        """Let go of camera and model; the loop then ends without another word."""
        self._closed.set()
        self._observer.close()

    def run(self) -> None:
        """Watch until the source ends or is closed."""
        with closing(self._observer.observe()) as observed:
            for frame, pose in observed:
                if self._closed.is_set():
                    return
                self._obey()
                self.newest.put(
                    Sight(frame=frame, pose=pose, instant=self._instant_of(pose))
                )
        if not self._closed.is_set():
            self._end(source_ended=True)

    def _obey(self) -> None:
        if self._restart_asked.is_set():
            self._restart_asked.clear()
            self._start()
            self.newest.take()
            self._tell(messages.SetStarted())
        if self._end_asked.is_set():
            self._end_asked.clear()
            self._end(source_ended=False)

    def _start(self) -> None:
        self._coach = self._make_coach()
        self._log = SetLog(self._exercise)
        self._spoken = Spoken(self._exercise)
        self._ended = False
        self._cue: Cue | None = None
        self._trouble: Trouble | None = None

    def _instant_of(self, pose: Pose) -> Instant | None:
        if self._ended or self._paused.is_set():
            return None
        instant = self._coach.update(pose)
        self._report(instant)
        self._say(instant)
        return instant

    def _end(self, *, source_ended: bool) -> None:
        if not self._ended:
            self._ended = True
            self._hush()
            last = self._coach.finish()
            if last is not None:
                self._report(last)
        self._tell(
            messages.SetEnded(summary=self._log.summary(), source_ended=source_ended)
        )

    def _say(self, instant: Instant) -> None:
        if self._speaker is None:
            return
        for heard in self._spoken.update(instant):
            if heard.sound:
                self._speaker.play(heard.sound)
            if heard.words:
                self._speaker.say(heard.words, heard.urgency)

    def _hush(self) -> None:
        if self._speaker is not None:
            self._speaker.hush()

    def _report(self, instant: Instant) -> None:
        self._log.update(instant)
        if instant.repetition is not None:
            self._tell(messages.RepetitionEnded(instant.repetition, instant.counted))
        for finding in instant.findings:
            self._tell(messages.FindingTold(finding))
        if instant.cue != self._cue:
            self._cue = instant.cue
            self._tell(messages.CueChanged(instant.cue))
        if instant.trouble is not self._trouble:
            self._trouble = instant.trouble
            self._tell(messages.TroubleChanged(instant.trouble))
