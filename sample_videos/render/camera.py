"""A pinhole camera that looks level, straight from one side of the person."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraSpec:
    """Where the camera stands, and its picture.

    The camera looks along +X at the person's right side, parallel to the floor, so the
    image plane is parallel to the sagittal plane and angles are not distorted. To be
    seen from elsewhere, the person is turned.
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

    @property
    def eye_m(self) -> NDArray[np.float64]:
        """Where the camera is."""
        return np.array([-self.distance_m, self.beside_m, self.height_m])

    @property
    def focal_px(self) -> float:
        """Focal length in pixels."""
        return self.width_px / 2.0 / math.tan(math.radians(self.view_angle_deg) / 2.0)

    def project(self, points_m: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where points appear: shape (..., 2), pixels right and down."""
        away, along, up = np.moveaxis(points_m - self.eye_m, -1, 0)
        scale = self.focal_px / away
        level = np.stack([-along * scale, -up * scale], axis=-1)
        roll = math.radians(self.roll_deg)
        cos, sin = math.cos(roll), math.sin(roll)
        turned = level @ np.array([[cos, -sin], [sin, cos]])
        return turned + np.array([self.width_px / 2.0, self.height_px / 2.0])

    def floor_hit_m(self, wall_m: float) -> NDArray[np.float64]:
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
        column, row = np.meshgrid(
            np.arange(self.width_px) + 0.5 - self.width_px / 2.0,
            np.arange(self.height_px) + 0.5 - self.height_px / 2.0,
        )
        roll = math.radians(self.roll_deg)
        cos, sin = math.cos(roll), math.sin(roll)
        across, down = cos * column - sin * row, sin * column + cos * row
        with np.errstate(divide="ignore", invalid="ignore"):
            away = self.height_m * self.focal_px / np.where(down > 0.0, down, np.nan)
        x = self.eye_m[0] + away
        y = self.eye_m[1] - across * away / self.focal_px
        return np.where((x < wall_m)[..., None], np.stack([x, y], axis=-1), np.nan)
