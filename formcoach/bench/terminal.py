"""A terminal that nobody looks at: it takes what a program draws, and keeps times.

It answers as modern terminals do when asked for synchronised output (mode 2026), so
that every update of the screen is marked in the stream and can be counted.
"""

import contextlib
import fcntl
import os
import pty
import select
import struct
import termios
import time
from dataclasses import dataclass, field

COLUMNS, ROWS = 120, 40
"""A terminal window of a laptop's half screen."""
ASKED = b"\x1b[?2026$p"
ANSWER = b"\x1b[?2026;2$y"
UPDATE = b"\x1b[?2026h"
BELL = b"\x07"
CHUNK_BYTES = 1 << 16
LAST_BYTES = 2000


@dataclass(slots=True)
class Terminal:
    """The far end of a pseudo-terminal."""

    near: int
    """The descriptor for the program's standard streams."""
    far: int
    updates_s: list[float] = field(default_factory=list)
    """When the screen was updated, by ``time.perf_counter``."""
    bells_s: list[float] = field(default_factory=list)
    last: bytes = b""
    """The end of what was drawn: where a program that broke down says why."""

    @classmethod
    def open(cls) -> "Terminal":
        """Open a terminal of a usual size."""
        far, near = pty.openpty()
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(near, termios.TIOCSWINSZ, size)
        return cls(near=near, far=far)

    def drain(self, timeout_s: float) -> bool:
        """Take what was drawn; tell whether there was anything."""
        if not select.select([self.far], [], [], timeout_s)[0]:
            return False
        try:
            drawn = os.read(self.far, CHUNK_BYTES)
        except OSError:  # Linux says so when the program has ended
            return False
        now_s = time.perf_counter()
        self.last = (self.last + drawn)[-LAST_BYTES:]
        if ASKED in drawn:
            os.write(self.far, ANSWER)
        self.updates_s += [now_s] * drawn.count(UPDATE)
        self.bells_s += [now_s] * drawn.count(BELL)
        return bool(drawn)

    def updates_between(self, first_s: float, last_s: float) -> int:
        """Return how often the screen was updated in a span of time."""
        return sum(first_s <= at_s < last_s for at_s in self.updates_s)

    def bell_after(self, time_s: float) -> float | None:
        """Return when the bell first rang after a time."""
        return next((at_s for at_s in self.bells_s if at_s >= time_s), None)

    def close(self) -> None:
        """Close both ends. Safe to repeat."""
        for descriptor in (self.near, self.far):
            with contextlib.suppress(OSError):
                os.close(descriptor)
