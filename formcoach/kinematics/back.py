"""The bend of the back, read from its outline.

Landmarks know no point between hips and shoulders: a hinge with a flat back and one
with a round back have the same joint angles. The dorsal edge of the body differs. How
far it is bent when the back is neutral depends on the body and its clothes, so it means
something only as a change from the patient's own start pose.

The whole outline answers to all of the spine, its lower part above all to the low back
(docs/evidence.md).
"""

import math

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.observation import STATIONS, Pose, TrunkOutline

FROM, TO = 0.1, 0.9
"""The part of the trunk that is fitted: from the sacrum to below the neck. Of the parts
that were tried it tells neutral and rounded hinges best apart (docs/evidence.md)."""
LOWER_FROM, LOWER_TO = 0.1, 0.6
"""The part that is fitted for the low back: from the sacrum to the lowest ribs."""
LEAST_COVERAGE = 0.75
"""Share of its stations at which an edge must have been found."""
SHARP_PARTS = ((0.2, TO), (LOWER_FROM, LOWER_TO))
"""The parts whose edge must be sharp, each for itself."""
LEAST_SHARPNESS, BLURRED_SHARE = 0.97, 0.2
"""Fall of the mask at the edge, and the share of stations that may have less: a light
shirt before a light wall loses a fifth of its edge or more (docs/evidence.md)."""
LARGEST_RESIDUAL = 0.03
"""Torso lengths between edge and fit (root mean square); more is an arm or a fold."""


def back_bend(outline: TrunkOutline | None, facing: int) -> float:
    """Return how far the outline of the back is bent, from the sacrum to the neck.

    Parameters
    ----------
    outline
        The edge of the trunk, if a mask was asked for.
    facing
        +1 or -1, see :class:`~formcoach.domain.orientation.Orientation`.

    Returns
    -------
    float
        Degrees by which the direction of the edge turns from hips to shoulders:
        positive rounded, negative hollow. NaN where the edge was not seen well enough.

    """
    return _bend(outline, facing, FROM, TO)


def lower_back_bend(outline: TrunkOutline | None, facing: int) -> float:
    """Return how far the lower part of the outline is bent, as :func:`back_bend`."""
    return _bend(outline, facing, LOWER_FROM, LOWER_TO)


def back_line(pose: Pose, facing: int) -> NDArray[np.float64]:
    """Return the outline of the back in the picture, for drawing.

    Returns
    -------
    ndarray
        Shape ``(n, 2)``, pixels, from the hips to the shoulders; empty where there is
        none.

    """
    if pose.outline is None or facing == 0:
        return np.zeros((0, 2))
    row, side = (1, -1.0) if facing > 0 else (0, 1.0)
    hips, shoulders = (
        pose.middle(Landmark.on(Side.LEFT, part), Landmark.on(Side.RIGHT, part))
        for part in ("hip", "shoulder")
    )
    trunk = shoulders - hips
    outward = side * np.array([-trunk[1], trunk[0]])
    part = (STATIONS >= FROM) & (STATIONS <= TO)
    distance = pose.outline.distance[row][part, None]
    points = hips + STATIONS[part, None] * trunk + distance * outward
    seen: NDArray[np.float64] = points[np.isfinite(points).all(axis=1)]
    return seen


def _bend(outline: TrunkOutline | None, facing: int, start: float, end: float) -> float:
    if outline is None or facing == 0:
        return math.nan
    row = 1 if facing > 0 else 0
    part = (start <= STATIONS) & (end >= STATIONS)
    distance = outline.distance[row][part]
    seen = np.isfinite(distance)
    if seen.mean() < LEAST_COVERAGE or not _sharp(outline, row):
        return math.nan
    return _turn(STATIONS[part][seen], distance[seen]) * (end - start)


def _sharp(outline: TrunkOutline, row: int) -> bool:
    """Tell whether both parts are sharp: a blurred one makes the other doubtful."""
    found = np.isfinite(outline.distance[row])
    for start, end in SHARP_PARTS:
        seen = outline.sharpness[row][found & (start <= STATIONS) & (end >= STATIONS)]
        if seen.size == 0 or np.quantile(seen, BLURRED_SHARE) < LEAST_SHARPNESS:
            return False
    return True


def _turn(stations: NDArray[np.float64], distance: NDArray[np.float64]) -> float:
    """Return the turn of the tangent of a quadratic fit, degrees a torso length."""
    fit = np.polynomial.polynomial.polyfit(stations, distance, 2)
    rest = distance - np.polynomial.polynomial.polyval(stations, fit)
    if math.sqrt(float(np.mean(rest**2))) > LARGEST_RESIDUAL:
        return math.nan
    return math.degrees(-2.0 * float(fit[2]))
