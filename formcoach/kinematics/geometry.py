"""Angles in the plane of the picture.

x points right and y down, so a positive angle turns clockwise as seen. All functions
give NaN for a point that was not seen and for a vector without length.
"""

import math

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
"""Shape ``(2,)``, pixels."""

UP: Vector = np.array([0.0, -1.0])
"""Against gravity, as far as the camera stands level."""


def turn(start: Vector, end: Vector) -> float:
    """Return the angle from one vector to another, degrees, -180 to 180, clockwise."""
    cross = float(start[0] * end[1] - start[1] * end[0])
    dot = float(start[0] * end[0] + start[1] * end[1])
    if cross == 0.0 == dot:
        return math.nan
    return math.degrees(math.atan2(cross, dot))


def sine(start: Vector, end: Vector) -> float:
    """Return the sine of the angle from one vector to another, -1 to 1, clockwise."""
    lengths = math.hypot(*start) * math.hypot(*end)
    if lengths == 0.0:
        return math.nan
    return float(start[0] * end[1] - start[1] * end[0]) / lengths


def bend(first: Vector, joint: Vector, last: Vector) -> float:
    """Return how far a joint is from straight, degrees, 0 to 180, without sign."""
    return abs(turn(joint - first, last - joint))


def elevation(start: Vector, end: Vector) -> float:
    """Return how far the end lies above the start against the horizontal, degrees."""
    across, rise = abs(float(end[0] - start[0])), float(start[1] - end[1])
    if across == 0.0 == rise:
        return math.nan
    return math.degrees(math.atan2(rise, across))


def unwound(angle_deg: float, lowest_deg: float) -> float:
    """Return the angle moved by whole turns to lie within a turn above the lowest.

    A thigh pulled past the chest or an arm past the head must not jump to the other
    sign at 180 degrees.
    """
    return (angle_deg - lowest_deg) % 360.0 + lowest_deg


def mean_seen(*points: Vector) -> Vector:
    """Return the middle of the points that were seen, NaN if none was."""
    seen = [point for point in points if not math.isnan(point[0])]
    if not seen:
        return np.array([math.nan, math.nan])
    middle: Vector = sum(seen, np.zeros(2)) / len(seen)
    return middle
