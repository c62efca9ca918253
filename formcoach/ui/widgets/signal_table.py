"""Every signal of a definition as a table, for whoever writes it."""

import math

from textual.content import Content

from formcoach.domain.exercise import Band, Exercise
from formcoach.domain.instant import Instant
from formcoach.domain.repetition import Repetition
from formcoach.feedback.looks import LOOKS, State
from formcoach.feedback.signal_rows import (
    LimitRow,
    SignalRow,
    band_text,
    bound_text,
    margin_text,
    signal_rows,
    value_text,
)
from formcoach.language import mark, tr
from formcoach.ui.palette import colour
from formcoach.ui.widgets.steady import SteadyText

COLUMNS = 59
"""What the whole table needs; in less the bands are left out."""
_LONGEST_NAME, _NOW, _START, _TARGET = 30, 11, 12, 13
_BOUND, _MARGIN = 12, 12
_KEY = mark(
    "hidden: not seen now · no start: read from the start pose, which was not held yet"
)


class SignalTable(SteadyText):
    """A row for each signal, with a row under it for each of its limits."""

    DEFAULT_CSS = """
    SignalTable { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise
        self._rows = signal_rows(exercise, None, None)

    @property
    def n_lines(self) -> int:
        """How many lines it takes."""
        return 2 + sum(1 + len(row.limits) for row in self._rows)

    def show(self, instant: Instant | None, last: Repetition | None) -> None:
        """Show what is measured now."""
        self._rows = signal_rows(self._exercise, instant, last)
        self._draw()

    def on_mount(self) -> None:
        """Take the room that all rows need."""
        self.styles.height = self.n_lines

    def on_resize(self) -> None:
        """Draw in the width that fits now."""
        self._draw()

    def _draw(self) -> None:
        self.write(drawn(self._rows, self.size.width))


def drawn(rows: tuple[SignalRow, ...], columns: int) -> Content:
    """Return the table in some columns."""
    whole = columns >= COLUMNS
    beside = _NOW + _START + _TARGET if whole else _NOW
    name = max(2, min(_LONGEST_NAME, columns - beside))
    lines = [_head(name, whole=whole)]
    for row in rows:
        lines.append(_signal(row, name, whole=whole))
        lines += [_limit(each, name, whole=whole) for each in row.limits]
    if any(row.why_not for row in rows):
        lines.append(Content.styled(tr(_KEY), colour(State.NOT_MEASURED)))
    return Content("\n").join(lines)


def _head(name: int, *, whole: bool) -> Content:
    titles = [_cell(tr("signal"), name), _cell(tr("now"), _NOW)]
    if whole:
        titles += [_cell(tr("start"), _START), tr("target")]
    return Content.styled("".join(titles), "bold")


def _signal(row: SignalRow, name: int, *, whole: bool) -> Content:
    bands = ((row.start, _START), (row.target, _TARGET)) if whole else ()
    return Content.assemble(
        (_cell(row.name, name), "$foreground"),
        _now(row),
        *(_band(row, band, width) for band, width in bands),
    )


def _now(row: SignalRow) -> Content:
    if math.isnan(row.value):
        symbol = LOOKS[State.NOT_MEASURED].symbol
        text, style = f"{symbol} {tr(row.why_not)}", colour(State.NOT_MEASURED)
    else:
        text, style = value_text(row.value, row.unit), "bold $foreground"
    return Content.styled(_cell(text, _NOW), style)


def _band(row: SignalRow, band: Band | None, width: int) -> Content:
    if band is None:
        return Content(" " * width)
    if row.value not in band:
        return Content.styled(_cell(band_text(band), width), colour(State.NOT_JUDGED))
    text = f"{band_text(band)} {LOOKS[State.GOOD].symbol}"
    return Content.styled(_cell(text, width), colour(State.GOOD))


def _limit(row: LimitRow, name: int, *, whole: bool) -> Content:
    look = LOOKS[row.state]
    state = look.word.lower() if row.state <= State.NOT_MEASURED else look.word
    cells = [_cell(f" {look.symbol} {row.limit.id}", name)]
    if whole:
        cells.append(_cell(bound_text(row), _BOUND))
    if margin := margin_text(row):
        cells.append(_cell(margin, _MARGIN))
    line = Content.styled("".join(cells), _style(row))
    return Content.assemble(line, (state if whole else "", colour(row.state)))


def _style(row: LimitRow) -> str:
    """Return the colour of a limit; one crossed and not yet believed is plain."""
    if row.margin < 0 and row.state <= State.GOOD:
        return "bold $foreground"
    return colour(row.state)


def _cell(text: str, width: int) -> str:
    """Return a text in its column, cut where it would reach into the next."""
    cut = text if len(text) < width else f"{text[: width - 2]}…"
    return f"{cut:<{width}}"
