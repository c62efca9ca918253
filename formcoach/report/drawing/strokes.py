"""Lines: solid, dashed, and with a dark rim so that they show on any picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.observation import Image

Point = NDArray[np.float64]
"""Shape ``(2,)``, pixels."""
Bgr = tuple[int, int, int]

RIM_BGR: Bgr = (16, 12, 8)
FARTHEST_PX = 10_000
"""Points further outside than this would overflow OpenCV's integers."""
DASH_PER_WIDTH = 3.0
"""Length of a dash against the width of its line."""


def bgr(rgb: tuple[int, int, int]) -> Bgr:
    """Return a colour in OpenCV's order."""
    red, green, blue = rgb
    return blue, green, red


def pixel(point: Point) -> tuple[int, int]:
    """Return the pixel of a point."""
    x, y = np.clip(np.round(point), -FARTHEST_PX, FARTHEST_PX)
    return int(x), int(y)


def rimmed_line(
    image: Image, ends: tuple[Point, Point], colour: Bgr, width_px: int
) -> None:
    """Draw a line with a dark rim."""
    rim_px = width_px + max(2, width_px // 2)
    for shade, wide_px in ((RIM_BGR, rim_px), (colour, width_px)):
        cv2.line(image, pixel(ends[0]), pixel(ends[1]), shade, wide_px, cv2.LINE_AA)


def dashed_line(
    image: Image, ends: tuple[Point, Point], colour: Bgr, width_px: int
) -> None:
    """Draw every other part of a line, and its ends."""
    start, stop = ends
    dash_px = max(1.0, DASH_PER_WIDTH * width_px)
    parts = min(FARTHEST_PX, int(np.linalg.norm(stop - start) / dash_px)) // 2 * 2 + 1
    stops = [start + (stop - start) * part / parts for part in range(parts + 1)]
    for dash in zip(stops[::2], stops[1::2], strict=True):
        rimmed_line(image, dash, colour, width_px)


def ring(
    image: Image, middle: Point, radius_px: int, colour: Bgr, width_px: int
) -> None:
    """Draw a circle with a dark rim; a negative width fills it."""
    centre = pixel(middle)
    if width_px < 0:
        cv2.circle(image, centre, radius_px + 2, RIM_BGR, -1, cv2.LINE_AA)
    else:
        cv2.circle(image, centre, radius_px, RIM_BGR, width_px + 2, cv2.LINE_AA)
    cv2.circle(image, centre, radius_px, colour, width_px, cv2.LINE_AA)
