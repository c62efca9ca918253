"""Listens for "stop" on a thread of its own, from a sound source to a call."""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Protocol

from formcoach.errors import MicrophoneError
from formcoach.hearing.microphone import SoundSource
from formcoach.hearing.utterances import BLOCK_S, Samples, Utterances
from formcoach.language import mark, tr

MUTE_S = 5.0
"""A live microphone is never this long at exactly nothing."""
MUTE = mark("The microphone gives no sound: is it muted, or may formcoach not use it?")
_PATIENCE_S = 2.0

logger = logging.getLogger(__name__)


class Recogniser(Protocol):
    """Tells whether an utterance is the word."""

    def is_stop(self, utterance: Samples) -> bool:
        """Return whether it is "stop", once or several times, and nothing else."""
        ...


class StopListener:
    """A :class:`~formcoach.ports.Listener` for "stop".

    Parameters
    ----------
    open_source
        Opens where sound comes from, on the listener's thread.
    make_recogniser
        Loads the recogniser, on the same.

    """

    def __init__(
        self,
        open_source: Callable[[], SoundSource],
        make_recogniser: Callable[[], Recogniser],
    ) -> None:
        self._open_source = open_source
        self._source: SoundSource | None = None
        self._make_recogniser = make_recogniser
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._mute_blocks = 0

    def listen(
        self, heard: Callable[[], object], deaf: Callable[[str], object]
    ) -> None:
        """Listen from now on."""
        self._thread = threading.Thread(
            target=self._run, args=(heard, deaf), name="formcoach hearing", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Let go of the microphone."""
        self._closed.set()
        if self._source is not None:
            self._source.close()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(_PATIENCE_S)

    def _run(self, heard: Callable[[], object], deaf: Callable[[str], object]) -> None:
        """Listen until closed; a session goes on without ears, so nothing is raised."""
        why = ""
        try:
            self._listen(heard, deaf)
        except MicrophoneError as error:
            why = f"{error.message} {error.hint}".strip()
        except Exception as error:
            logger.exception("the thread that listens failed")
            why = f"{type(error).__name__}: {error}"
        if not self._closed.is_set() and not self._is_mute:
            deaf(why)

    @property
    def _is_mute(self) -> bool:
        return self._mute_blocks * BLOCK_S >= MUTE_S

    def _listen(
        self, heard: Callable[[], object], deaf: Callable[[str], object]
    ) -> None:
        recogniser, utterances = self._make_recogniser(), Utterances()
        self._source = self._open_source()
        with closing(self._source.blocks()) as blocks:
            for block in blocks:
                if self._closed.is_set():
                    return
                if self._falls_mute(block):
                    deaf(tr(MUTE))
                utterance = utterances.update(block)
                if utterance is not None and recogniser.is_stop(utterance):
                    heard()

    def _falls_mute(self, block: Samples) -> bool:
        """Tell once that nothing at all has come for too long."""
        if self._is_mute:
            return False
        self._mute_blocks = 0 if block.any() else self._mute_blocks + 1
        return self._is_mute
