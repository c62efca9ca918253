"""Results reach stdout, whatever it can hold and wherever it leads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from formcoach.cli import output

PROJECT = Path(__file__).parents[2]


def test_a_stdout_that_cannot_hold_a_symbol_still_gets_the_words():
    """A pipe of Windows knows 256 characters, and the tick is none of them."""
    done = subprocess.run(
        [sys.executable, "-c", "from formcoach.cli.output import say; say('✓ 5°')"],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        cwd=PROJECT,
        capture_output=True,
        check=True,
        timeout=20,
    )

    assert done.stdout.decode("cp1252").splitlines() == ["? 5°"]


class Stream:
    """A standard stream that is a terminal, or none."""

    def __init__(self, *, terminal: bool) -> None:
        self.isatty = lambda: terminal


@pytest.mark.parametrize(
    ("keys", "shows", "screen"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_the_screen_needs_a_terminal_for_its_keys_too(monkeypatch, keys, shows, screen):
    """A screen that nobody can leave would be a trap."""
    monkeypatch.setattr(sys, "stdin", Stream(terminal=keys))
    monkeypatch.setattr(sys, "stdout", Stream(terminal=shows))

    assert output.has_screen() is screen
