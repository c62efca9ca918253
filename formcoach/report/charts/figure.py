"""The body at one moment, as a stick figure: what was concerned stands out."""

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import SEGMENTS
from formcoach.feedback.body_state import segments_of
from formcoach.feedback.head import head
from formcoach.report.charts.svg import (
    INK,
    PALE,
    WIDTH,
    circle,
    drawing,
    element,
    line,
)
from formcoach.report.material import Moment
from formcoach.smoothing.visibility import HIDDEN_BELOW

HEIGHT, MARGIN = 230.0, 34.0
CONCERNED_INK = "#b35900"
Points = NDArray[np.float64]


def figure_chart(moment: Moment, label: str) -> str:
    """Return the drawing of a moment; parts that were not seen are dashed."""
    points = _placed(moment.pose.image_px)
    seen = moment.pose.visibility >= HIDDEN_BELOW
    concerned = set(segments_of(moment.verdict))
    parts = []
    for segment in sorted(SEGMENTS, key=lambda each: each in concerned):
        start, end = points[segment[0]], points[segment[1]]
        if not np.isfinite([start, end]).all():
            continue
        shown = bool(seen[list(segment)].all())
        stands_out = segment in concerned
        parts.append(
            line(
                *(float(each) for each in (*start, *end)),
                stroke=(CONCERNED_INK if stands_out else INK) if shown else PALE,
                width=6.0 if stands_out else 3.0,
                dashes=None if shown else "2 6",
            )
        )
    return drawing(HEIGHT, _frame(), *_head(points), *parts, label=label)


def _placed(points: Points) -> Points:
    """Return the points moved and scaled into the drawing, shape ``(33, 2)``."""
    room = np.array([WIDTH, HEIGHT]) - 2 * MARGIN
    if not np.isfinite(points).any():
        return points
    low, high = np.nanmin(points, axis=0), np.nanmax(points, axis=0)
    scale = float(np.min(room / np.maximum(high - low, 1.0)))
    middle = (low + high) / 2
    placed: Points = (points - middle) * scale + np.array([WIDTH, HEIGHT]) / 2
    return placed


def _frame() -> str:
    return element(
        "rect", x=0.5, y=0.5, width=WIDTH - 1, height=HEIGHT - 1, rx=6, fill="#f7f9fb"
    )


def _head(points: Points) -> list[str]:
    found = head(points)
    if found is None:
        return []
    x, y = (float(each) for each in found.middle)
    radius = min(max(found.radius_px, 4.0), HEIGHT / 6)
    return [circle(x, y, radius, fill="#f7f9fb", stroke=INK, width=3.0)]
