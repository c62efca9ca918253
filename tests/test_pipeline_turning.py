"""Turns of the trunk from made-up poses to counted repetitions."""

from dataclasses import replace

import numpy as np
import pytest

from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Phase
from formcoach.pipeline import watch
from formcoach.testing import FACING_CAMERA_DEG, SITTING, STANDING, Camera, perform
from formcoach.testing.performances import absent

WINGS = SITTING.both(shoulder_abduction=90)
AHEAD = STANDING.both(shoulder_flexion=90)
BOTH = (("seated_trunk_rotation", WINGS), ("kimore_3_trunk_rotation", AHEAD))
CAMERA = Camera(yaw_deg=FACING_CAMERA_DEG, px_per_m=140.0)
DEPTH_SEEN = 0.3
"""As the depth of rendered people is."""


def seen(*stations):
    """Yield the poses of a body that stays a second and a half in each of these."""
    keys = [(0.0, stations[0]), (1.2, stations[0])]
    for station in stations[1:]:
        keys += [(keys[-1][0] + 1.6, station), (keys[-1][0] + 3.1, station)]
    for pose in perform(keys, fps=15.0, camera=CAMERA):
        yield replace(pose, world_m=pose.world_m * np.array([1.0, 1.0, DEPTH_SEEN]))


def turned(body, left_deg, **more):
    """Return a body with its trunk turned to the left."""
    return replace(body, trunk_rotation=left_deg, **more)


def counted(poses, exercise_id):
    """Return the sides of the repetitions that count, and all instants."""
    exercise = load_exercise(exercise_id, folders=[shipped_folder()])
    instants = list(watch(poses, exercise))
    ended = [each.repetition for each in instants if each.repetition]
    return [each.side for each in ended if each.counted], instants


@pytest.mark.parametrize(("exercise_id", "body"), BOTH)
@pytest.mark.parametrize("turn_deg", [35, 60, 80])
def test_a_turn_to_each_side_counts_on_its_side(turn_deg, exercise_id, body):
    """Both exercises take turns, and a report tells the sides apart."""
    poses = seen(body, turned(body, turn_deg), body, turned(body, -turn_deg), body)

    sides, _ = counted(poses, exercise_id)

    assert sides == [Side.LEFT, Side.RIGHT]


@pytest.mark.parametrize(("exercise_id", "body"), BOTH)
def test_a_small_turn_does_not_count(exercise_id, body):
    """Looking to the side is no turn of the trunk."""
    sides, _ = counted(seen(body, turned(body, 15), body), exercise_id)

    assert sides == []


@pytest.mark.parametrize("abduction_deg", [10, 50, 130, 175])
def test_arms_that_sink_or_lift_count_nothing(abduction_deg):
    """Raised arms made 39 degrees of turning of one adult who turned by 5."""
    moved = WINGS.both(shoulder_abduction=abduction_deg)

    sides, _ = counted(seen(WINGS, moved, WINGS), "seated_trunk_rotation")

    assert sides == []


@pytest.mark.parametrize(("exercise_id", "body"), BOTH)
def test_a_turn_that_leans_does_not_count(exercise_id, body):
    """Leaning lifts one side of the seat and turns the bend into a twist."""
    leaning = turned(body, 50, trunk_lateral_flexion=30)

    sides, instants = counted(seen(body, leaning, body), exercise_id)

    found = {each.limit for instant in instants for each in instant.findings}
    assert sides == []
    assert found == {"leans_to_side"}


def test_whoever_was_lost_in_a_turn_cannot_take_the_start_pose_there():
    """H20: a turn is held for ten seconds, and the tracker may blink in it."""
    poses = list(seen(WINGS, turned(WINGS, 60), WINGS, turned(WINGS, -60), WINGS))
    lost = [pose for pose in poses if 2.9 <= pose.time_s < 3.4]
    stream = [
        *(pose for pose in poses if pose.time_s < 2.9),
        *absent(lost),
        *(pose for pose in poses if pose.time_s >= 3.4),
    ]

    sides, instants = counted(stream, "seated_trunk_rotation")

    back = [each for each in instants if 3.5 <= each.time_s < 4.3]
    assert {each.phase for each in back} == {Phase.SETUP}
    assert sides == [Side.RIGHT]


def test_arms_that_are_lifted_into_place_after_the_start_begin_the_set_anew():
    """With hanging arms the start pose of the standing turn looks taken already."""
    poses = seen(STANDING, AHEAD, turned(AHEAD, 60), AHEAD, turned(AHEAD, -60), AHEAD)

    sides, _ = counted(poses, "kimore_3_trunk_rotation")

    assert sides == [Side.LEFT, Side.RIGHT]


def test_arms_that_rest_between_two_turns_do_not_end_the_set():
    """Arms get tired, and ten repetitions take a while."""
    poses = seen(AHEAD, turned(AHEAD, 60), AHEAD, STANDING, AHEAD, turned(AHEAD, -60))

    sides, instants = counted([*poses], "kimore_3_trunk_rotation")

    assert sides == [Side.LEFT]
    assert {each.trouble for each in instants} == {None}
    assert instants[-1].repetition.side is Side.RIGHT


def test_raised_arms_are_told_to_come_back_to_where_they_were():
    """All of the body is in the picture, and to ask for it would not help."""
    raised = WINGS.both(shoulder_abduction=170)

    _, instants = counted(seen(WINGS, raised), "seated_trunk_rotation")

    told = dict.fromkeys(each.advice for each in instants if each.advice)
    assert list(told) == [
        (
            "I cannot see how far you turn. "
            "Stay in the picture, your arms as at the start."
        ),
        "Take the start position and hold still.",
    ]
