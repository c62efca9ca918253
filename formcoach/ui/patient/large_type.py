"""A board as text in large type: as large as a terminal of some size allows."""

import textwrap
from collections.abc import Iterator

from textual.content import Content

from formcoach.ui.patient.boards import Board
from formcoach.ui.widgets.figures import big_rows
from formcoach.ui.widgets.pixel_font import balanced, half_block_rows

_STYLES = {"calm": "bold $foreground", "ask": "bold $accent", "stop": "bold $stop"}
_MARKS = {"stop": "■ "}
_LARGE_LINES = 3
"""A longer sentence is read more easily in small type, near the screen."""
_FIGURE_ROWS = {3: 8, 2: 5, 1: 3, 0: 1}
_SIZES = (
    (3, True, True),
    (2, True, True),
    (3, True, False),
    (2, True, False),
    (1, True, False),
    (0, False, False),
)
"""Scale of the figure, large heading, large sentence; the first that fits is taken."""


def arranged(board: Board, columns: int, rows: int) -> Content:
    """Return a board laid out for some columns and rows.

    What does not fit in large type is written small; nothing but the small print at
    the end is ever left out.
    """
    for scale, big_heading, big_words in _SIZES:
        parts = list(_parts(board, columns, scale, (big_heading, big_words)))
        for gap in (1, 0):
            if sum(len(lines) for lines, _ in parts) + gap * (len(parts) - 1) <= rows:
                return _joined(parts, columns, gap)
    return _joined(parts, columns, 0)


Part = tuple[list[str], str]
"""Lines and their style."""


def _parts(
    board: Board, columns: int, scale: int, large: tuple[bool, bool]
) -> Iterator[Part]:
    style = _STYLES.get(board.kind, "bold")
    mark = _MARKS.get(board.kind, "")
    if board.heading:
        yield _text(f"{mark}{board.heading}", columns, large=large[0]), style
    if board.figure:
        yield big_rows(board.figure, columns, _FIGURE_ROWS[scale]), "bold $foreground"
    if board.words:
        yield _text(board.words, columns, large=large[1]), "bold $foreground"
    if board.lines:
        yield _block(board.lines, columns), "$foreground"


def _text(text: str, columns: int, *, large: bool) -> list[str]:
    lines = balanced(text, columns - 2) if large else None
    if lines is None or len(lines) > _LARGE_LINES:
        return textwrap.wrap(text, max(10, columns - 4))
    return [row for line in lines for row in half_block_rows(line, 1)]


def _block(lines: tuple[str, ...], columns: int) -> list[str]:
    """Return the small print, flush left as one block."""
    width = max(10, columns - 4)
    folded = [part for line in lines for part in textwrap.wrap(line, width) or [""]]
    longest = max((len(line) for line in folded), default=0)
    return [line.ljust(longest) for line in folded]


def _joined(parts: list[Part], columns: int, gap: int) -> Content:
    pieces: list[tuple[str, str]] = []
    for number, (lines, style) in enumerate(parts):
        between = "\n" * (1 + gap) if number else ""
        widest = max(len(line) for line in lines)
        centred = [
            " " * max(0, (columns - widest) // 2 + (widest - len(line)) // 2) + line
            for line in lines
        ]
        pieces += [(between, ""), ("\n".join(centred), style)]
    return Content.assemble(*pieces)
