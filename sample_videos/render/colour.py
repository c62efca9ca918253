"""Between the numbers in a picture and amounts of light."""

import numpy as np
from numpy.typing import NDArray


def linear(srgb: NDArray | tuple[float, float, float]) -> NDArray[np.float32]:
    """Return amounts of light for sRGB values from 0 to 1 (IEC 61966-2-1)."""
    srgb = np.asarray(srgb, dtype=np.float32)
    low, high = srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4
    return np.where(srgb <= 0.04045, low, high).astype(np.float32)


def encoded(light: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return sRGB values from 0 to 1 for amounts of light; more than 1 is white."""
    light = np.clip(light, 0.0, 1.0)
    low, high = light * 12.92, 1.055 * light ** (1.0 / 2.4) - 0.055
    return np.where(light <= 0.0031308, low, high).astype(np.float32)


STEPS = 8191  # of light; a byte of sRGB has at least two, but for the darkest
_BYTES = np.round(encoded(np.linspace(0.0, 1.0, STEPS + 1)) * 255.0).astype(np.uint8)


def as_bytes(light: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return sRGB values from 0 to 255 for amounts of light; more than 1 is white."""
    return _BYTES[np.clip(light * STEPS + 0.5, 0.0, STEPS).astype(np.uint16)]
