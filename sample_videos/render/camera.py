"""A pinhole camera that looks at the person's right side, level or up and down."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraSpec:
    """Where the camera stands, and its picture.

    The camera looks along +X at the person's right side. While it is level the image
    plane is parallel to the sagittal plane and angles are not distorted. To be seen
    from elsewhere, the person is turned.
    """

    distance_m: float
    """From the middle of the body."""
    height_m: float
    beside_m: float
    """Position along Y, the line from the person's head to their feet."""
    width_px: int = 640
    height_px: int = 480
    view_angle_deg: float = 60.0
    """Horizontal; 60 is common for webcams."""
    roll_deg: float = 0.0
    """How far the camera is tilted clockwise; the picture turns the other way."""
    pitch_deg: float = 0.0
    """How far it looks down."""

    @property
    def eye_m(self) -> Floats:
        """Where the camera is."""
        return np.array([-self.distance_m, self.beside_m, self.height_m])

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
    def focal_px(self) -> float:
        """Focal length in pixels."""
        return self.width_px / 2.0 / math.tan(math.radians(self.view_angle_deg) / 2.0)

    @property
    def centre_px(self) -> Floats:
        """The middle of the picture."""
        return np.array([self.width_px / 2.0, self.height_px / 2.0])

    def project(self, points_m: Floats) -> Floats:
        """Return where points appear: shape (..., 2), pixels right and down."""
        return self.see(points_m)[0]

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

    def floor_hit_m(self, wall_m: float) -> Floats:
        """Return where on the floor each pixel looks.

        Parameters
        ----------
        wall_m
            The floor ends there.

        Returns
        -------
        NDArray
            Shape (height, width, 2), metres along X and Y; NaN above the floor.

        """
        rays = self.rays()
        falling = rays[..., 2]
        reach = self.height_m / np.where(falling < 0.0, -falling, np.nan)
        hit = self.eye_m[:2] + rays[..., :2] * reach[..., None]
        return np.where(hit[..., :1] < wall_m, hit, np.nan)
