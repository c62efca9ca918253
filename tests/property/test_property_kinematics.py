"""Laws of the signals: what must not matter does not matter."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcoach.domain.anatomy import MIRRORED, Side
from formcoach.domain.orientation import View
from formcoach.kinematics.measure import Goniometer
from formcoach.smoothing.side_swap import mirrored
from formcoach.testing import STANDING, Angles, Camera, LimbAngles, Person, pose

SETTINGS = settings(deadline=None, max_examples=60)

limbs = st.builds(
    LimbAngles,
    hip_flexion=st.floats(-20, 120),
    knee_flexion=st.floats(5, 130),
    shoulder_flexion=st.floats(-30, 170),
    elbow_flexion=st.floats(5, 130),
)
bodies = st.builds(
    Angles,
    trunk_inclination=st.floats(-20, 90),
    neck_flexion=st.floats(-20, 30),
    left=limbs,
    right=limbs,
)
ANGLES = ("hip_flexion", "knee_flexion", "shoulder_flexion", "elbow_flexion")


def read(body, person=None, plane=View.SIDE, **camera):
    """Return every signal of one made-up pose."""
    seen = pose(body, person=person, camera=Camera(**camera))
    return Goniometer(plane).measure(seen).measurements.values


@given(bodies, st.floats(60, 300), st.floats(0, 640), st.floats(0, 480))
@SETTINGS
def test_angles_ignore_size_and_place_in_the_picture(body, px_per_m, x_px, y_px):
    """A child far away and an adult close by bend their knees alike."""
    there = read(body, px_per_m=px_per_m, hips_px=(x_px, y_px))

    for name, value in read(body).items():
        if name.rsplit("_", 1)[0] in ANGLES:
            assert there[name] == pytest.approx(value, abs=1e-6)


@given(bodies)
@SETTINGS
def test_angles_ignore_which_way_the_person_faces(body):
    """Facing left or right is the camera's affair."""
    right, left = read(body, yaw_deg=90.0), read(body, yaw_deg=-90.0)

    for name in right:
        if name.rsplit("_", 1)[0] in ANGLES or name == "trunk_inclination":
            assert left[name] == pytest.approx(right[name], abs=1e-6)


@given(bodies, st.floats(-30, 30))
@SETTINGS
def test_joint_angles_ignore_the_roll_of_the_camera(body, roll_deg):
    """Only what is measured against gravity inherits a crooked camera."""
    crooked, level = read(body, roll_deg=roll_deg), read(body)

    for side in Side:
        for name in ANGLES:
            full = f"{name}_{side}"
            assert crooked[full] == pytest.approx(level[full], abs=1e-6)


@given(bodies, st.floats(0.7, 1.3))
@SETTINGS
def test_angles_ignore_the_proportions_of_the_body(body, share):
    """Long legs are no excuse."""
    tall = Person(thigh_m=0.42 * share, shank_m=0.42 / share)

    there, here = read(body, tall), read(body)

    assert there["knee_flexion_left"] == pytest.approx(
        here["knee_flexion_left"], abs=1e-6
    )


@given(bodies)
@SETTINGS
def test_exchanging_the_names_exchanges_the_sides(body):
    """Left and right are names and nothing else."""
    seen = pose(body)
    given_ = Goniometer(View.SIDE).measure(seen).measurements.values
    other = Goniometer(View.SIDE).measure(mirrored(seen)).measurements.values

    for name in ANGLES:
        assert other[f"{name}_left"] == pytest.approx(given_[f"{name}_right"])


@given(st.sampled_from(range(33)), bodies)
@SETTINGS
def test_mirroring_twice_changes_nothing(index, body):
    """Every landmark has one twin."""
    assert MIRRORED[MIRRORED[index]] == index
    seen = pose(body)
    assert np.array_equal(mirrored(mirrored(seen)).image_px, seen.image_px)


@given(st.floats(-40, 40))
@SETTINGS
def test_a_side_bend_to_one_side_is_the_other_side_with_the_sign_turned(bend_deg):
    """One movement, two names."""
    values = read(
        replace(STANDING, trunk_lateral_flexion=bend_deg), plane=View.FRONT, yaw_deg=0.0
    )

    assert values["trunk_lateral_flexion_left"] == pytest.approx(bend_deg, abs=1e-6)
    assert (
        values["trunk_lateral_flexion_right"] == -values["trunk_lateral_flexion_left"]
    )


@given(bodies, st.lists(st.sampled_from(range(33)), min_size=1, max_size=33))
@SETTINGS
def test_missing_landmarks_give_nan_and_never_an_error(body, lost):
    """H20: whatever is hidden, the answer is not measured."""
    seen = pose(body)
    image_px = seen.image_px.copy()
    image_px[lost] = math.nan

    values = (
        Goniometer(View.SIDE).measure(replace(seen, image_px=image_px)).measurements
    ).values

    assert all(isinstance(value, float) for value in values.values())


@given(st.lists(st.floats(-1e6, 1e6), min_size=66, max_size=66))
@SETTINGS
def test_any_scatter_of_points_is_survived(numbers):
    """H20: zero-length limbs and points on one spot are no reason to stop."""
    image_px = np.round(np.array(numbers).reshape(33, 2), -5)
    for plane in (View.SIDE, View.FRONT):
        seen = replace(pose(STANDING), image_px=image_px)
        values = Goniometer(plane).measure(seen).measurements.values
        assert all(not math.isinf(value) for value in values.values())
