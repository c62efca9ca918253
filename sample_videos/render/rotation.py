"""Rotations in three dimensions, as 3x3 matrices."""

import math

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

DOWN: Vector = np.array([0.0, 0.0, -1.0])
UP: Vector = np.array([0.0, 0.0, 1.0])
LEFT: Vector = np.array([1.0, 0.0, 0.0])
BACK: Vector = np.array([0.0, 1.0, 0.0])


def unit(vector: Vector) -> Vector:
    """Return the vector of length 1 in the same direction."""
    return vector / np.linalg.norm(vector)


def about(axis: Vector, angle_deg: float) -> Matrix:
    """Return the right-handed rotation about an axis (Rodrigues)."""
    length = math.sqrt(sum(float(part) ** 2 for part in axis))
    x, y, z = (float(part) / length for part in axis)
    sin, cos = math.sin(math.radians(angle_deg)), math.cos(math.radians(angle_deg))
    rest = 1.0 - cos
    return np.array(
        (
            (cos + x * x * rest, x * y * rest - z * sin, x * z * rest + y * sin),
            (y * x * rest + z * sin, cos + y * y * rest, y * z * rest - x * sin),
            (z * x * rest - y * sin, z * y * rest + x * sin, cos + z * z * rest),
        )
    )


def pitch(angle_deg: float) -> Matrix:
    """Return the rotation that leans an upright segment forward (towards -Y)."""
    return about(LEFT, angle_deg)


def turn(angle_deg: float) -> Matrix:
    """Return the rotation about the vertical."""
    return about(UP, angle_deg)


def between(start: Vector, end: Vector) -> Matrix:
    """Return the shortest rotation that brings one direction onto another."""
    axis = np.cross(start, end)
    if np.linalg.norm(axis) == 0.0:
        return np.eye(3)
    angle = np.arctan2(np.linalg.norm(axis), start @ end)
    return about(axis, float(np.degrees(angle)))
