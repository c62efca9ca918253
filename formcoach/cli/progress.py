"""How far a long piece of work has come: on stderr, and moving only on a terminal."""

import contextlib
import sys
from collections.abc import Callable, Iterator

import click

from formcoach.cli.output import tell

PERCENT = 100
UNKNOWN_LENGTH = "    {} frames"


@contextlib.contextmanager
def frames_bar(
    label: str, frame_count: int | None, *, shown: bool
) -> Iterator[Callable[[], None]]:
    """Show a bar with the frames done and the time left; call what it gives a frame.

    Parameters
    ----------
    label
        What is being worked on.
    frame_count
        How many there will be, if that is known.
    shown
        False, or an stderr that is no terminal, shows nothing.

    """
    if not shown or not sys.stderr.isatty():
        yield lambda: None
        return
    if frame_count is None:
        yield _Counter(label).advance
        tell("")
        return
    with click.progressbar(
        length=frame_count, label=label, show_pos=True, file=sys.stderr
    ) as bar:
        yield lambda: bar.update(1)


class _Counter:
    """Counts frames where nobody knows how many there will be."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._count = 0

    def advance(self) -> None:
        self._count += 1
        click.echo(f"\r{self._label}  {self._count} frames", nl=False, err=True)


class FetchProgress:
    """Says what is being fetched, and on a terminal how much of it is there."""

    def __init__(self) -> None:
        self._doing = ""
        self._moves = sys.stderr.isatty()

    def __call__(self, doing: str, share: float | None) -> None:
        """Take in what is being done and the share done (0-1), or None if unknown."""
        if doing != self._doing:
            self._finish_line()
            self._doing = doing
            tell_part = doing if self._moves else f"{doing}\n"
            click.echo(tell_part, nl=False, err=True)
        if self._moves and share is not None:
            click.echo(f"\r{doing}  {share * PERCENT:3.0f} %", nl=False, err=True)

    def close(self) -> None:
        """End the last line."""
        self._finish_line()
        self._doing = ""

    def _finish_line(self) -> None:
        if self._doing and self._moves:
            tell("")
