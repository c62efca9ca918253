"""Who prints where: libraries into a log, we to the user, the screen to the terminal.

MediaPipe, OpenCV and Qt write to file descriptor 2 below Python. It is pointed at a
log, while Python's own stderr goes on to where it went before.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

STDOUT = 1
STDERR = 2
LONGEST_LOG_BYTES = 1_000_000
"""A run prints a few kilobytes: years of them."""


@contextlib.contextmanager
def libraries_hushed(log: Path) -> Iterator[None]:
    """Send descriptor 2 into a log; ``sys.stderr`` still reaches the user."""
    try:
        kept = os.dup(STDERR)
    except OSError:  # there is no stderr at all
        yield
        return
    ours = sys.stderr
    try:
        with _writer(kept) as user:
            if _writes_to_stderr(ours):
                ours.flush()
                sys.stderr = user
            target = _opened(log)
            os.dup2(target, STDERR)
            os.close(target)
            try:
                yield
            finally:
                user.flush()
                os.dup2(kept, STDERR)
    finally:
        sys.stderr = ours


@contextlib.contextmanager
def screen_on_terminal(log: Path) -> Iterator[None]:
    """Hush the libraries while Textual draws on the terminal, wherever stderr leads.

    On Linux and macOS Textual draws on ``sys.__stderr__``, be it a terminal or a file;
    on Windows it draws on standard output and has no use for what it is handed.
    """
    before = sys.__stderr__
    shows = STDERR if os.isatty(STDERR) else STDOUT
    with _writer(os.dup(shows)) as terminal, libraries_hushed(log):
        sys.__stderr__ = terminal  # type: ignore[misc]  # read by Textual's driver
        try:
            yield
        finally:
            sys.__stderr__ = before  # type: ignore[misc]


def hush_process(log: Path) -> None:
    """Send all that this process prints into a log, for good."""
    target = _opened(log)
    for descriptor in (STDOUT, STDERR):
        os.dup2(target, descriptor)
    os.close(target)


def _writer(descriptor: int) -> TextIOWrapper:
    return os.fdopen(descriptor, "w", encoding="utf-8", errors="replace")


def _writes_to_stderr(stream: object) -> bool:
    try:
        return stream.fileno() == STDERR  # type: ignore[attr-defined, no-any-return]
    except (AttributeError, OSError, ValueError):
        return False


def _opened(log: Path) -> int:
    """Open the log for appending, or the null device where that is not possible."""
    flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(log, flags, 0o600)
        if os.fstat(handle).st_size > LONGEST_LOG_BYTES:
            os.ftruncate(handle, 0)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
    return handle
