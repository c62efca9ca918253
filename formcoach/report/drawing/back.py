"""The outline of the back as a curve over the picture."""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.observation import Image
from formcoach.feedback.looks import LOOKS, State
from formcoach.report.drawing.skeleton import THIN_PER_EM
from formcoach.report.drawing.strokes import RIM_BGR, bgr, pixel

THICKER = 0.5
"""Than a segment in the same state, in thinnest lines; chosen by eye at 640x480."""
DASH_PARTS = 2
"""Stations of the outline in a dash, and in the gap after it."""


def draw_back(
    image: Image, line_px: NDArray[np.float64], state: State, em_px: int
) -> None:
    """Draw a curve, a little thicker than a segment in the same state.

    Parameters
    ----------
    image
        What is drawn on.
    line_px
        Shape ``(n, 2)``, pixels of the image.
    state
        What is known about the back.
    em_px
        Size of the letters.

    """
    look = LOOKS[state]
    thin_px = max(2, round(em_px * THIN_PER_EM))
    wide_px = round(thin_px * (look.weight + THICKER))
    rim_px = wide_px + max(2, wide_px // 2)
    ends = list(pairwise(pixel(point) for point in line_px))
    for shade, thick_px in ((RIM_BGR, rim_px), (bgr(look.rgb), wide_px)):
        for number, (start, stop) in enumerate(ends):
            if not look.dashed or number // DASH_PARTS % 2 == 0:
                cv2.line(image, start, stop, shade, thick_px, cv2.LINE_AA)
