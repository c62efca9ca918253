"""Signals of made-up people whose angles are known exactly."""

import math
from dataclasses import replace

import pytest

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.orientation import Posture, View
from formcoach.kinematics.measure import Goniometer
from formcoach.smoothing.visibility import VisibilityGate
from formcoach.testing import (
    FACING_CAMERA_DEG,
    FACING_LEFT_DEG,
    FACING_RIGHT_DEG,
    ON_HANDS_AND_KNEES,
    STANDING,
    Angles,
    Camera,
    pose,
)


def measured(angles, *, yaw_deg=FACING_RIGHT_DEG, hidden=()):
    """Return what a goniometer reads of one made-up pose."""
    plane = View.FRONT if yaw_deg in (FACING_CAMERA_DEG, 180.0) else View.SIDE
    seen = pose(angles, camera=Camera(yaw_deg=yaw_deg), hidden=hidden)
    return Goniometer(plane).measure(VisibilityGate().update(seen)).measurements


@pytest.mark.parametrize("yaw_deg", [FACING_RIGHT_DEG, FACING_LEFT_DEG])
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(
    ("signal", "angle_deg"),
    [
        ("knee_flexion", 0),
        ("knee_flexion", 95),
        ("hip_flexion", 100),
        ("hip_flexion", -25),
        ("shoulder_flexion", 170),
        ("shoulder_flexion", -30),
        ("elbow_flexion", 90),
    ],
)
def test_a_limb_reads_the_angle_it_was_bent_to(signal, angle_deg, side, yaw_deg):
    """Zero, sign and side are the clinician's, whichever way the person faces."""
    bent = STANDING.on(side, **{signal: angle_deg})

    reading = measured(bent, yaw_deg=yaw_deg)

    assert reading.get(f"{signal}_{side}") == pytest.approx(angle_deg, abs=1e-6)
    assert reading.get(f"{signal}_{side.other}") == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("yaw_deg", [FACING_RIGHT_DEG, FACING_LEFT_DEG])
@pytest.mark.parametrize("lean_deg", [-20, 0, 45, 90])
def test_the_trunk_leans_forward_positive(lean_deg, yaw_deg):
    """Leaning towards the nose is positive, on whichever side of the picture."""
    reading = measured(Angles(trunk_inclination=lean_deg), yaw_deg=yaw_deg)

    assert reading.get("trunk_inclination") == pytest.approx(lean_deg, abs=1e-6)
    assert reading.get("trunk_elevation") == pytest.approx(90 - abs(lean_deg), abs=1e-6)


def test_an_arm_past_the_head_does_not_change_its_sign():
    """185 degrees of shoulder flexion must not read as -175."""
    reading = measured(ON_HANDS_AND_KNEES.both(shoulder_flexion=185))

    assert reading.get("shoulder_flexion_left") == pytest.approx(185, abs=1e-6)


def test_a_sagging_body_line_is_negative_and_a_piked_one_positive():
    """Peers take the angle without sign and praise every sagging plank."""
    sagging = measured(Angles(trunk_inclination=70).both(hip_flexion=-20))
    piked = measured(Angles(trunk_inclination=110).both(hip_flexion=40))

    assert sagging.get("body_line_right") == pytest.approx(-20, abs=1e-6)
    assert piked.get("body_line_right") == pytest.approx(40, abs=1e-6)


@pytest.mark.parametrize("yaw_deg", [FACING_CAMERA_DEG, 180.0])
def test_a_side_bend_is_positive_on_the_side_it_goes_to(yaw_deg):
    """Left is the person's own, also with the back to the camera."""
    reading = measured(Angles(trunk_lateral_flexion=25), yaw_deg=yaw_deg)

    assert reading.get("trunk_lateral_flexion_left") == pytest.approx(25, abs=1e-6)
    assert reading.get("trunk_lateral_flexion_right") == pytest.approx(-25, abs=1e-6)


def test_raised_arms_read_their_abduction():
    """The line from shoulder to hip runs inwards; the trunk does not."""
    reading = measured(STANDING.both(shoulder_abduction=120), yaw_deg=FACING_CAMERA_DEG)

    assert reading.get("shoulder_abduction_left") == pytest.approx(120, abs=1e-6)
    assert reading.get("shoulder_abduction_right") == pytest.approx(120, abs=1e-6)


def test_a_hidden_ankle_leaves_the_knee_not_measured():
    """What was not seen is NaN and stays NaN; the hip does not need the ankle."""
    reading = measured(STANDING.both(hip_flexion=40), hidden=[Landmark.LEFT_ANKLE])

    assert math.isnan(reading.get("knee_flexion_left"))
    assert reading.get("hip_flexion_left") == pytest.approx(40, abs=1e-6)


def test_a_point_outside_the_picture_was_not_seen():
    """The model gives coordinates for limbs beyond the edge, with full visibility."""
    cut_off = pose(STANDING, camera=Camera(hips_px=(320.0, 400.0)))

    reading = Goniometer(View.SIDE).measure(VisibilityGate().update(cut_off))

    assert math.isnan(reading.measurements.get("knee_flexion_right"))


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("tilt_deg", [-30, 0, 50])
def test_knees_rolled_to_a_side_are_read_from_the_feet(tilt_deg, side):
    """Lying on the back, the shanks stand up and tilt as the knees roll.

    With the shanks upright they turn about the line of sight by what they tilt.
    """
    sign = 1 if side is Side.LEFT else -1
    rolled = Angles(trunk_inclination=-90, legs_roll=sign * tilt_deg).both(
        hip_flexion=45, knee_flexion=135
    )

    reading = measured(rolled, yaw_deg=FACING_CAMERA_DEG)

    assert reading.get(f"shank_tilt_{side}") == pytest.approx(tilt_deg, abs=1e-6)


