"""The gauge: where the counted angle is between the start and the target."""

import math
from itertools import groupby

from textual.content import Content

from formcoach.domain.exercise import Band, Exercise
from formcoach.feedback.counted_signal import (
    band_told,
    counts_from_start,
    told,
    way,
    ways,
)
from formcoach.feedback.figures import NOT_MEASURED, plain
from formcoach.feedback.looks import LOOKS, OF_LEVEL, State
from formcoach.feedback.scale import (
    Scale,
    bounds,
    falls,
    own_limits,
    start_band,
    target_band,
)
from formcoach.language import tr
from formcoach.ui.palette import colour
from formcoach.ui.widgets.steady import SteadyRows


class Gauge(SteadyRows):
    """A needle over a bar with the start zone, the target band and the limits."""

    DEFAULT_CSS = "Gauge { height: 5; width: 1fr; }"

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise
        self._scale = Scale.of(exercise)
        self._bar_and_labels: tuple[Content, Content] = (Content(""), Content(""))
        self._columns = 0
        self._value_deg = math.nan
        self._waits = False

    def show(self, value_deg: float, *, waits: bool = False) -> None:
        """Move the needle; a change waits for the start pose it counts from."""
        self._value_deg, self._waits = value_deg, waits
        self._draw()

    def on_resize(self) -> None:
        """Draw in the new width."""
        self._draw()

    def _draw(self) -> None:
        if self.size.width:
            drawn = self.drawn(self._value_deg, self.size.width, waits=self._waits)
            self.write(drawn)

    def drawn(
        self, value_deg: float, columns: int, *, waits: bool = False
    ) -> tuple[Content, ...]:
        """Return the rows of the gauge in some columns."""
        if columns != self._columns:
            self._columns = columns
            self._bar_and_labels = self._bar(columns), self._labels(columns)
        title, needle = self._title(value_deg, waits=waits), self._needle(value_deg)
        return title, needle, *self._bar_and_labels

    def _title(self, value_deg: float, *, waits: bool) -> Content:
        counted = self._exercise.counts_by
        name = plain(counted.signal)
        if waits:
            return Content(counts_from_start(counted))
        if math.isnan(value_deg):
            unseen = f"{LOOKS[State.NOT_MEASURED].symbol} {tr(NOT_MEASURED)}"
            style = f"bold {colour(State.NOT_MEASURED)}"
            return Content.assemble(f"{name}  ", (unseen, style))
        return Content.assemble(f"{name}  ", (told(value_deg, counted), "bold"))

    def _needle(self, value_deg: float) -> Content:
        if math.isnan(value_deg):
            return Content("")
        return Content(" " * self._scale.column(value_deg, self._columns) + "▼")

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
        runs = groupby(zip(cells, styles, strict=True))
        return Content.assemble(
            *((mark * len(list(run)), style) for (mark, style), run in runs)
        )

    def _labels(self, columns: int) -> Content:
        line = [" "] * columns
        if ways(self._exercise.counts_by):
            return self._ways_and_goal(line)
        start, target = start_band(self._exercise), target_band(self._exercise)
        if start is not None:
            _write(line, tr("start"), self._scale.column(start.middle, columns))
        if target is not None:
            _write(line, self._goal(target), self._scale.column(target.middle, columns))
        return Content("".join(line)).stylize("$foreground 80%")

    def _ways_and_goal(self, line: list[str]) -> Content:
        """Write which way the bar begins, and the target at its other end."""
        first = way(self._scale.first_deg, self._exercise.counts_by)
        _write(line, first, 0)
        target = target_band(self._exercise)
        if target is not None:
            _write(line, self._goal(target), len(line))
        return Content("".join(line)).stylize("$foreground 80%")

    def _goal(self, band: Band) -> str:
        ends = sorted((band.lower, band.upper), reverse=falls(self._exercise))
        words = band_told(ends[0], ends[1], self._exercise.counts_by)
        return tr("target {band}", band=words)

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
