"""The pose that a camera would give of a made-up body."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import N_LANDMARKS, Landmark
from formcoach.domain.observation import Pose
from formcoach.testing.angles import Angles
from formcoach.testing.skeleton import Person, Vector3, skeleton

FACING_RIGHT_DEG = 90.0
FACING_LEFT_DEG = -90.0
FACING_CAMERA_DEG = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Where a made-up person stands in the picture."""

    yaw_deg: float = FACING_RIGHT_DEG
    """0 facing the camera, 90 facing the right edge of the picture."""
    roll_deg: float = 0.0
    """Clockwise turn of the picture."""
    px_per_m: float = 180.0
    hips_px: tuple[float, float] = (320.0, 240.0)
    width_px: int = 640
    height_px: int = 480


def pose(
    angles: Angles,
    *,
    time_s: float = 0.0,
    person: Person | None = None,
    camera: Camera | None = None,
    hidden: Iterable[Landmark] = (),
) -> Pose:
    """Return the pose of a made-up person.

    Parameters
    ----------
    angles
        What the body does.
    time_s
        When.
    person
        The body's lengths; an adult by default.
    camera
        Where the body is seen from; in profile, facing right, by default.
    hidden
        Landmarks to which the model would give no visibility.

    Returns
    -------
    Pose
        All landmarks, also the hidden ones, as the model gives them.

    """
    camera = camera or Camera()
    points = skeleton(angles, person or Person())
    world_m = np.zeros((N_LANDMARKS, 3))
    for landmark, point in points.items():
        world_m[landmark] = _in_picture(point, camera)
    _fill_small_parts(world_m)
    visibility = np.ones(N_LANDMARKS)
    visibility[list(hidden)] = 0.0
    return Pose(
        time_s=time_s,
        image_px=np.array(camera.hips_px) + camera.px_per_m * world_m[:, :2],
        world_m=world_m,
        visibility=visibility,
        width_px=camera.width_px,
        height_px=camera.height_px,
    )


def _in_picture(point: Vector3, camera: Camera) -> Vector3:
    """Turn a point to the picture's axes: x right, y down, z away from the camera."""
    front, left, up = point
    yaw, roll = math.radians(camera.yaw_deg), math.radians(camera.roll_deg)
    right = front * math.sin(yaw) + left * math.cos(yaw)
    away = left * math.sin(yaw) - front * math.cos(yaw)
    return np.array(
        [
            right * math.cos(roll) + up * math.sin(roll),
            right * math.sin(roll) - up * math.cos(roll),
            away,
        ]
    )


def _fill_small_parts(world_m: NDArray[np.float64]) -> None:
    """Put the landmarks that no signal uses where they belong."""
    for small in range(Landmark.LEFT_EYE_INNER, Landmark.LEFT_EAR):
        world_m[small] = world_m[Landmark.NOSE]
    world_m[[Landmark.MOUTH_LEFT, Landmark.MOUTH_RIGHT]] = world_m[Landmark.NOSE]
    for small in range(Landmark.LEFT_PINKY, Landmark.LEFT_HIP):
        left = small % 2 == Landmark.LEFT_WRIST % 2
        wrist = Landmark.LEFT_WRIST if left else Landmark.RIGHT_WRIST
        world_m[small] = world_m[wrist]