@pytest.mark.parametrize("fallen_deg", [-90, 90])
@pytest.mark.parametrize("sag_deg", [-30, 0, 20])
def test_hips_above_the_line_of_a_body_on_its_side_are_positive(sag_deg, fallen_deg):
    """Sagging is negative, whichever side is on the floor."""
    upwards = 1 if fallen_deg > 0 else -1
    lying = Angles(roll=fallen_deg, trunk_lateral_flexion=upwards * sag_deg)

    reading = measured(lying, yaw_deg=FACING_CAMERA_DEG)

    assert reading.get("side_line") == pytest.approx(sag_deg, abs=1e-6)


@pytest.mark.parametrize(("side", "fallen_deg"), [(Side.LEFT, 90), (Side.RIGHT, -90)])
def test_the_arm_that_carries_is_the_lower_one(side, fallen_deg):
    """Its elbow belongs under the shoulder; the other arm is not asked."""
    lying = Angles(roll=fallen_deg).on(side, shoulder_abduction=70)

    reading = measured(lying, yaw_deg=FACING_CAMERA_DEG)

    assert reading.get("support_arm_inclination") == pytest.approx(20, abs=1e-6)


def test_knees_and_ankles_are_told_apart_by_their_distance():
    """Knees that fall inward come together while the feet stay."""
    wide = STANDING.both(hip_abduction=10)
    inward = STANDING.both(hip_abduction=10, knee_inward=20)

    before, after = (
        measured(each, yaw_deg=FACING_CAMERA_DEG) for each in (wide, inward)
    )

    assert after.get("knee_separation") == pytest.approx(0.26 * 180, abs=1e-6)
    assert after.get("knee_separation") < before.get("knee_separation") - 20


def test_hips_and_shoulders_shift_apart():
    """A pelvis that circles leaves the shoulders where they are."""
    shifted = Angles(legs_lean=10)

    reading = measured(shifted, yaw_deg=FACING_CAMERA_DEG)

    assert reading.get("shoulder_shift") == pytest.approx(reading.get("hip_shift"))


def test_from_the_feet_a_person_lies_on_the_back():
    """Knees higher than the hips are no seat."""
    seen = pose(
        Angles(trunk_inclination=-90).both(hip_flexion=50, knee_flexion=100),
        camera=Camera(yaw_deg=FACING_CAMERA_DEG, pitch_deg=20),
    )

    assert Goniometer(View.FRONT).measure(seen).posture is Posture.SUPINE


@pytest.mark.parametrize(
    ("pitch_deg", "told"),
    [
        (5, Posture.UNKNOWN),
        (30, Posture.UNKNOWN),
        (45, Posture.SUPINE),
        (60, Posture.SUPINE),
    ],
)
def test_at_the_feet_a_person_lies_only_if_the_camera_is_high_enough(pitch_deg, told):
    """From a chair the model places the trunk anywhere, and would warn of shoulders."""
    seen = pose(
        Angles(trunk_inclination=-90).both(hip_flexion=50, knee_flexion=100),
        camera=Camera(yaw_deg=FACING_CAMERA_DEG, pitch_deg=pitch_deg),
    )

    assert Goniometer(View.FRONT, from_feet=True).measure(seen).posture is told


@pytest.mark.parametrize("pitch_deg", [0, 20, 45])
def test_before_a_camera_at_the_feet_a_person_who_stands_does_not_lie(pitch_deg):
    """The exercise must not begin with somebody who still walks about."""
    seen = pose(Angles(), camera=Camera(yaw_deg=FACING_CAMERA_DEG, pitch_deg=pitch_deg))

    told = Goniometer(View.FRONT, from_feet=True).measure(seen)

    assert told.posture is Posture.STANDING


def test_turned_shoulders_are_still_seen_from_the_front_by_the_hips():
    """Otherwise every rotation would end in the wrong view."""
    camera = Camera(yaw_deg=FACING_CAMERA_DEG)
    start, there = (
        pose(Angles(trunk_rotation=turn_deg), camera=camera) for turn_deg in (0, 60)
    )
    views = []
    for trunk_turns in (False, True):
        goniometer = Goniometer(View.FRONT, trunk_turns=trunk_turns)
        goniometer.begin(goniometer.measure(start).measurements)
        for index in range(1, 40):
            there = replace(there, time_s=index / 20)
            reading = goniometer.measure(there)
        views.append(reading.orientation.view)

    assert views == [View.OBLIQUE, View.FRONT]


def test_shoulders_turned_away_before_the_start_are_not_seen_from_the_front():
    """What is read against the start pose must start with the chest to the camera."""
    seen = pose(Angles(trunk_rotation=60), camera=Camera(yaw_deg=FACING_CAMERA_DEG))

    reading = Goniometer(View.FRONT, trunk_turns=True).measure(seen)

    assert reading.orientation.view is View.OBLIQUE


def test_rolled_legs_are_still_seen_from_the_front_by_the_shoulders():
    """The hips go along with the knees, and the view must not end with them."""
    seen = pose(
        Angles(trunk_inclination=-90, legs_roll=100).both(
            hip_flexion=50, knee_flexion=100
        ),
        camera=Camera(yaw_deg=FACING_CAMERA_DEG, pitch_deg=44),
    )

    whole = Goniometer(View.FRONT).measure(seen).orientation
    shoulders = Goniometer(View.FRONT, from_feet=True).measure(seen).orientation

    assert whole.view is not View.FRONT
    assert shoulders.view is View.FRONT
