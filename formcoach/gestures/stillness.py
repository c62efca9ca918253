"""Notices that nothing of a person has moved for long."""

import math

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose

MOVED_TORSOS = 0.12
"""Breathing and the tracker's jitter stay below a twentieth of a torso on the real
clips that hold a position; a step, a nod or a turn of the arm go beyond this."""
_WATCHED = [
    Landmark.NOSE,
    Landmark.LEFT_WRIST,
    Landmark.RIGHT_WRIST,
    Landmark.LEFT_HIP,
    Landmark.RIGHT_HIP,
    Landmark.LEFT_KNEE,
    Landmark.RIGHT_KNEE,
]
SEEN = 0.5


class StillnessWatch:
    """Says for how many seconds the person has been still."""

    def __init__(self) -> None:
        """Begin without a person."""
        self._anchor: NDArray[np.float64] | None = None
        self._since_s = math.nan

    def update(self, pose: Pose) -> float:
        """Take in one pose; return the seconds of stillness, 0 when it moved.

        Without a person in sight nothing is known and the time starts anew.
        """
        points = _points(pose)
        if points is None:
            self._anchor = None
            return 0.0
        if self._anchor is None or self._moved(points, pose):
            self._anchor, self._since_s = points, pose.time_s
        return pose.time_s - self._since_s

    def _moved(self, points: NDArray[np.float64], pose: Pose) -> bool:
        assert self._anchor is not None  # noqa: S101  # asked for only with one
        away = np.linalg.norm(points - self._anchor, axis=1)
        both_seen = np.isfinite(away)
        if not both_seen.any():
            return True
        shoulders = pose.middle(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
        hips = pose.middle(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
        torso_px = max(float(np.linalg.norm(shoulders - hips)), 1.0)
        return bool(away[both_seen].max() > MOVED_TORSOS * torso_px)


def _points(pose: Pose) -> NDArray[np.float64] | None:
    if pose.trouble is not None:
        return None
    seen = pose.visibility[_WATCHED] >= SEEN
    if not seen.any():
        return None
    points: NDArray[np.float64] = np.where(
        seen[:, None], pose.image_px[_WATCHED], np.nan
    )
    return points
