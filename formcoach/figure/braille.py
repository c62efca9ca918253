"""A stick figure in braille characters, eight dots a cell."""

import math
from collections.abc import Iterable, Iterator

from formcoach.figure.stick import HEAD_RADIUS, Figure

_BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot by row and column (Unicode 15, Braille Patterns)."""
_ACROSS, _DOWN = 2, 4
_CIRCLE = 40
_FAR_EVERY = 3
"""The far side is dotted: one dot in so many."""

Dot = tuple[int, int]


def draw(figure: Figure, *, columns: int, rows: int) -> tuple[str, ...]:
    """Return the lines of a drawing, each of so many columns.

    The figure keeps its proportions and stands on the lowest row, in the middle.
    """
    scale = min(
        (columns * _ACROSS - 1) / figure.width, (rows * _DOWN - 1) / figure.height
    )
    shift_x = (columns * _ACROSS - figure.width * scale) / 2.0
    shift_y = rows * _DOWN - 1 - figure.height * scale

    def dot(x: float, y: float) -> Dot:
        return round(shift_x + x * scale), round(shift_y + y * scale)

    dots: set[Dot] = set()
    for start, end in figure.far_lines:
        dots.update(list(_line(dot(*start), dot(*end)))[::_FAR_EVERY])
    for start, end in figure.near_lines:
        dots.update(_line(dot(*start), dot(*end)))
    dots.update(dot(x, y) for x, y in _head(figure))
    if figure.floor is not None:
        below = dot(0.0, figure.floor)[1] + 1
        dots.update((x, below) for x in range(0, columns * _ACROSS, 2))
    return tuple(_cells(dots, columns, rows))


def _head(figure: Figure) -> Iterator[tuple[float, float]]:
    x, y = figure.head
    for i in range(_CIRCLE):
        angle = 2.0 * math.pi * i / _CIRCLE
        yield x + HEAD_RADIUS * math.cos(angle), y + HEAD_RADIUS * math.sin(angle)


def _line(start: Dot, end: Dot) -> Iterator[Dot]:
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
    for i in range(steps + 1):
        share = i / steps
        yield (
            round(start[0] + (end[0] - start[0]) * share),
            round(start[1] + (end[1] - start[1]) * share),
        )


def _cells(dots: Iterable[Dot], columns: int, rows: int) -> Iterator[str]:
    cells = [[0] * columns for _ in range(rows)]
    for x, y in dots:
        row, column = y // _DOWN, x // _ACROSS
        if 0 <= row < rows and 0 <= column < columns:
            cells[row][column] |= _DOTS[y % _DOWN][x % _ACROSS]
    for cell in cells:
        yield "".join(chr(_BLANK + bits) if bits else " " for bits in cell)
