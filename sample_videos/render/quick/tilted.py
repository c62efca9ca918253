"""A camera that may look down or up, and anywhere around the person."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.camera import CameraSpec

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TiltedCamera(CameraSpec):
    """As `CameraSpec`, with a tilt."""

    pitch_deg: float = 0.0
    """How far it looks down."""

    @property
    def axes(self) -> Floats:
        """Shape (3, 3): the directions right, down and ahead in the room."""
        pitch, roll = math.radians(self.pitch_deg), math.radians(self.roll_deg)
        ahead = np.array([math.cos(pitch), 0.0, -math.sin(pitch)])
        right = np.array([0.0, -1.0, 0.0])
        down = np.cross(ahead, right)
        cos, sin = math.cos(roll), math.sin(roll)
        return np.stack([cos * right + sin * down, cos * down - sin * right, ahead])

    @property
    def centre_px(self) -> Floats:
        """The middle of the picture."""
        return np.array([self.width_px / 2.0, self.height_px / 2.0])

    def see(self, points_m: Floats) -> tuple[Floats, Floats]:
        """Return where points appear (..., 2) and how far ahead they are (...)."""
        across, down, ahead = np.moveaxis((points_m - self.eye_m) @ self.axes.T, -1, 0)
        scale = self.focal_px / ahead
        seen = np.stack([across * scale, down * scale], axis=-1) + self.centre_px
        return seen, ahead

    def rays(self) -> Floats:
        """Return the direction of each pixel's ray, shape (height, width, 3)."""
        x, y = np.meshgrid(np.arange(self.width_px), np.arange(self.height_px))
        at = np.stack([x, y], axis=-1) + 0.5 - self.centre_px
        ahead = np.full((*at.shape[:2], 1), self.focal_px)
        return np.concatenate([at, ahead], axis=-1) @ self.axes
