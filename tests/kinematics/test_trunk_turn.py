"""Turns of the trunk against a start pose, of made-up people seen from the front."""

import math
from dataclasses import replace

import numpy as np
import pytest

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.orientation import View
from formcoach.kinematics.measure import Goniometer
from formcoach.kinematics.trunk_turn import (
    DEPTH_TELLS_DEG,
    NOT_TURNED,
    START_S,
    turn_by_depth,
)
from formcoach.movement.start_pose import HOLD_S
from formcoach.smoothing.visibility import VisibilityGate
from formcoach.testing import FACING_CAMERA_DEG, SITTING, STANDING, Camera, pose

WINGS = SITTING.both(shoulder_abduction=90)
AHEAD = STANDING.both(shoulder_flexion=90)
CAMERA = Camera(yaw_deg=FACING_CAMERA_DEG, px_per_m=140.0)


def seen(body, *, depth=1.0, camera=CAMERA, hidden=()):
    """Return a made-up pose, of whose depth the model sees a share."""
    exact = pose(body, camera=camera, hidden=hidden)
    return replace(exact, world_m=exact.world_m * np.array([1.0, 1.0, depth]))


def turn_left(start, now, side=Side.LEFT):
    """Return the turn that is read of a pose after a start pose was held."""
    goniometer = Goniometer(View.FRONT)
    began = goniometer.measure(VisibilityGate().update(start))
    goniometer.begin(began.measurements)
    reading = goniometer.measure(VisibilityGate().update(replace(now, time_s=1.0)))
    return reading.measurements.get(f"trunk_rotation_{side}")


def turned(body, turn_deg, side=Side.LEFT):
    """Return a body with its trunk turned to a side."""
    return replace(body, trunk_rotation=turn_deg if side is Side.LEFT else -turn_deg)


@pytest.mark.parametrize("body", [WINGS, AHEAD])
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("turn_deg", [12, 30, 58, 85])
def test_a_turn_is_read_towards_its_side(turn_deg, side, body):
    """Both exercises that turn the trunk count by it, on each side by itself."""
    there = seen(turned(body, turn_deg, side))

    assert turn_left(seen(body), there, side) == pytest.approx(turn_deg, abs=0.5)
    assert turn_left(seen(body), there, side.other) == pytest.approx(-turn_deg, abs=0.5)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("turn_deg", [35, 50, 70])
def test_the_length_of_the_shoulders_tells_a_turn_whose_depth_is_not_seen(
    turn_deg, side
):
    """Of rendered people the model's depth tells 1 to 30 of 50 degrees."""
    start, there = (
        seen(body, depth=0.05) for body in (WINGS, turned(WINGS, turn_deg, side))
    )

    assert turn_left(start, there, side) == pytest.approx(turn_deg, abs=0.5)


def test_depth_without_shorter_shoulders_is_believed_up_to_a_bound():
    """The depth of one adult read 69 degrees in a pure side bend."""
    start, there = seen(AHEAD), seen(turned(AHEAD, 60))
    as_long = replace(there, image_px=start.image_px)

    assert turn_left(start, as_long) == pytest.approx(DEPTH_TELLS_DEG)


def test_a_small_turn_reads_short_and_never_long():
    """Near the start a hundredth of the shoulders' length is 8 degrees."""
    start, there = seen(WINGS), seen(turned(WINGS, 5))

    assert 2.0 < turn_left(start, there) < 5.0


@pytest.mark.parametrize("nearer", [0.8, 1.25])
def test_a_step_towards_the_camera_is_no_turn(nearer):
    """The shoulders grow and shrink in the picture with the whole person."""
    camera = replace(CAMERA, px_per_m=CAMERA.px_per_m * nearer)

    assert turn_left(seen(AHEAD), seen(AHEAD, camera=camera)) == pytest.approx(0.0)


@pytest.mark.parametrize("bend_deg", [-30, 30])
def test_a_side_bend_is_no_turn(bend_deg):
    """A bend to the side tips the line of the shoulders and leaves it as long."""
    bent = replace(WINGS, trunk_lateral_flexion=bend_deg)

    assert turn_left(seen(WINGS), seen(bent)) == pytest.approx(0.0, abs=1e-6)


def test_shoulders_that_are_drawn_together_are_no_turn():
    """A shrug shortens the line, and nothing else says that it was a turn."""
    start = seen(AHEAD)
    there = seen(AHEAD)
    image_px = there.image_px.copy()
    shoulders = [Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]
    middle = image_px[shoulders].mean(axis=0)
    image_px[shoulders] = middle + 0.93 * (image_px[shoulders] - middle)

    reading = turn_left(start, replace(there, image_px=image_px))

    assert reading == pytest.approx(0.0, abs=1e-6)


