"""How large a picture may be, and how it is brought down to that."""

import cv2
import numpy as np

from formcoach.domain.observation import Image

LEAST_SIDE_PX = 64
"""Half of the smallest clip on which repetitions could be counted (118 pixels high):
a person of that size is a few pixels wide at the knee."""
LARGEST_SIDE_PX = 1920
"""Full HD. The pose model looks at 256 pixels; more only costs memory and time."""
REFUSED_SIDE_PX = 8192
"""The larger side of 8K cinema. Beyond it one picture alone takes over 100 MB."""


def fitted(image: Image) -> Image:
    """Return the picture with no side longer than :data:`LARGEST_SIDE_PX`."""
    height_px, width_px = image.shape[:2]
    scale = LARGEST_SIDE_PX / max(height_px, width_px)
    if scale >= 1:
        return image
    size_px = (max(1, round(width_px * scale)), max(1, round(height_px * scale)))
    smaller = cv2.resize(image, size_px, interpolation=cv2.INTER_AREA)
    return np.asarray(smaller, dtype=np.uint8)
