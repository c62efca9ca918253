"""One voice: safety first, nothing overlaps, nothing is said too late."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from formcoach.ports import Sound, Urgency
from formcoach.voice.engine import Engine
from formcoach.voice.sounds import SoundPlayer

_LATE_S = {
    Urgency.INFO: 30.0,
    Urgency.COUNT: 1.5,
    Urgency.CUE: 4.0,
    Urgency.SAFETY: 6.0,
}
"""Words that waited longer are about something that is over."""
_LONGEST_INFO = 12
"""Sentences of an introduction that may wait."""
_FAILURES = 3
"""After so many utterances in a row that failed the voice is given up."""


@dataclass(frozen=True, slots=True)
class _Utterance:
    words: str
    urgency: Urgency
    until_s: float


class Talker:
    """Speaks through an engine on a thread of its own.

    Parameters
    ----------
    engine
        What speaks; closed with the talker.
    sounds
        What plays sounds; closed with the talker.
    clock
        Seconds that only rise.

    """

    def __init__(
        self,
        engine: Engine,
        sounds: SoundPlayer | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = engine.name
        self._engine = engine
        self._sounds = sounds
        self._clock = clock
        self._news = threading.Condition()
        self._waiting: dict[Urgency, deque[_Utterance]] = {
            urgency: deque(maxlen=_LONGEST_INFO if urgency is Urgency.INFO else 1)
            for urgency in Urgency
        }
        self._current: _Utterance | None = None
        self._silent_since_s = -math.inf
        self._closed = False
        self._thread = threading.Thread(
            target=self._run, name="formcoach voice", daemon=True
        )
        self._thread.start()

    def say(self, words: str, urgency: Urgency) -> None:
        """Say words in their turn; the same words are not said twice at once."""
        if not words.strip():
            return
        with self._news:
            now = self._current
            if now is not None and (now.words, now.urgency) == (words, urgency):
                return
            late_s = self._clock() + _LATE_S[urgency]
            self._waiting[urgency].append(_Utterance(words, urgency, late_s))
            if urgency > Urgency.INFO:
                self._waiting[Urgency.INFO].clear()
            if now is not None and _cuts_off(urgency, now.urgency):
                self._engine.stop()
            self._news.notify()

    def play(self, sound: Sound) -> None:
        """Play a sound at once."""
        if self._sounds is not None:
            self._sounds.play(sound)

    def hush(self) -> None:
        """Be silent at once."""
        with self._news:
            self._forget()
            self._engine.stop()

    def spoke_within(self, seconds: float) -> bool:
        """Tell whether it speaks, or did a moment ago."""
        with self._news:
            speaks = self._current is not None
            return speaks or self._clock() - self._silent_since_s <= seconds

    def close(self) -> None:
        """End the voice and its programs."""
        with self._news:
            if self._closed:
                return
            self._closed = True
            self._forget()
            self._engine.stop()
            self._news.notify()
        self._engine.close()
        self._thread.join()
        if self._sounds is not None:
            self._sounds.close()

    def _forget(self) -> None:
        for waiting in self._waiting.values():
            waiting.clear()

    def _run(self) -> None:
        failures = 0
        while failures < _FAILURES:
            started = self._start_next()
            if started is None:
                return
            worked = started and self._engine.wait()
            failures = 0 if worked else failures + 1
            with self._news:
                self._current = None
                self._silent_since_s = self._clock()
        self.name = f"{self.name} (silent: it failed {_FAILURES} times)"

    def _start_next(self) -> bool | None:
        """Start the most urgent words that are not late; None at the end.

        They are started while nobody else may cut anything off, so that a cut never
        falls between the choice of the words and their start.
        """
        with self._news:
            while not self._closed:
                self._current = self._most_urgent()
                if self._current is not None:
                    return self._engine.start(self._current.words)
                self._news.wait()
        return None

    def _most_urgent(self) -> _Utterance | None:
        now_s = self._clock()
        for urgency in reversed(Urgency):
            waiting = self._waiting[urgency]
            while waiting:
                utterance = waiting.popleft()
                if now_s <= utterance.until_s:
                    return utterance
        return None


def _cuts_off(new: Urgency, current: Urgency) -> bool:
    """Tell whether words are cut off: by safety, and an introduction by anything."""
    if current is Urgency.INFO:
        return new > current
    return new is Urgency.SAFETY and current is not Urgency.SAFETY
