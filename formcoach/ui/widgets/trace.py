"""The live trace: the counted angle of the last seconds, with its target band."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from formcoach.domain.exercise import Exercise
from formcoach.feedback.counted_signal import way, ways
from formcoach.feedback.figures import rounded
from formcoach.feedback.history import History, Spot
from formcoach.feedback.scale import target_band

_LABEL_COLUMNS = 5
_DOT_BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]])
_BRAILLE = 0x2800
DRAWN_EVERY_S = 0.2
"""A dot of the trace is wider than this: more often would show the same."""


class Trace(Widget):
    """Braille dots over a band; what was not measured stays empty."""

    DEFAULT_CSS = "Trace { width: 1fr; height: 1fr; min-height: 3; }"

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.history = History(exercise)
        self._band = target_band(exercise)
        self._counted = exercise.counts_by
        longest_way = max(map(len, ways(exercise.counts_by) or ("",)))
        self._label_columns = max(_LABEL_COLUMNS, longest_way + 1)
        self._dots: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self._drawn_s = -math.inf
        self._band_style = Style()

    def clear_values(self) -> None:
        """Forget everything."""
        self.history.clear()
        self._draw()

    def add(self, time_s: float, value_deg: float) -> None:
        """Add the newest value; NaN leaves a gap."""
        self.history.add(time_s, value_deg)
        if not 0.0 <= time_s - self._drawn_s < DRAWN_EVERY_S:
            self._drawn_s = time_s
            self._draw()

    def on_resize(self) -> None:
        """Draw in the new size."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """Return one row: a label, then dots over the band."""
        columns, rows = self.size
        base = self.rich_style
        if self._dots.shape != (rows, columns - self._label_columns):
            return Strip.blank(columns, base)
        text = "".join(chr(_BRAILLE + bits) for bits in self._dots[y].tolist())
        style = base
        if self._in_band(y, rows):
            # Dashes show the band where there are no colours.
            text = text.replace(chr(_BRAILLE), "┈")
            style += self._band_style
        label = Segment(self._label(y, rows).rjust(self._label_columns - 1) + " ", base)
        return Strip([label, Segment(text, style)], columns)

    def _draw(self) -> None:
        columns, rows = self.size
        self._band_style = Style(bgcolor=self.app.theme_variables["band"])
        self._dots = self.dots(max(0, columns - self._label_columns), rows)
        self.refresh()

    def dots(self, columns: int, rows: int) -> NDArray[np.int64]:
        """Return the braille bits of every cell, shape ``(rows, columns)``."""
        lit = np.zeros((rows * 4, columns * 2), np.uint8)
        for first, last in self.history.lines() if lit.size else ():
            ends = _dot(first, lit.shape), _dot(last, lit.shape)
            cv2.line(lit, *ends, color=(1,))
        cells = lit.reshape(rows, 4, columns, 2).transpose(0, 2, 1, 3)
        bits: NDArray[np.int64] = (cells * _DOT_BITS).sum((2, 3))
        return bits

    def _row_angle(self, y: int, rows: int) -> float:
        return self.history.angle_at((y + 0.5) / rows)

    def _in_band(self, y: int, rows: int) -> bool:
        return self._band is not None and self._row_angle(y, rows) in self._band

    def _label(self, y: int, rows: int) -> str:
        ends = {0, rows - 1}
        if ways(self._counted):
            zero = int(self.history.down(0.0) * rows)
            words = {zero: "0°"} | {
                end: way(self._row_angle(end, rows), self._counted) for end in ends
            }
            return words.get(y, "")
        if y in ends or (rows > 8 and y == rows // 2):  # noqa: PLR2004
            return f"{rounded(self._row_angle(y, rows))}°"
        return ""


def _dot(spot: Spot, shape: tuple[int, ...]) -> tuple[int, int]:
    rows, columns = shape
    return round(spot[0] * (columns - 1)), round(spot[1] * (rows - 1))
