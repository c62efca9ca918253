"""The stick figure of an exercise on a terminal: two poses, or moving."""

import sys
import time
from collections.abc import Iterator

import click

from formcoach.cli.output import has_screen, say
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Sides
from formcoach.figure.braille import draw
from formcoach.figure.stick import StickFigure, phase_of

COLUMNS, ROWS = 37, 11
"""Two poses and a gap fit into 80 columns."""
GAP = "    "
MOVING_COLUMNS, MOVING_ROWS = 60, 18
"""With its title it fits into a terminal of 80x24."""
FPS = 12
ONE_REPETITION_S = 6.0
"""What :func:`~formcoach.figure.stick.phase_of` takes for one."""
HOME, CLEAR, HIDE, SHOW = "\x1b[H", "\x1b[2J", "\x1b[?25l", "\x1b[?25h"
SAMPLE = "\u28ff"


def start_and_target(exercise: Exercise) -> tuple[str, ...]:
    """Return start pose and target side by side; nothing where it cannot be shown."""
    if not _can_show():
        return ()
    figure = StickFigure(exercise)
    poses = zip(
        *(draw(figure.at(phase), columns=COLUMNS, rows=ROWS) for phase in (0.0, 1.0)),
        strict=True,
    )
    titles = f"{'  Start pose':<{COLUMNS}}{GAP}  Target"
    return ("", titles, *(f"{start}{GAP}{target}" for start, target in poses))


def show_moving(exercise: Exercise, side: Side, repetitions: int) -> None:
    """Show the figure moving on a terminal, three of its poses elsewhere."""
    if not _can_show():
        raise click.UsageError("This terminal cannot show the figure (no braille).")
    figure = StickFigure(exercise, side=side)
    if not has_screen():
        for phase, title in ((0.0, "Start pose"), (0.5, "On the way"), (1.0, "Target")):
            say("\n".join((title, *_lines(figure, phase))))
        return
    sys.stdout.write(HIDE + CLEAR)
    try:
        for phase in _phases(repetitions):
            sys.stdout.write(
                HOME + "\n".join((_title(exercise, side), *_lines(figure, phase)))
            )
            sys.stdout.flush()
            time.sleep(1.0 / FPS)
    finally:
        sys.stdout.write(SHOW + "\n")


def _phases(repetitions: int) -> Iterator[float]:
    for frame in range(round(repetitions * ONE_REPETITION_S * FPS)):
        yield phase_of(frame / FPS)


def _title(exercise: Exercise, side: Side) -> str:
    turns = exercise.sides is Sides.ALTERNATE
    return f"{exercise.name}{f', {side} side' if turns else ''} (Ctrl-C to end)"


def _lines(figure: StickFigure, phase: float) -> tuple[str, ...]:
    return draw(figure.at(phase), columns=MOVING_COLUMNS, rows=MOVING_ROWS)


def _can_show() -> bool:
    """Tell whether the output can hold braille characters."""
    try:
        SAMPLE.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
