"""From the joints of made-up bodies to the poses that a camera would give."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import N_LANDMARKS
from formcoach.domain.exercise import Band
from formcoach.domain.observation import STATIONS, Pose, TrunkOutline
from formcoach.figure.skeleton import Points

FACING_RIGHT_DEG = 90.0
FACING_LEFT_DEG = -90.0
FACING_CAMERA_DEG = 0.0
_FITTED = Band(lower=0.1, upper=0.9)
"""The part of the trunk over which a turn of the outline is told."""
_HALF_DEPTH = 0.2
"""From the line of the trunk to the back, torso lengths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Where a made-up person stands in the picture."""

    yaw_deg: float = FACING_RIGHT_DEG
    """0 facing the camera, 90 facing the right edge of the picture."""
    roll_deg: float = 0.0
    """Clockwise turn of the picture."""
    pitch_deg: float = 0.0
    """How far the camera looks down."""
    px_per_m: float = 180.0
    hips_px: tuple[float, float] = (320.0, 240.0)
    """Where the origin of the joints is in the picture."""
    width_px: int = 640
    height_px: int = 480


def in_picture(points: Points, camera: Camera) -> Points:
    """Turn points to the picture's axes: x right, y down, z away from the camera."""
    yaw, roll, pitch = (
        math.radians(angle)
        for angle in (camera.yaw_deg, camera.roll_deg, camera.pitch_deg)
    )
    front, left, up = np.moveaxis(points, -1, 0)
    right = front * math.sin(yaw) + left * math.cos(yaw)
    away = left * math.sin(yaw) - front * math.cos(yaw)
    high = up * math.cos(pitch) + away * math.sin(pitch)
    deep = away * math.cos(pitch) - up * math.sin(pitch)
    return np.stack(
        (
            right * math.cos(roll) + high * math.sin(roll),
            right * math.sin(roll) - high * math.cos(roll),
            deep,
        ),
        axis=-1,
    )


def poses_of(
    points: Points,
    times_s: NDArray[np.float64],
    camera: Camera,
    *,
    back_bend: NDArray[np.float64] | None = None,
) -> Iterator[Pose]:
    """Yield the pose of every body.

    Parameters
    ----------
    points
        Joints as :func:`~formcoach.figure.skeleton.joints` gives them.
    times_s
        Shape ``(n,)``.
    camera
        From where they are seen.
    back_bend
        Turn of the outline of each back, degrees; no outline is given without it.

    """
    seen = in_picture(points, camera)
    image_px = np.array(camera.hips_px) + camera.px_per_m * seen[..., :2]
    visible = np.ones(N_LANDMARKS)
    for i, time_s in enumerate(times_s.tolist()):
        yield Pose(
            time_s=time_s,
            image_px=image_px[i],
            world_m=seen[i],
            visibility=visible,
            width_px=camera.width_px,
            height_px=camera.height_px,
            outline=None if back_bend is None else outline(float(back_bend[i])),
        )


LOWER_SHARE = 0.5 / 0.8
"""Of a turn that is even along the back, what its lower part reads."""


def outline(back_bend_deg: float) -> TrunkOutline:
    """Return the outline of a trunk whose edges turn by an angle on either side."""
    curve = math.radians(back_bend_deg) / (2.0 * (_FITTED.upper - _FITTED.lower))
    edge = _HALF_DEPTH - curve * (STATIONS - _FITTED.middle) ** 2
    return TrunkOutline(
        distance=np.stack((edge, edge)), sharpness=np.ones((2, len(STATIONS)))
    )
