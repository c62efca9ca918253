"""Rotations in three dimensions, as 3x3 matrices."""

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
    x, y, z = unit(axis)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    angle = np.radians(angle_deg)
    return np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * cross @ cross


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
