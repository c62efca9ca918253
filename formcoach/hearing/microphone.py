"""The microphone, through PortAudio; a few seconds of what it hears are in memory.

Its library comes with the optional ``formcoach[listen]``. For Windows and macOS that
brings PortAudio along; on Linux it is a package of the system. Not run on Windows or
macOS, and with no real microphone, by the authors yet.
"""

import queue
import sys
import threading
from collections.abc import Generator
from contextlib import suppress
from typing import Any, Protocol

import numpy as np

from formcoach.errors import MicrophoneError
from formcoach.hearing.utterances import BLOCK, RATE_HZ, Samples
from formcoach.language import mark, tr

SILENT_S = 2.0
"""A device that gives no block for this long has gone."""
WAITING_BLOCKS = round(SILENT_S * RATE_HZ / BLOCK)
"""While the computer is too busy to listen, what does not fit is dropped."""
GONE = mark("The microphone does not answer any more.")
NONE = mark("There is no microphone.")
NO_PACKAGE = 'pip install "formcoach[listen]"'
NO_PORTAUDIO = "Debian, Ubuntu: sudo apt install libportaudio2"
REFUSED = {
    "darwin": "System Settings, Privacy & Security, Microphone: allow your terminal.",
    "win32": "Settings, Privacy, Microphone: let desktop apps use it.",
}
"""Where a system keeps the permission, which is the usual reason."""
_BYTES_A_SAMPLE = 2


class SoundSource(Protocol):
    """Where sound comes from: a microphone, or a file in a test."""

    name: str

    def blocks(self) -> Generator[Samples, None, None]:
        """Yield blocks of 20 ms until the source is closed.

        Raises
        ------
        MicrophoneError
            If it cannot be opened, or has gone.

        """
        ...

    def close(self) -> None:
        """End ``blocks`` soon. From any thread; safe to repeat."""
        ...


class Microphone:
    """The microphone that the system uses unless told otherwise."""

    def __init__(self) -> None:
        self.name = microphone_name()
        self._arrived: queue.Queue[bytes | None] = queue.Queue(WAITING_BLOCKS)
        self._closed = threading.Event()

    def blocks(self) -> Generator[Samples, None, None]:
        """Open the device and yield what it hears."""
        device = _portaudio()
        try:
            stream = device.RawInputStream(
                samplerate=RATE_HZ,
                blocksize=BLOCK,
                channels=1,
                dtype="int16",
                callback=self._take,
                finished_callback=self._end,
            )
            with stream:
                yield from self._until_the_end()
        except device.PortAudioError as error:
            raise refused(error) from error

    def close(self) -> None:
        """End."""
        self._closed.set()
        self._end()

    def _until_the_end(self) -> Generator[Samples, None, None]:
        while True:
            try:
                block = self._arrived.get(timeout=SILENT_S)
            except queue.Empty:
                raise MicrophoneError(tr(GONE)) from None
            if block is None and self._closed.is_set():
                return
            if block is None:  # PortAudio has ended the stream
                raise MicrophoneError(tr(GONE))
            if len(block) == BLOCK * _BYTES_A_SAMPLE:
                yield np.frombuffer(block, dtype=np.int16)

    def _take(self, data: Any, frames: int, when: Any, status: Any) -> None:  # noqa: ARG002
        """Take what has arrived, on PortAudio's own thread, which must not wait."""
        self._put(bytes(data))

    def _end(self) -> None:
        """Let the end be known even where nobody has taken what arrived."""
        while not self._put(None):
            with suppress(queue.Empty):
                self._arrived.get_nowait()

    def _put(self, block: bytes | None) -> bool:
        try:
            self._arrived.put_nowait(block)
        except queue.Full:
            return False
        return True


def microphone_name() -> str:
    """Return what the system calls its microphone.

    Raises
    ------
    MicrophoneError
        If PortAudio is missing, or there is no microphone.

    """
    device = _portaudio()
    try:
        return str(device.query_devices(kind="input")["name"])
    except (device.PortAudioError, ValueError):
        raise MicrophoneError(tr(NONE)) from None


def refused(error: Exception) -> MicrophoneError:
    """Return what is told when the system does not open the microphone."""
    return MicrophoneError(
        tr("The microphone cannot be opened: {why}", why=error),
        hint=REFUSED.get(sys.platform, ""),
    )


def _portaudio() -> Any:
    """Return PortAudio's module; importing it already fails without PortAudio."""
    try:
        import sounddevice  # noqa: PLC0415
    except ImportError:
        raise MicrophoneError(
            tr('What hears "stop" is not installed.'), hint=NO_PACKAGE
        ) from None
    except OSError:
        raise MicrophoneError(
            tr("PortAudio, which opens microphones, is missing."), hint=NO_PORTAUDIO
        ) from None
    return sounddevice
