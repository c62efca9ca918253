"""Who prints where: libraries into a log, we to the user, the screen to the terminal.

MediaPipe, OpenCV and Qt write to file descriptor 2 below Python. It is pointed at a
log, while Python's own stderr goes on to where it went before.
"""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

STDIN = 0
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


class Terminal:
    """The terminal that shows the screen: it may be closed while somebody exercises."""

    def __init__(self) -> None:
        self._had_keys = os.isatty(STDIN)
        self._lost = threading.Event()

    def gone(self) -> bool:
        """Tell whether it was closed, or the program was asked to end.

        A terminal whose other end is closed is no terminal any more; reading from it
        returns nothing, at once and for ever.
        """
        return self._lost.is_set() or (self._had_keys and not os.isatty(STDIN))

    def lose(self, *_: int | FrameType | None) -> None:
        """Take it as closed from now on."""
        self._lost.set()


@contextlib.contextmanager
def screen_on_terminal(log: Path) -> Iterator[Terminal]:
    """Hush the libraries while Textual draws on the terminal, wherever stderr leads.

    On Linux and macOS Textual draws on ``sys.__stderr__``, be it a terminal or a file;
    on Windows it draws on standard output and has no use for what it is handed. Whoever
    draws has to look now and then whether the terminal is gone, and end in good order.
    """
    terminal = Terminal()
    before = sys.__stderr__
    shows = STDERR if os.isatty(STDERR) else STDOUT
    with (
        _canvas(os.dup(shows), terminal) as canvas,
        libraries_hushed(log),
        _signals_heard(terminal),
    ):
        sys.__stderr__ = canvas  # type: ignore[misc]  # read by Textual's driver
        try:
            yield terminal
        finally:
            sys.__stderr__ = before  # type: ignore[misc]


class _Canvas(FileIO):
    """A descriptor that takes what is drawn also after its terminal was closed.

    An error would end Textual's writing thread, and the screen would wait for it.
    """

    def __init__(self, descriptor: int, terminal: Terminal) -> None:
        super().__init__(descriptor, "w")
        self._terminal = terminal

    def write(self, data: "ReadableBuffer", /) -> int:
        """Draw; what nobody can see any more is dropped."""
        try:
            return super().write(data)
        except OSError:
            self._terminal.lose()
            return memoryview(data).nbytes


def _canvas(descriptor: int, terminal: Terminal) -> TextIOWrapper:
    raw = BufferedWriter(_Canvas(descriptor, terminal))
    return TextIOWrapper(raw, encoding="utf-8", errors="replace")


@contextlib.contextmanager
def _signals_heard(terminal: Terminal) -> Iterator[None]:
    """Let a closed window and a request to end stop the session in good order."""
    heard = [
        getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)
    ]
    before = {each: signal.signal(each, terminal.lose) for each in heard}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


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
