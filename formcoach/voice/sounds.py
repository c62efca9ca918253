"""Sounds for somebody who lies on the floor: a pattern of tones for each meaning."""

import io
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from formcoach.ports import Sound

RATE_HZ = 22_050
LOUDNESS = 0.4
_FADE_S = 0.008
"""Tones fade in and out so that they do not click."""
_GAP_S = 0.06
_PLAY_ON_WINDOWS = (
    "import sys, winsound; winsound.PlaySound(sys.argv[1], winsound.SND_FILENAME)"
)

# Tones as (hertz, seconds). Middle octaves: what loudspeakers of laptops play and older
# ears hear best (age-related loss begins above 2 kHz, ISO 7029). Up is good, down is
# rest, low and repeated is take care; each differs in number and direction, not in
# pitch alone.
_PATTERNS: dict[Sound, tuple[tuple[float, float], ...]] = {
    Sound.READY: ((523.0, 0.12), (784.0, 0.18)),
    Sound.COUNTED: ((784.0, 0.10),),
    Sound.HELD: ((784.0, 0.10), (1047.0, 0.16)),
    Sound.PAUSED: ((523.0, 0.14), (392.0, 0.22)),
    Sound.WARN: ((330.0, 0.20), (330.0, 0.20)),
    Sound.STOP: ((262.0, 0.25), (262.0, 0.25), (262.0, 0.35)),
}


def samples(sound: Sound) -> NDArray[np.int16]:
    """Return a sound as samples at :data:`RATE_HZ`, shape ``(n,)``."""
    parts = []
    for hertz, seconds in _PATTERNS[sound]:
        parts += [_tone(hertz, seconds), np.zeros(int(_GAP_S * RATE_HZ))]
    loudest = np.iinfo(np.int16).max
    return (np.concatenate(parts) * LOUDNESS * loudest).astype(np.int16)


def wav(sound: Sound) -> bytes:
    """Return a sound as the bytes of a WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples(sound).tobytes())
    return buffer.getvalue()


def find_player(
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> tuple[str, ...] | None:
    """Return the command that plays a WAV file, or None if there is none."""
    if platform == "win32":
        return (sys.executable, "-c", _PLAY_ON_WINDOWS)
    if platform == "darwin":
        programs: tuple[tuple[str, ...], ...] = (("afplay",),)
    else:
        programs = (("pw-play",), ("paplay",), ("aplay", "-q"), ("play", "-q"))
    for name, *options in programs:
        path = which(name)
        if path:
            return (path, *options)
    return None


class SoundPlayer:
    """Plays the sounds from files in a folder of its own, which goes with it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Write the sounds; ``command`` gets the path of one as its last argument."""
        self._command = tuple(command)
        self._folder = tempfile.TemporaryDirectory(prefix="formcoach-")
        self._playing: subprocess.Popen[bytes] | None = None
        for sound in Sound:
            self._path(sound).write_bytes(wav(sound))

    def play(self, sound: Sound) -> None:
        """Play a sound; the one before is cut off."""
        self._end()
        with suppress(OSError):
            self._playing = subprocess.Popen(  # noqa: S603  a list, never a shell
                [*self._command, str(self._path(sound))],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def close(self) -> None:
        """Be silent and remove the files. Safe to repeat."""
        self._end()
        self._folder.cleanup()

    def _path(self, sound: Sound) -> Path:
        return Path(self._folder.name) / f"{sound}.wav"

    def _end(self) -> None:
        playing, self._playing = self._playing, None
        if playing is None:
            return
        if playing.poll() is None:
            playing.kill()
        playing.wait()


def _tone(hertz: float, seconds: float) -> NDArray[np.float64]:
    times = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    fade = np.clip(np.minimum(times, seconds - times) / _FADE_S, 0, 1)
    return np.asarray(np.sin(2 * np.pi * hertz * times) * fade)
