"""Repairs whole-body exchanges of left and right.

The model now and then names a whole body the wrong way round for up to half a second,
with full visibility. The axis from the right side of the trunk to the left then turns
over at once, or by shrinking to nothing. The axis of a person who really turns keeps
its length and swings through every direction on the way.
"""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import MIRRORED, Landmark
from formcoach.domain.observation import Pose

TRUSTED_LENGTH = 0.7
"""Share of its usual length under which the axis tells no direction. On the real clips
the axis is 0.24 to 0.30 m long in every frame and moves by at most 0.1 m from one frame
to the next, at ten frames a second."""
BELIEVED_AFTER_S = 1.5
"""An order held this long is believed all the same: a wrong first frame must heal."""
GAP_S = 0.5
"""After a gap this long the person may have turned unseen."""


class SideSwapRepair:
    """Exchanges left and right back where the trunk cannot have turned."""

    def __init__(self) -> None:
        """Start without an axis."""
        self._axis_m: NDArray[np.float64] | None = None
        self._time_s = math.nan
        self._against_since_s = math.nan

    def update(self, pose: Pose) -> Pose:
        """Return the pose, with its sides exchanged back if they were exchanged."""
        axis_m = _right_to_left(pose)
        if math.isnan(float(axis_m[0])):
            return pose
        gap_s = pose.time_s - self._time_s
        self._time_s = pose.time_s
        if self._axis_m is None or gap_s > GAP_S:
            self._believe(axis_m)
            return pose
        if float(axis_m @ self._axis_m) >= 0.0:
            self._follow(axis_m)
            return pose
        return self._turned_over(pose, axis_m)

    def _turned_over(self, pose: Pose, axis_m: NDArray[np.float64]) -> Pose:
        if math.isnan(self._against_since_s):
            self._against_since_s = pose.time_s
        if pose.time_s - self._against_since_s > BELIEVED_AFTER_S:
            self._believe(axis_m)
            return pose
        return mirrored(pose)

    def _believe(self, axis_m: NDArray[np.float64]) -> None:
        self._axis_m, self._against_since_s = axis_m, math.nan

    def _follow(self, axis_m: NDArray[np.float64]) -> None:
        self._against_since_s = math.nan
        usual_m = float(np.linalg.norm(self._axis_m if self._axis_m is not None else 0))
        if float(np.linalg.norm(axis_m)) > TRUSTED_LENGTH * usual_m:
            self._axis_m = axis_m


def _right_to_left(pose: Pose) -> NDArray[np.float64]:
    axis_m: NDArray[np.float64] = sum(
        (
            pose.world_m[Landmark[f"LEFT_{part}"]]
            - pose.world_m[Landmark[f"RIGHT_{part}"]]
            for part in ("SHOULDER", "HIP")
        ),
        np.zeros(3),
    )
    return axis_m / 2


def mirrored(pose: Pose) -> Pose:
    """Return the pose with the names of left and right exchanged."""
    order = np.array(MIRRORED)
    return replace(
        pose,
        image_px=pose.image_px[order],
        world_m=pose.world_m[order],
        visibility=pose.visibility[order],
    )
