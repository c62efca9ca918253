"""The trace: the counted signal of the last seconds, with its target and limits."""

import math
from collections import deque
from itertools import pairwise

import cv2
import numpy as np

from formcoach.domain.exercise import Band, Exercise, Limit
from formcoach.domain.observation import Image
from formcoach.feedback.figures import rounded
from formcoach.feedback.looks import LOOKS, OF_LEVEL, State
from formcoach.feedback.scale import Scale, bounds, own_limits, target_band
from formcoach.report.drawing.lettering import QUIET, WHITE, write
from formcoach.report.drawing.strokes import Bgr, bgr, dashed_line, pixel

SPAN_S = 12.0
"""How long the trace looks back: two repetitions of a usual tempo."""
LONGEST_GAP_S = 0.5
"""Beyond it two values are not joined: nothing was measured between."""
BAND_BGR: Bgr = (102, 74, 30)
LABELS_EM = 3.0
INSET_OF_HEIGHT = 14
"""Room for the newest value's dot above the highest and below the lowest angle."""
SMALL_PER_EM = 0.75


class Trace:
    """Remembers the counted signal and draws it."""

    def __init__(self, exercise: Exercise) -> None:
        """Choose the exercise whose angles the trace shows."""
        self._scale = Scale.of(exercise)
        self._band = target_band(exercise)
        self._limits = own_limits(exercise)
        self._values: deque[tuple[float, float]] = deque()

    def add(self, time_s: float, value_deg: float) -> None:
        """Add the newest value; NaN leaves a gap."""
        self._values.append((time_s, value_deg))
        while self._values[0][0] < time_s - SPAN_S:
            self._values.popleft()

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
            write(image, f"{rounded(edge)}°", at, size, QUIET)
        write(plot, "target", (em_px // 3, rows[0] + size), size, QUIET)

    def _draw_limit(self, plot: Image, limit: Limit, em_px: int) -> None:
        colour = bgr(LOOKS[OF_LEVEL[limit.level]].rgb)
        for bound in bounds(limit):
            row = float(self._row(bound, plot))
            ends = np.array([0.0, row]), np.array([plot.shape[1] - 1.0, row])
            dashed_line(plot, ends, colour, max(1, em_px // 16))

    def _draw_values(self, plot: Image, em_px: int) -> None:
        wide_px = max(2, em_px // 9)
        colour = bgr(LOOKS[State.GOOD].rgb)
        for first, last in pairwise(self._values):
            unseen = math.isnan(first[1] + last[1])
            if not unseen and last[0] - first[0] <= LONGEST_GAP_S:
                ends = self._point(first, plot), self._point(last, plot)
                cv2.line(plot, *ends, colour, wide_px, cv2.LINE_AA)
        if self._values and not math.isnan(self._values[-1][1]):
            newest = self._point(self._values[-1], plot)
            cv2.circle(plot, newest, 2 * wide_px, WHITE, -1, cv2.LINE_AA)

    def _point(self, value: tuple[float, float], plot: Image) -> tuple[int, int]:
        time_s, value_deg = value
        age = (self._values[-1][0] - time_s) / SPAN_S
        room_px = plot.shape[1] - plot.shape[0] // 6
        return pixel(np.array([(1 - age) * room_px, self._row(value_deg, plot)]))

    def _row(self, value_deg: float, plot: Image) -> int:
        # The target lies above the start, whatever their signs.
        share: float = min(1.0, max(0.0, 1 - self._scale.share(value_deg)))
        inset_px = plot.shape[0] // INSET_OF_HEIGHT
        row: int = round(inset_px + share * (plot.shape[0] - 1 - 2 * inset_px))
        return row
