"""From where the camera sees the person."""

import math

import numpy as np

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import View

# Measured on the real clips with the full model (5th-95th percentile over frames): side
# views read 1-20 degrees, quarter views 37-64, front views 74-90. Rendered people in
# their start pose read 14-21 when they are turned by 20 degrees and 21-29 by 30, where
# a knee is read 15 off (docs/accuracy.md). The model's depth is poor for angles of
# joints but tells these apart. World landmarks are used, so a lying person is treated
# like a standing one.
SIDE_BELOW_DEG = 22.0
FRONT_ABOVE_DEG = 68.0
HYSTERESIS_DEG = 5.0
"""How much further a view may drift before it is given up again."""
SETTLE_S = 0.3
"""Time constant with which the angle is averaged."""


WHOLE_TRUNK: tuple[str, ...] = ("SHOULDER", "HIP")
HIPS_ONLY: tuple[str, ...] = ("HIP",)
"""For exercises that turn the shoulders on purpose."""
SHOULDERS_ONLY = ("SHOULDER",)
"""For those seen from the feet, in which the hips roll with the knees."""
HYSTERESIS_HIPS_DEG = 18.0
"""The same for the hips alone: where the trunk turns, the model turns hips along that
stay, and reads as little as 61 (rendered people, arms ahead, turned by 45 and more)."""


def view_angle(pose: Pose, parts: tuple[str, ...] = WHOLE_TRUNK) -> float:
    """Return the angle between the line of sight and the person's left-right axis.

    Degrees: 0 in exact profile, 90 face or back to the camera. NaN if not seen.
    """
    across = sum(
        (
            pose.world_m[Landmark[f"LEFT_{part}"]]
            - pose.world_m[Landmark[f"RIGHT_{part}"]]
            for part in parts
        ),
        np.zeros(3),
    )
    in_picture, in_depth = math.hypot(across[0], across[1]), abs(float(across[2]))
    return math.degrees(math.atan2(in_picture, in_depth))


class ViewTracker:
    """Averages the view angle and names the view, with hysteresis."""

    def __init__(self, parts: tuple[str, ...] = WHOLE_TRUNK) -> None:
        """Start without a view; choose the joints that tell it."""
        self._parts = parts
        self._view = View.UNKNOWN
        self._angle_deg = math.nan
        self._time_s = math.nan

    def look_at(self, parts: tuple[str, ...]) -> None:
        """Choose the joints that tell the view from now on."""
        self._parts = parts

    def update(self, pose: Pose) -> tuple[View, float]:
        """Take in one pose; return the view and the averaged angle in degrees."""
        angle_deg = view_angle(pose, self._parts)
        if not math.isnan(angle_deg):
            self._average(pose.time_s, angle_deg)
            self._view = self._named()
        return self._view, self._angle_deg

    def _average(self, time_s: float, angle_deg: float) -> None:
        if math.isnan(self._angle_deg):
            self._angle_deg = angle_deg
        else:
            share = 1.0 - math.exp(-(time_s - self._time_s) / SETTLE_S)
            self._angle_deg += (angle_deg - self._angle_deg) * share
        self._time_s = time_s

    def _named(self) -> View:
        hips = self._parts == HIPS_ONLY
        wide_deg = HYSTERESIS_HIPS_DEG if hips else HYSTERESIS_DEG
        slack = {View.SIDE: HYSTERESIS_DEG, View.FRONT: -wide_deg}
        if self._angle_deg < SIDE_BELOW_DEG + max(0.0, slack.get(self._view, 0.0)):
            return View.SIDE
        if self._angle_deg > FRONT_ABOVE_DEG + min(0.0, slack.get(self._view, 0.0)):
            return View.FRONT
        return View.OBLIQUE
