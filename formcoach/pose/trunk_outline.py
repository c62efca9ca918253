"""The edge of the trunk, read from the mask of the person.

From every station on the line between hips and shoulders the mask is walked outwards,
at right angles and to both sides, to the place where it falls to a half.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.observation import N_STATIONS, STATIONS, TrunkOutline

Mask = NDArray[np.float32]
"""Shape ``(height, width)``, 0 background, 1 person."""

STEP = 0.01
"""Torso lengths from one sample to the next: about a pixel of a person who fills half
of a 640x480 picture."""
REACH = 0.6
"""How far out the edge is looked for; half a torso is thicker than any trunk."""
INSIDE = 0.25
"""How far beyond the line the body may begin: the line may lie outside a bent trunk."""
EDGE = 0.5
"""The value of the mask at the edge."""
HOLE = 7
"""Samples: a gap shorter than this is a hole in the mask and not its edge."""
SOFT = 3
"""Samples on either side of the edge over which its sharpness is read."""

_OUT: NDArray[np.float64] = np.arange(0.0, REACH + STEP / 2, STEP)


def trunk_outline(
    mask: Mask, hips_px: NDArray[np.float64], shoulders_px: NDArray[np.float64]
) -> TrunkOutline:
    """Return the edge of the trunk on both sides of its line.

    Parameters
    ----------
    mask
        The person.
    hips_px, shoulders_px
        Middle of the hips and of the shoulders, in pixels of the mask, shape ``(2,)``.

    """
    trunk_px = shoulders_px - hips_px
    clockwise_px = np.array([-trunk_px[1], trunk_px[0]])
    stations_px = hips_px + STATIONS[:, None] * trunk_px
    rows = [_edges(mask, stations_px, side * clockwise_px) for side in (1.0, -1.0)]
    return TrunkOutline(
        distance=np.array([distance for distance, _ in rows]),
        sharpness=np.array([sharpness for _, sharpness in rows]),
    )


def _edges(
    mask: Mask, stations_px: NDArray[np.float64], outward_px: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return distance and sharpness of the edge at every station, to one side."""
    points = stations_px[:, None] + _OUT[None, :, None] * outward_px
    values = cv2.remap(
        mask,
        points[..., 0].astype(np.float32),
        points[..., 1].astype(np.float32),
        cv2.INTER_LINEAR,
        borderValue=0.0,
    )
    person = _without_holes(values >= EDGE)
    first = person.argmax(axis=1)
    # From the first sample on the person outwards, the first that is not.
    beyond = ~person & (np.arange(len(_OUT)) > first[:, None])
    after = beyond.argmax(axis=1)
    found = person.any(axis=1) & beyond.any(axis=1) & (_OUT[first] <= INSIDE)
    rows = np.arange(N_STATIONS)
    inner, outer = values[rows, after - 1], values[rows, after]
    fall = np.where(inner > outer, inner - outer, 1.0)
    distance = _OUT[after] - STEP + STEP * (inner - EDGE) / fall
    sharpness = (
        values[rows, np.maximum(after - 1 - SOFT, 0)]
        - values[rows, np.minimum(after + SOFT, len(_OUT) - 1)]
    )
    return (
        np.where(found, distance, np.nan).astype(np.float32).astype(np.float64),
        np.where(found, sharpness, 0.0).astype(np.float32).astype(np.float64),
    )


def _without_holes(person: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Close short gaps along every walk."""
    walk = np.ones((1, HOLE), np.uint8)
    closed = cv2.morphologyEx(person.astype(np.uint8), cv2.MORPH_CLOSE, walk)
    return closed.astype(bool)
