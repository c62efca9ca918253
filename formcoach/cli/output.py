"""Results go to stdout, everything else to stderr."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from formcoach.errors import FormcoachError, OutputError, UsageError

STDOUT = 1


def has_screen() -> bool:
    """Tell whether a terminal can show the screen and take its keys."""
    streams = sys.stdin, sys.stdout
    return all(stream is not None and stream.isatty() for stream in streams)


def refuse_without_screen() -> None:
    """Refuse to open the live screen where nobody could see it.

    Raises
    ------
    UsageError
        If this is no terminal.

    """
    if not has_screen():
        raise UsageError(
            "The live screen needs a terminal.",
            hint="Without one: formcoach analyze VIDEO --exercise EXERCISE",
        )


def say(text: str) -> None:
    """Print a result, at once.

    Raises
    ------
    OutputError
        If there is no room for it. Whoever closed the pipe is not told.

    """
    try:
        click.echo(_printable(text))
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _drop_the_rest()
        raise OutputError(
            f"the result cannot be written: {error.strerror}",
            hint="Choose a place with free space.",
        ) from error


def tell(text: str) -> None:
    """Print what is no result, at once, unless its terminal was closed."""
    with suppress(OSError):
        click.echo(text, err=True)


def tell_error(error: FormcoachError) -> None:
    """Print a failure and what to do about it."""
    tell(f"formcoach: {error.message}")
    if error.hint:
        tell(error.hint)


def refuse_unwritable(path: Path) -> None:
    """Find out before the work begins that a file could not be written after it.

    Raises
    ------
    OutputError
        If its folder is absent or may not be written to, or it is no ordinary file.

    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise OutputError(
            f"{path}: there is no folder {folder}.", hint="Make it, or name another."
        )
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is not an ordinary file.", hint="Name another file.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(
            f"{path}: you may not write to {folder}.", hint="Name another folder."
        )


def _printable(text: str) -> str:
    """Return a text without what stdout cannot hold, as in a pipe of Windows."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def _drop_the_rest() -> None:
    """Let Python throw away at its end what could not be written now."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDOUT)
    os.close(nowhere)
