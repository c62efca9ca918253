"""The head of the stick figure: a circle round the landmarks of the face."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark

_FACE = slice(Landmark.NOSE, Landmark.MOUTH_RIGHT + 1)
_HEAD_PER_FACE = 1.2  # radius against the furthest point of the face, chosen by eye


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Head:
    """A circle round the face."""

    middle: NDArray[np.float64]
    """Shape ``(2,)``, pixels."""
    radius_px: float
    """Across the picture."""


def head(points: NDArray[np.float64], aspect: float = 1.0) -> Head | None:
    """Return the head, or None where nothing of the face was seen.

    Parameters
    ----------
    points
        Shape ``(33, 2)``, pixels, NaN where not seen.
    aspect
        How many pixels a length is upright for one that it is across.

    """
    face = points[_FACE]
    face = face[np.isfinite(face).all(axis=1)]
    if not len(face):
        return None
    middle = face.mean(axis=0)
    reach_px = np.linalg.norm((face - middle) / (1, aspect), axis=1).max()
    return Head(middle=middle, radius_px=float(reach_px) * _HEAD_PER_FACE)
