"""Keeps what libraries print on the terminal's error stream off the screen.

MediaPipe, OpenCV and Qt write to file descriptor 2 below Python. On Linux and macOS
Textual draws its screen on the very same descriptor, so it is handed a duplicate first;
on Windows it draws on standard output, and pointing descriptor 2 elsewhere is enough.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

STDERR = 2
_LONGEST_LOG_BYTES = 1_000_000  # a session prints a few kilobytes: years of them


@contextlib.contextmanager
def quiet_stderr(path: Path) -> Iterator[None]:
    """Send descriptor 2 into a file of the user's own while the screen is up."""
    screen = os.dup(STDERR)
    log = _open_log(path)
    before = sys.__stderr__
    try:
        if sys.platform != "win32":
            sys.__stderr__ = os.fdopen(  # type: ignore[misc]  # read by Textual's driver
                screen, "w", encoding="utf-8", closefd=False
            )
        os.dup2(log, STDERR)
        yield
    finally:
        os.dup2(screen, STDERR)
        if sys.__stderr__ is not before and sys.__stderr__ is not None:
            sys.__stderr__.flush()
        sys.__stderr__ = before  # type: ignore[misc]
        os.close(log)
        os.close(screen)


def _open_log(path: Path) -> int:
    """Open the log for appending, or the null device where that is not possible."""
    flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        log = os.open(path, flags, 0o600)
        if os.fstat(log).st_size > _LONGEST_LOG_BYTES:
            os.ftruncate(log, 0)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
    return log
