"""The true outline of the person: which pixels they cover."""

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import CameraSpec

FRACTION_BITS = 4  # OpenCV draws at sixteenths of a pixel
COVERED = 255


def silhouette(
    camera: CameraSpec, vertices_m: NDArray[np.float64], faces: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """Return a mask, shape (height, width), 255 where a face is."""
    mask = np.zeros((camera.height_px, camera.width_px), np.uint8)
    # Where a pixel's middle has whole coordinates, as OpenCV counts.
    seen = (camera.project(vertices_m) - 0.5) * 2**FRACTION_BITS
    for corners in np.round(seen).astype(np.int32)[faces]:
        cv2.fillConvexPoly(mask, corners, COVERED, shift=FRACTION_BITS)
    return mask
