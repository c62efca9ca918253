"""The trace: the counted signal of the last seconds, with its target and limits."""

import cv2
import numpy as np

from formcoach.domain.exercise import Band, Exercise, Limit
from formcoach.domain.observation import Image
from formcoach.feedback.counted_signal import way, ways
from formcoach.feedback.figures import rounded
from formcoach.feedback.history import History, Spot
from formcoach.feedback.looks import LOOKS, OF_LEVEL, State
from formcoach.feedback.scale import bounds, own_limits, target_band
from formcoach.report.drawing.lettering import QUIET, WHITE, write
from formcoach.report.drawing.strokes import Bgr, bgr, dashed_line, pixel

BAND_BGR: Bgr = (102, 74, 30)
LABELS_EM = 3.0
INSET_OF_HEIGHT = 14
"""Room for the newest value's dot above the highest and below the lowest angle."""
SMALL_PER_EM = 0.75


class Trace:
    """Remembers the counted signal and draws it."""

    def __init__(self, exercise: Exercise) -> None:
        """Choose the exercise whose angles the trace shows."""
        self._history = History(exercise)
        self._band = target_band(exercise)
        self._counted = exercise.counts_by
        self._limits = own_limits(exercise)

    def add(self, time_s: float, value_deg: float) -> None:
        """Add the newest value; NaN leaves a gap."""
        self._history.add(time_s, value_deg)

    def draw(self, image: Image, em_px: int) -> None:
        """Draw onto a part of the canvas, all of it."""
        plot = image[em_px // 2 : -em_px // 2, round(LABELS_EM * em_px) :]
        if self._band is not None:
            self._draw_band(image, plot, em_px)
        for limit in self._limits:
            self._draw_limit(plot, limit, em_px)
        self._draw_values(plot, em_px)

    def _draw_band(self, image: Image, plot: Image, em_px: int) -> None:
        band: Band = self._band  # type: ignore[assignment]  # the caller has looked
        rows = sorted(self._row(edge, plot) for edge in (band.lower, band.upper))
        plot[rows[0] : rows[1] + 1] = BAND_BGR
        size = round(em_px * SMALL_PER_EM)
        top, low = rows[0] + em_px // 2, rows[1] + em_px // 2
        edges = sorted((band.lower, band.upper), key=lambda e: self._row(e, plot))
        for edge, row in zip(edges, (top, max(low, top + size)), strict=True):
            at = (em_px // 2, row + size // 2)
            write(image, self._edge_words(edge), at, size, QUIET)
        words = f"target {way(band.middle, self._counted)}".strip()
        write(plot, words, (em_px // 3, rows[0] + size), size, QUIET)

    def _edge_words(self, edge: float) -> str:
        # The word in the band tells the way that else the sign would tell.
        return f"{rounded(abs(edge) if ways(self._counted) else edge)}°"

    def _draw_limit(self, plot: Image, limit: Limit, em_px: int) -> None:
        colour = bgr(LOOKS[OF_LEVEL[limit.level]].rgb)
        for bound in bounds(limit):
            row = float(self._row(bound, plot))
            ends = np.array([0.0, row]), np.array([plot.shape[1] - 1.0, row])
            dashed_line(plot, ends, colour, max(1, em_px // 16))

    def _draw_values(self, plot: Image, em_px: int) -> None:
        wide_px = max(2, em_px // 9)
        colour = bgr(LOOKS[State.GOOD].rgb)
        for first, last in self._history.lines():
            ends = _point(first, plot), _point(last, plot)
            cv2.line(plot, *ends, colour, wide_px, cv2.LINE_AA)
        newest = self._history.newest()
        if newest is not None:
            cv2.circle(plot, _point(newest, plot), 2 * wide_px, WHITE, -1, cv2.LINE_AA)

    def _row(self, value_deg: float, plot: Image) -> int:
        return _row(self._history.down(value_deg), plot)


def _point(spot: Spot, plot: Image) -> tuple[int, int]:
    room_px = plot.shape[1] - plot.shape[0] // 6
    return pixel(np.array([spot[0] * room_px, _row(spot[1], plot)]))


def _row(down: float, plot: Image) -> int:
    inset_px = plot.shape[0] // INSET_OF_HEIGHT
    row: int = round(inset_px + down * (plot.shape[0] - 1 - 2 * inset_px))
    return row
