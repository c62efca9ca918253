"""Where an angle is drawn: it must open by what was measured."""

import math
from dataclasses import replace

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.orientation import View
from formcoach.domain.signals import SIGNALS, Unit
from formcoach.kinematics.geometry import turn
from formcoach.kinematics.goniometer_arms import goniometer_arms
from formcoach.kinematics.measure import Goniometer
from formcoach.testing import (
    FACING_CAMERA_DEG,
    FACING_RIGHT_DEG,
    STANDING,
    Camera,
    pose,
)

BENT = STANDING.both(
    hip_flexion=40, knee_flexion=70, shoulder_flexion=60, elbow_flexion=30
)

WITHOUT_JOINTS = {"back_bend", "lower_back_bend", "trunk_rotation"}
"""Read from the outline of the back, and from depth."""
OPEN = STANDING.both(shoulder_abduction=50)


@pytest.mark.parametrize(
    ("view", "yaw_deg", "angles"),
    [(View.SIDE, FACING_RIGHT_DEG, BENT), (View.FRONT, FACING_CAMERA_DEG, OPEN)],
)
@pytest.mark.parametrize(
    "name",
    [
        name
        for name, each in SIGNALS.items()
        if each.unit is Unit.DEGREES and name not in WITHOUT_JOINTS
    ],
)
def test_the_arms_open_by_the_angle_that_was_measured(name, view, yaw_deg, angles):
    """An arc of 40 degrees beside the words about 70 would be a lie."""
    signal = SIGNALS[name]
    if view not in signal.views:
        return
    seen = pose(angles, camera=Camera(yaw_deg=yaw_deg))
    measurements = Goniometer(view).measure(seen).measurements
    full = f"{name}_left" if signal.sided else name

    arms = goniometer_arms(name, seen, Side.LEFT)

    opened_deg = abs(turn(arms.resting, arms.moving))
    assert opened_deg == pytest.approx(abs(measurements.get(full)), abs=1e-6)


def test_a_length_has_no_arms():
    """Nothing can be drawn of the height of a heel."""
    assert goniometer_arms("heel_height", pose(BENT), Side.LEFT) is None


def test_a_joint_that_was_not_seen_has_no_arms():
    """An arc from a guess would be believed."""
    seen = pose(BENT)
    lost = seen.image_px.copy()
    lost[:] = math.nan
    blind = replace(seen, image_px=lost)

    assert goniometer_arms("knee_flexion", blind, Side.LEFT) is None
