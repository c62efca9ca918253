"""The gauge: where the counted angle is between the start and the target."""

import math

from textual.content import Content

from formcoach.domain.exercise import Band, Exercise
from formcoach.feedback.figures import NOT_MEASURED, about, plain, rounded
from formcoach.feedback.looks import LOOKS, OF_LEVEL, State
from formcoach.feedback.scale import (
    Scale,
    bounds,
    falls,
    own_limits,
    start_band,
    target_band,
)
from formcoach.ui.palette import colour
from formcoach.ui.widgets.steady import SteadyText

_UNSEEN = f"{LOOKS[State.NOT_MEASURED].symbol} {NOT_MEASURED}"


class Gauge(SteadyText):
    """A needle over a bar with the start zone, the target band and the limits."""

    DEFAULT_CSS = "Gauge { height: 5; width: 1fr; }"

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise
        self._scale = Scale.of(exercise)
        self._value_deg = math.nan

    def show(self, value_deg: float) -> None:
        """Move the needle."""
        self._value_deg = value_deg
        self._draw()

    def on_resize(self) -> None:
        """Draw in the new width."""
        self._draw()

    def _draw(self) -> None:
        if self.size.width:
            self.write(self.drawn(self._value_deg, self.size.width))

    def drawn(self, value_deg: float, columns: int) -> Content:
        """Return the gauge in some columns."""
        return Content("\n").join(
            (
                self._title(value_deg),
                self._needle(value_deg, columns),
                self._bar(columns),
                self._labels(columns),
            )
        )

    def _title(self, value_deg: float) -> Content:
        name = plain(self._exercise.counts_by.signal)
        if math.isnan(value_deg):
            style = f"bold {colour(State.NOT_MEASURED)}"
            return Content.assemble(f"{name}  ", (_UNSEEN, style))
        return Content.assemble(f"{name}  ", (about(value_deg), "bold"))

    def _needle(self, value_deg: float, columns: int) -> Content:
        if math.isnan(value_deg):
            return Content("")
        return Content(" " * self._scale.column(value_deg, columns) + "▼")

    def _bar(self, columns: int) -> Content:
        cells = ["─"] * columns
        styles = ["$foreground 50%"] * columns
        for band, mark, style in (
            (start_band(self._exercise), "░", "$foreground 70%"),
            (target_band(self._exercise), "█", "$good"),
        ):
            for column in self._columns_of(band, columns):
                cells[column], styles[column] = mark, style
        for limit in own_limits(self._exercise):
            state = OF_LEVEL[limit.level]
            for bound in bounds(limit):
                column = self._scale.column(bound, columns)
                cells[column], styles[column] = LOOKS[state].symbol, colour(state)
        return Content.assemble(*zip(cells, styles, strict=True))

    def _labels(self, columns: int) -> Content:
        line = [" "] * columns
        start, target = start_band(self._exercise), target_band(self._exercise)
        if start is not None:
            _write(line, "start", self._scale.column(start.middle, columns))
        if target is not None:
            _write(line, self._goal(target), self._scale.column(target.middle, columns))
        return Content("".join(line)).stylize("$foreground 80%")

    def _goal(self, band: Band) -> str:
        ends = sorted((band.lower, band.upper), reverse=falls(self._exercise))
        return f"target {rounded(ends[0])} to {rounded(ends[1])}°"

    def _columns_of(self, band: Band | None, columns: int) -> range:
        if band is None:
            return range(0)
        ends = sorted(
            self._scale.column(edge, columns) for edge in (band.lower, band.upper)
        )
        return range(ends[0], ends[1] + 1)


def _write(line: list[str], words: str, middle: int) -> None:
    """Write words around a column, moved aside rather than cut or overwritten."""
    left = min(max(0, middle - len(words) // 2), max(0, len(line) - len(words)))
    taken = len("".join(line).rstrip())
    left = max(left, taken + 1 if taken else left)
    for place, letter in enumerate(words[: max(0, len(line) - left)], start=left):
        line[place] = letter
