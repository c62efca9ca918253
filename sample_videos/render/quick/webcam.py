"""The webcam's look of `render.webcam`, with its grain made beforehand."""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from render.webcam import BLUR_PX, DARK_CORNERS, NOISE_LEVELS, Picture

GRAINS = 5
"""Different grains; neighbouring seeds get different ones."""


def quickly_as_webcam(picture: Picture, seed: int) -> Picture:
    """Blur a little, darken the corners and add noise."""
    light, grains = _look(picture.shape[:2])
    seen = cv2.GaussianBlur(picture, (0, 0), BLUR_PX) * light
    return np.clip(seen + grains[seed % GRAINS], 0, 255).astype(np.uint8)


@lru_cache(maxsize=2)
def _look(size: tuple[int, int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    height, width = size
    y, x = np.mgrid[-1.0 : 1.0 : height * 1j, -1.0 : 1.0 : width * 1j]
    light = 1.0 - DARK_CORNERS * (x**2 + y**2) / 2.0
    rng = np.random.default_rng(1)
    shape = (GRAINS, height, width)
    grain = rng.normal(0.5, NOISE_LEVELS, (*shape, 1))
    colour = rng.normal(0.0, NOISE_LEVELS / 2.0, (*shape, 3))
    return light[..., None].astype(np.float32), (grain + colour).astype(np.float32)
