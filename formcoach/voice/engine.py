"""What speaks: a program of the operating system, one utterance at a time."""

import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

_PATIENCE_S = 1.0
"""How long a program that was told to end may take to do so."""


class Engine(Protocol):
    """Speaks one utterance at a time."""

    name: str

    def start(self, words: str) -> bool:
        """Begin to say words; False if that is not possible."""
        ...

    def wait(self) -> bool:
        """Wait until the words are said or cut off; False if that failed."""
        ...

    def stop(self) -> None:
        """Cut off what is being said; called from another thread."""
        ...

    def close(self) -> None:
        """End whatever runs. Safe to repeat."""
        ...


class ProgramEngine:
    """Starts a program for every utterance; ending it is silence.

    Parameters
    ----------
    name
        What a person would call it.
    command
        Gives the program and its arguments for some words.

    """

    def __init__(self, name: str, command: Callable[[str], Sequence[str]]) -> None:
        self.name = name
        self._command = command
        self._program: subprocess.Popen[bytes] | None = None
        self._cut = False

    def start(self, words: str) -> bool:
        """Start the program."""
        self._cut = False
        try:
            self._program = subprocess.Popen(  # noqa: S603  a list, and never a shell
                list(self._command(words)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._program = None
        return self._program is not None

    def wait(self) -> bool:
        """Wait for the program to end."""
        return self._program is not None and (self._program.wait() == 0 or self._cut)

    def stop(self) -> None:
        """End the program that is speaking."""
        program = self._program
        if program is not None and program.poll() is None:
            self._cut = True
            with suppress(OSError):
                program.terminate()

    def close(self) -> None:
        """End the program, by force if it does not listen."""
        self.stop()
        program = self._program
        if program is None:
            return
        try:
            program.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
