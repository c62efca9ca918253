"""The terminal: its size and its colours."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping

from formcoach.cli.checkup import Check, State

LEAST_SIZE = (80, 24)
"""What the live screen is made for; smaller ones show less."""


def terminal_checks(environment: Mapping[str, str] = os.environ) -> Iterator[Check]:
    """Look at the terminal that stdout leads to."""
    if not sys.stdout.isatty():
        yield Check(name="Terminal", found="stdout leads to none, so results are text")
        return
    columns, rows = shutil.get_terminal_size()
    small = columns < LEAST_SIZE[0] or rows < LEAST_SIZE[1]
    yield Check(
        name="Terminal",
        found=f"{columns}x{rows}, {colours(environment)}",
        state=State.LOOK if small else State.OK,
        remedy="Make the window at least 80x24, or its letters smaller." * small,
    )


def colours(environment: Mapping[str, str]) -> str:
    """Say how many colours a terminal claims to have."""
    if environment.get("NO_COLOR"):
        return "no colours, because NO_COLOR is set"
    if environment.get("COLORTERM") in {"truecolor", "24bit"}:
        return "16 million colours"
    if "256color" in environment.get("TERM", ""):
        return "256 colours"
    return "16 colours or fewer (COLORTERM and TERM name no more)"
