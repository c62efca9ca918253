"""What is learned of a demonstration, on made-up people whose angles are known."""

import math
from dataclasses import replace

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.orientation import Posture, View
from formcoach.movement.demonstration import Look, NothingShownError, learn, seen_from
from formcoach.pipeline import measured
from formcoach.testing import (
    FACING_RIGHT_DEG,
    ON_HANDS_AND_KNEES,
    STANDING,
    Camera,
    perform,
)

SIDE_ON = Camera(yaw_deg=FACING_RIGHT_DEG)


def looks_of(keyframes, camera=SIDE_ON):
    """Return what is measured of a performance, seen from the side."""
    return [
        Look(
            measurements=reading.measurements,
            view=reading.orientation.view,
            posture=reading.posture,
        )
        for reading in measured(perform(keyframes, camera=camera), View.SIDE)
    ]


def squatting(*depths_deg):
    """Return keyframes of squats, two seconds each way, from a standing start."""
    keyframes, time_s = [(0.0, STANDING), (1.0, STANDING)], 1.0
    for depth_deg in depths_deg:
        bent = STANDING.both(hip_flexion=depth_deg, knee_flexion=depth_deg)
        keyframes += [(time_s + 2, bent), (time_s + 4, STANDING)]
        time_s += 4
    return [*keyframes, (time_s + 1, STANDING)]


def test_repetitions_are_found_with_their_peaks():
    """The therapist shows three; the definition is made from how they differ."""
    shown = learn(looks_of(squatting(80, 90, 85)), "knee_flexion")

    assert [each.peak_deg for each in shown.repetitions] == [
        pytest.approx(depth, abs=3) for depth in (80, 90, 85)
    ]
    assert shown.posture is Posture.STANDING
    assert str(shown.counts_by) == "knee_flexion"


def test_start_and_target_are_where_the_body_stood():
    """Bands are laid around these."""
    shown = learn(looks_of(squatting(90, 90)), "knee_flexion")

    start = {str(each.ref): each.middle_deg for each in shown.start}
    target = {str(each.ref): each.middle_deg for each in shown.target}
    assert start["knee_flexion"] == pytest.approx(0, abs=4)
    assert target["knee_flexion"] == pytest.approx(88, abs=5)
    assert target["hip_flexion"] == pytest.approx(88, abs=5)


def test_legs_that_bend_together_are_no_sides():
    """Both legs squat; nobody alternates."""
    assert learn(looks_of(squatting(90, 90)), "knee_flexion").sides == ()


def test_legs_that_take_turns_alternate():
    """A bird dog is done left and right."""
    left = ON_HANDS_AND_KNEES.on(Side.LEFT, hip_flexion=0, knee_flexion=0)
    right = ON_HANDS_AND_KNEES.on(Side.RIGHT, hip_flexion=0, knee_flexion=0)
    rest = ON_HANDS_AND_KNEES
    keyframes = [(0, rest), (1, rest), (3, left), (5, left), (7, rest), (8, rest)]
    keyframes += [(10, right), (12, right), (14, rest), (15, rest)]

    shown = learn(looks_of(keyframes), "hip_flexion")

    assert set(shown.sides) == {Side.LEFT, Side.RIGHT}
    assert len(shown.repetitions) == 2
    assert shown.hold_s == pytest.approx(2.5, abs=0.7)


def test_a_movement_below_the_error_is_not_learned():
    """What is smaller than the camera's error is held by the clock, never counted."""
    with pytest.raises(NothingShownError, match="No joint moves by 20 degrees"):
        learn(looks_of(squatting(8, 8)))


def test_a_movement_that_never_comes_back_is_not_learned():
    """Half a repetition says nothing about where it ends."""
    bent = STANDING.both(hip_flexion=90, knee_flexion=90)

    with pytest.raises(NothingShownError, match="goes out and comes back"):
        learn(looks_of([(0, STANDING), (1, STANDING), (2, bent), (2.5, bent)]))


def hidden(looks, from_s, to_s, *names):
    """Return the looks with some signals not measured for a time."""
    return [
        replace(
            look,
            measurements=replace(
                look.measurements,
                values={
                    name: math.nan if hides and name.startswith(names) else value
                    for name, value in look.measurements.values.items()
                },
            ),
        )
        for look in looks
        for hides in [from_s <= look.measurements.time_s < to_s]
    ]


def test_a_joint_that_was_hidden_at_the_opening_is_learned_without_a_murmur():
    """A therapist steps into the picture; numpy would warn of empty medians."""
    looks = hidden(looks_of(squatting(90, 90, 90)), 0.0, 1.6, "knee", "hip")

    shown = learn(looks, "knee_flexion")

    assert len(shown.repetitions) == 3


def test_a_joint_that_one_peak_has_shown_is_learned_from_that_peak():
    """Hidden in the first of two repetitions: numpy would warn of an empty spread."""
    looks = hidden(looks_of(squatting(90, 90)), 2.0, 4.0, "hip_flexion")

    target = {str(each.ref): each for each in learn(looks, "knee").target}

    assert 0.0 < target["hip_flexion"].spread_deg < 10.0


def test_a_film_without_a_frame_shows_nothing():
    """And not the mean of nothing."""
    with pytest.raises(NothingShownError, match="No joint was seen for long enough"):
        learn([])


def test_the_view_is_that_of_most_frames():
    """A person who turns for a moment is still seen from the side."""
    assert seen_from([View.SIDE] * 8 + [View.OBLIQUE] * 2) is View.SIDE
    assert seen_from([View.SIDE] * 5 + [View.OBLIQUE] * 5) is None
    assert seen_from([]) is None
