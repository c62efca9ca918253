"""Which side moves: those that may count, and the one that lags behind."""

import math
from itertools import pairwise

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Sides
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.domain.orientation import View
from formcoach.movement.tracker import RepetitionTracker
from formcoach.testing import made_up_squat

KNEE = SignalRef.parse("knee_flexion")
STEP_UP = made_up_squat(
    sides=Sides.ALTERNATE,
    start={KNEE: Band(lower=40, upper=100)},
    target={KNEE: Band(lower=-10, upper=25)},
)


def knees(time_s, left, right):
    """Return measurements of both knees."""
    values = {"knee_flexion_left": left, "knee_flexion_right": right}
    return Measurements(time_s=time_s, values=values)


def counted(tracker, left, right, *, fps=30):
    """Return the repetitions of two courses of the knees."""
    told = [
        tracker.update(knees(i / fps, *both)).repetition
        for i, both in enumerate(zip(left, right, strict=True))
    ]
    return [each for each in told if each]


def course(*corners, n=30):
    """Return values that run straight from corner to corner."""
    return [
        start + (end - start) * i / n
        for start, end in pairwise(corners)
        for i in range(n)
    ]


def test_a_leg_that_begins_at_its_target_never_counts():
    """In a step-up the leg on the floor is straight from the beginning."""
    tracker = RepetitionTracker(STEP_UP, knees(0, 5, 70), Side.RIGHT)

    moving, straight = course(70, 0, 70, 0, 70), course(5, 5, 5, 5, 5)

    assert [each.side for each in counted(tracker, straight, moving)] == [
        Side.RIGHT,
        Side.RIGHT,
    ]


@pytest.mark.parametrize("other", [70.0, 104.0, math.nan])
def test_a_side_in_the_start_pose_or_hidden_may_count(other):
    """The far leg is read up to ten degrees off, or not at all."""
    tracker = RepetitionTracker(STEP_UP, knees(0, other, 70), Side.RIGHT)

    begin = 70.0 if math.isnan(other) else other
    moving, still = course(begin, 0, begin), course(70, 70, 70)

    assert [each.side for each in counted(tracker, moving, still)] == [Side.LEFT]


def test_sides_that_go_together_do_not_change_places_at_every_frame():
    """A limit that is read on another side each frame would never last."""
    squat = made_up_squat(view=View.FRONT)
    tracker = RepetitionTracker(squat, knees(0, 0, 0), Side.LEFT)

    sides = {
        tracker.update(knees(i / 30, 40 + wobble, 40 - wobble)).side
        for i in range(60)
        for wobble in [2 * (-1) ** i]
    }

    assert sides == {Side.LEFT}


def test_a_side_that_clearly_lags_is_followed():
    """Both must arrive."""
    squat = made_up_squat(view=View.FRONT)
    tracker = RepetitionTracker(squat, knees(0, 0, 0), Side.LEFT)

    tracker.update(knees(0.1, 50, 50))
    movement = tracker.update(knees(0.2, 70, 50))

    assert movement.side is Side.RIGHT


def test_sides_that_take_turns_too_soon_share_no_moment():
    """The second leg sets off while the first is still on its way back."""
    march = made_up_squat(sides=Sides.ALTERNATE)
    tracker = RepetitionTracker(march, knees(0, 0, 0), Side.LEFT)

    left, right = course(0, 80, 0, 0), course(0, 0, 80, 0)
    first, second = counted(tracker, left, right)

    assert (first.side, second.side) == (Side.LEFT, Side.RIGHT)
    assert first.end_s <= second.start_s < first.end_s + 0.05
