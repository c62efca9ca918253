"""Results go to stdout, everything else to stderr."""

import errno
import os
from pathlib import Path

import click

from formcoach.errors import FormcoachError, OutputError

STDOUT = 1


def say(text: str) -> None:
    """Print a result, at once.

    Raises
    ------
    OutputError
        If there is no room for it. Whoever closed the pipe is not told.

    """
    try:
        click.echo(text)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _drop_the_rest()
        raise OutputError(
            f"the result cannot be written: {error.strerror}",
            hint="Choose a place with free space.",
        ) from error


def tell(text: str) -> None:
    """Print what is no result, at once."""
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


def _drop_the_rest() -> None:
    """Let Python throw away at its end what could not be written now."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDOUT)
    os.close(nowhere)
