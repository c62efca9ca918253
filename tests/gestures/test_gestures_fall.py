"""Falls are asked about; sitting down and lying down are not (H10)."""

from collections import defaultdict

import pytest
from made_movements import (
    FACE_DOWN,
    FRONT,
    KNEELING,
    LYING,
    SIDE,
    SITTING_DOWN,
    SQUATTING,
    STANDING_M,
    grounded,
)

from formcoach.domain.anatomy import Side
from formcoach.gestures.fall import FallWatch
from formcoach.gestures.stillness import StillnessWatch
from formcoach.testing import STANDING, absent

SEAT_M, SQUAT_M, KNEE_M, FLOOR_M = 0.45, 0.3, 0.42, 0.12


def going(end, height_m, takes_s, *, stays_s=4.0, after=None):
    """Return keyframes of somebody who stands and then goes down."""
    frames = [
        (0.0, STANDING, STANDING_M),
        (2.0, STANDING, STANDING_M),
        (2.0 + takes_s, end, height_m),
        (2.0 + takes_s + stays_s, end, height_m),
    ]
    return [*frames, *(after(frames[-1][0]) if after else ())]


def up_again(time_s):
    """Return keyframes of standing up at once."""
    return ((time_s + 0.7, STANDING, STANDING_M), (time_s + 3, STANDING, STANDING_M))


FALLS = {
    "forward": lambda takes_s: going(FACE_DOWN, FLOOR_M, takes_s),
    "backward": lambda takes_s: going(LYING, FLOOR_M, takes_s),
    "onto the seat of the trousers": lambda takes_s: going(
        SITTING_DOWN, FLOOR_M, takes_s
    ),
}
NO_FALLS = {
    "sits down fast": going(SITTING_DOWN, SEAT_M, 0.5),
    "drops onto a low stool": going(SITTING_DOWN, 0.36, 0.4),
    "squats fast": going(SQUATTING, SQUAT_M, 0.5, stays_s=1.0, after=up_again),
    "stays in a deep squat": going(SQUATTING, SQUAT_M, 0.6),
    "kneels fast": going(KNEELING, KNEE_M, 0.6),
    "lies down": going(LYING, FLOOR_M, 3.0),
    "lies down briskly": going(LYING, FLOOR_M, 1.8),
    "touches the floor and comes up": going(
        FACE_DOWN, 0.25, 0.8, stays_s=0.6, after=up_again
    ),
}
SIGHTS = [
    {"camera": camera, "fps": fps, "noise_px": noise, "scale": scale, "seed": seed}
    for seed, (camera, fps, noise, scale) in enumerate(
        (camera, fps, noise, scale)
        for camera in (FRONT, SIDE)
        for fps in (10.0, 15.0)
        for noise in (1.5,)
        for scale in (0.7, 1.2)
    )
]


def fell(poses):
    """Tell whether a fall was believed."""
    watch = FallWatch()
    return any(watch.update(pose) for pose in poses)


@pytest.fixture(scope="module")
def table():
    """Return how often each made-up movement was believed to be a fall."""
    rows = defaultdict(list)
    for name, keyframes in FALLS.items():
        for takes_s in (0.4, 0.6, 0.8):
            rows[name] += [
                fell(grounded(keyframes(takes_s), **sight)) for sight in SIGHTS
            ]
    for name, keyframes in NO_FALLS.items():
        rows[name] += [fell(grounded(keyframes, **sight)) for sight in SIGHTS]
    return rows


def test_H10_every_made_up_fall_is_asked_about(table):
    """Sensitivity on 72 falls: three ways, three speeds, 8 ways to be seen."""
    believed = [each for name in FALLS for each in table[name]]

    assert len(believed) == 72
    assert sum(believed) == 72


def test_H10_sitting_squatting_kneeling_and_lying_down_are_no_falls(table):
    """Specificity on 64 movements: a question at each squat would be switched off."""
    believed = {name: sum(table[name]) for name in NO_FALLS}

    assert sum(len(table[name]) for name in NO_FALLS) == 64
    assert believed == dict.fromkeys(NO_FALLS, 0)


def test_H10_whoever_falls_and_gets_up_at_once_is_not_asked():
    """They can see for themselves; the movement is no exercise and is not counted."""
    poses = grounded(going(FACE_DOWN, FLOOR_M, 0.6, stays_s=0.5, after=up_again))

    assert not fell(poses)


def test_H10_without_having_seen_the_person_stand_nothing_is_claimed():
    """Somebody who exercises on the floor from the start cannot fall from it."""
    poses = grounded([(0.0, LYING, FLOOR_M), (10.0, LYING, FLOOR_M)])

    assert not fell(poses)


def test_H10_nobody_in_sight_has_not_fallen():
    """Leaving the picture pauses; it is not a fall."""
    poses = absent(grounded(going(LYING, FLOOR_M, 0.5)))

    assert not fell(poses)


def test_stillness_is_counted_in_seconds_and_ends_with_a_movement():
    """After a minute of it the coach asks."""
    watch = StillnessWatch()
    still = [
        watch.update(pose)
        for pose in grounded([(0, LYING, FLOOR_M), (20, LYING, FLOOR_M)], noise_px=1.0)
    ]
    arm = LYING.on(Side.RIGHT, shoulder_flexion=60)
    moved = [
        watch.update(pose)
        for pose in grounded([(20.1, LYING, FLOOR_M), (21.1, arm, FLOOR_M)])
    ]

    assert still[-1] == pytest.approx(20.0, abs=0.1)
    assert moved[-1] < 1.0


def test_a_person_out_of_sight_is_not_still():
    """Not measured is an answer."""
    watch = StillnessWatch()

    poses = absent(grounded([(0, LYING, FLOOR_M), (20, LYING, FLOOR_M)]))

    assert {watch.update(pose) for pose in poses} == {0.0}
