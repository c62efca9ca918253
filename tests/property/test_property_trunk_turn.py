"""Laws of the turn of the trunk: what must not matter does not matter."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcoach.domain.orientation import View
from formcoach.kinematics.measure import Goniometer
from formcoach.smoothing.side_swap import mirrored
from formcoach.testing import FACING_CAMERA_DEG, SITTING, STANDING, Camera, Person, pose

SETTINGS = settings(deadline=None, max_examples=60)
WINGS = SITTING.both(shoulder_abduction=90)
AHEAD = STANDING.both(shoulder_flexion=90)

bodies = st.sampled_from([WINGS, AHEAD])
turns = st.floats(12, 88).flatmap(lambda turn: st.sampled_from([turn, -turn]))
people = st.builds(
    Person,
    torso_m=st.floats(0.42, 0.56),
    shoulder_width_m=st.floats(0.3, 0.44),
    nose_m=st.floats(0.09, 0.14),
)


def seen(body, turn_deg=0.0, *, person=None, px_per_m=140.0):
    """Return a body whose trunk is turned to its left, from the front."""
    camera = Camera(yaw_deg=FACING_CAMERA_DEG, px_per_m=px_per_m)
    turned = replace(body, trunk_rotation=turn_deg)
    return pose(turned, person=person, camera=camera)


def read_left(start, there):
    """Return the turn to the left that is read of a pose after its start pose."""
    goniometer = Goniometer(View.FRONT)
    goniometer.begin(goniometer.measure(start).measurements)
    later = goniometer.measure(replace(there, time_s=1.0)).measurements
    return later.get("trunk_rotation_left")


@given(bodies, turns, people)
@SETTINGS
def test_a_turn_reads_as_it_is_on_every_body(body, turn_deg, person):
    """Broad shoulders are no turn, and a long trunk hides none.

    Tolerance: what is left of the evidence for the least turns of the flattest faces.
    """
    start, there = (seen(body, deg, person=person) for deg in (0.0, turn_deg))

    read_deg = read_left(start, there)

    assert read_deg == pytest.approx(turn_deg, rel=0.05)


@given(bodies, st.floats(-88, 88), st.floats(90, 220))
@SETTINGS
def test_the_turn_ignores_how_near_the_person_stands(body, turn_deg, px_per_m):
    """One step towards the camera or back is no part of the exercise."""
    start = seen(body)

    there = read_left(start, seen(body, turn_deg, px_per_m=px_per_m))

    assert there == pytest.approx(read_left(start, seen(body, turn_deg)), abs=1e-6)


@given(bodies, st.floats(-88, 88))
@SETTINGS
def test_a_turn_never_reads_as_more_than_it_is(body, turn_deg):
    """Near the start there is little evidence, and the reading is short."""
    read_deg = read_left(seen(body), seen(body, turn_deg))

    assert abs(read_deg) <= abs(turn_deg) + 1e-6
    assert read_deg * turn_deg >= 0.0


@given(bodies, turns)
@SETTINGS
def test_a_turn_to_the_other_side_is_the_same_with_the_sign_turned(body, turn_deg):
    """One movement, two sides."""
    start = seen(body)

    there, back = (read_left(start, seen(body, deg)) for deg in (turn_deg, -turn_deg))

    assert there == pytest.approx(-back, abs=1e-6)


@given(bodies, turns)
@SETTINGS
def test_exchanged_names_of_the_sides_are_survived(body, turn_deg):
    """H20: the model exchanges left and right for a frame at times."""
    read_deg = read_left(seen(body), mirrored(seen(body, turn_deg)))

    assert math.isnan(read_deg) or abs(read_deg) <= 180.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=66, max_size=66))
@SETTINGS
def test_any_scatter_of_points_is_survived_before_and_after_the_start(numbers):
    """H20: shoulders on one spot are no reason to stop."""
    scattered = replace(
        seen(WINGS), image_px=np.round(np.array(numbers).reshape(33, 2), -5)
    )

    for start, there in ((scattered, scattered), (seen(WINGS), scattered)):
        assert not math.isinf(read_left(start, there))
    assert not math.isinf(read_left(scattered, seen(WINGS, 40.0)))


@given(bodies, st.floats(-60, 60))
@SETTINGS
def test_a_side_bend_never_reads_as_a_turn(body, bend_deg):
    """The depth of one adult read 69 degrees in a pure side bend."""
    bent = replace(body, trunk_lateral_flexion=bend_deg)

    read_deg = read_left(seen(body), seen(bent))

    assert math.isnan(read_deg) or abs(read_deg) < 1.0