def test_much_shorter_shoulders_without_any_sign_of_a_turn_are_not_measured():
    """Not measured is an answer; nought would say that the trunk was straight."""
    start = there = seen(AHEAD)
    image_px = there.image_px.copy()
    shoulders = [Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]
    middle = image_px[shoulders].mean(axis=0)
    image_px[shoulders] = middle + 0.6 * (image_px[shoulders] - middle)

    assert math.isnan(turn_left(start, replace(there, image_px=image_px)))


@pytest.mark.parametrize("abduction_deg", [125, 170])
def test_raised_arms_leave_the_turn_unmeasured(abduction_deg):
    """Raising the arms alone made 39 degrees of one adult whose trunk turned by 5."""
    raised = WINGS.both(shoulder_abduction=abduction_deg)

    assert math.isnan(turn_left(seen(WINGS), seen(raised)))


@pytest.mark.parametrize("abduction_deg", [20, 60, 100])
def test_arms_that_sink_or_lift_a_little_are_no_turn(abduction_deg):
    """Arms get tired in the wings."""
    moved = WINGS.both(shoulder_abduction=abduction_deg)

    assert turn_left(seen(WINGS), seen(moved)) == pytest.approx(0.0, abs=1e-6)


def test_the_face_may_stay_with_the_camera():
    """Many look at the screen while they turn; depth and hands then tell the side."""
    turned_only = seen(turned(WINGS, 45))
    image_px = turned_only.image_px.copy()
    image_px[Landmark.NOSE] = seen(WINGS).image_px[Landmark.NOSE]

    there = replace(turned_only, image_px=image_px)

    assert turn_left(seen(WINGS), there) == pytest.approx(45.0, abs=0.5)


@pytest.mark.parametrize("lost", ["LEFT_SHOULDER", "RIGHT_SHOULDER"])
def test_a_hidden_shoulder_leaves_the_turn_unmeasured(lost):
    """The line has two ends."""
    there = seen(turned(WINGS, 40), hidden=[Landmark[lost]])

    assert math.isnan(turn_left(seen(WINGS), there))


def test_hidden_elbows_leave_the_turn_unmeasured():
    """Nobody knows then whether the arms are where they were."""
    elbows = [Landmark.LEFT_ELBOW, Landmark.RIGHT_ELBOW]

    assert math.isnan(turn_left(seen(WINGS), seen(turned(WINGS, 40), hidden=elbows)))


def test_the_far_elbow_may_be_hidden():
    """Behind the trunk it is, where somebody turns far."""
    there = seen(turned(WINGS, 80), hidden=[Landmark.LEFT_ELBOW])

    assert turn_left(seen(WINGS), there) == pytest.approx(80.0, abs=0.5)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("turn_deg", [-40, 0, 35])
def test_the_depth_of_a_made_up_body_tells_its_turn(turn_deg, side):
    """A definition is tried on bodies that are fitted to its bands by it."""
    read = turn_by_depth(seen(turned(STANDING, turn_deg, side)))

    assert read[f"trunk_rotation_{side}"] == pytest.approx(turn_deg, abs=1e-6)


def test_before_the_first_start_pose_nobody_is_turned():
    """A turn is from the start pose; the view tells whether the chest faces it."""
    reading = Goniometer(View.FRONT).measure(seen(turned(WINGS, 30))).measurements

    assert reading.get("trunk_rotation_left") == pytest.approx(0.0)


def test_in_the_start_pose_nothing_is_turned():
    """What a set compares with is nought exactly."""
    goniometer = Goniometer(View.FRONT)

    neutral = goniometer.begin(goniometer.measure(seen(WINGS)).measurements)

    assert {name: neutral.get(name) for name in NOT_TURNED} == NOT_TURNED


def test_a_start_pose_that_was_given_up_still_tells_who_is_turned():
    """Whoever was lost in a turn that is held must not take a new start pose there."""
    goniometer = Goniometer(View.FRONT)
    goniometer.begin(goniometer.measure(seen(WINGS)).measurements)

    goniometer.give_up()

    later = replace(seen(turned(WINGS, 50), depth=0.3), time_s=2.0)
    reading = goniometer.measure(later).measurements
    assert reading.get("trunk_rotation_left") == pytest.approx(50.0, abs=0.5)


def test_the_start_is_the_median_of_the_time_that_a_start_pose_is_held():
    """One frame in which the model errs must not shift a whole set."""
    goniometer = Goniometer(View.FRONT)
    for index in range(11):
        body = turned(WINGS, 35) if index == 5 else WINGS
        neutral = goniometer.measure(replace(seen(body), time_s=index / 20.0))
    goniometer.begin(neutral.measurements)

    there = goniometer.measure(replace(seen(turned(WINGS, 50)), time_s=1.0))

    assert START_S == HOLD_S
    assert there.measurements.get("trunk_rotation_left") == pytest.approx(50, abs=0.5)
