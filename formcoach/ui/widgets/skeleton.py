"""The stick figure and the outline of the back, drawn onto the sub-pixels."""

from collections.abc import Mapping
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.observation import Image, Pose
from formcoach.feedback.body_state import Segment
from formcoach.feedback.head import head
from formcoach.feedback.looks import LOOKS, State
from formcoach.ui.back_line import BackLine
from formcoach.ui.widgets.cells import Placement

_THIN_PER_HEIGHT = 1 / 70  # line against picture, chosen by eye at 80x24 and 160x48
_BACK_PER_HEIGHT = 1 / 40  # in 80x24 cells a thicker curve would be a blot
_DASHES = 7  # parts of a dashed line, every other one drawn
_FARTHEST_PX = 10_000

Pixel = tuple[int, int]
"""x and y of a sub-pixel."""


def draw_skeleton(
    rgb: Image,
    pose: Pose,
    states: Mapping[Segment, State],
    placement: Placement,
    *,
    mirrored: bool,
) -> None:
    """Draw every segment that was seen, the most urgent on top."""
    points = _placed(pose.image_px, pose, placement, mirrored=mirrored)
    thin = max(1, round(placement.height * _THIN_PER_HEIGHT))
    _draw_head(rgb, points, _aspect(pose, placement), thin)
    pixels = _pixels(points)
    for (upper, lower), state in sorted(states.items(), key=lambda item: item[1]):
        start, stop = pixels[upper], pixels[lower]
        if start is not None and stop is not None:
            _draw_segment(rgb, start, stop, state, thin)


def draw_back(
    rgb: Image, pose: Pose, back: BackLine, placement: Placement, *, mirrored: bool
) -> None:
    """Draw the outline of the back, thicker than a segment where there is room."""
    points = _placed(back.points_px, pose, placement, mirrored=mirrored)
    look = LOOKS[back.state]
    thickness = _even(max(1, round(placement.height * _BACK_PER_HEIGHT)) * look.weight)
    parts = list(pairwise(_pixels(points)))
    for start, stop in parts[:: 2 if look.dashed else 1]:
        if start is not None and stop is not None:
            cv2.line(rgb, start, stop, look.rgb, thickness)


def _placed(
    points_px: NDArray[np.float64], pose: Pose, placement: Placement, *, mirrored: bool
) -> NDArray[np.float64]:
    x, y = points_px[:, 0], points_px[:, 1]
    across = pose.width_px - x if mirrored else x
    return np.column_stack(
        (
            placement.left + across * placement.width / max(1, pose.width_px),
            placement.top + y * placement.height / max(1, pose.height_px),
        )
    )


def _aspect(pose: Pose, placement: Placement) -> float:
    """Return how many sub-pixels a length is upright, for one that it is across."""
    across = placement.width / max(1, pose.width_px)
    return placement.height / max(1, pose.height_px) / across


def _draw_head(
    rgb: Image, points: NDArray[np.float64], aspect: float, thin: int
) -> None:
    """Draw a circle around the face, in sub-pixels that are not square."""
    circle = head(points, aspect)
    if circle is None:
        return
    radius = min(rgb.shape[1], max(1.0, circle.radius_px))
    axes = round(radius), round(radius * aspect)
    grey = LOOKS[State.NOT_JUDGED].rgb
    (middle,) = _pixels(circle.middle[None])
    if middle is not None:
        cv2.ellipse(rgb, middle, axes, 0, 0, 360, grey, thin)


def _draw_segment(
    rgb: Image, start: Pixel, stop: Pixel, state: State, thin: int
) -> None:
    look = LOOKS[state]
    thickness = _even(thin * look.weight)
    if not look.dashed:
        cv2.line(rgb, start, stop, look.rgb, thickness)
        return
    stops = np.linspace(start, stop, _DASHES + 1).round().astype(int).tolist()
    for dash_start, dash_stop in zip(stops[::2], stops[1::2], strict=True):
        cv2.line(rgb, dash_start, dash_stop, look.rgb, thickness)


def _even(width: int) -> int:
    # OpenCV draws an odd thickness above one two pixels wider than it says.
    return width - width % 2 or 1


def _pixels(points: NDArray[np.float64]) -> list[Pixel | None]:
    """Return the pixel of every point at once, None where it was not seen."""
    seen = np.isfinite(points[:, 0]) & np.isfinite(points[:, 1])
    # Far outside the picture OpenCV's integers would overflow.
    near = np.clip(np.rint(points), -_FARTHEST_PX, _FARTHEST_PX)
    pixels = np.where(seen[:, None], near, 0).astype(int).tolist()
    return [
        (x, y) if is_seen else None
        for (x, y), is_seen in zip(pixels, seen.tolist(), strict=True)
    ]
