"""Nothing is counted before the start pose has been held."""

import math

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.movement.start_pose import StartPoseWatch, check_start
from formcoach.testing import made_up_squat


def at(time_s, knee_deg):
    """Return measurements of one knee."""
    return Measurements(time_s=time_s, values={"knee_flexion_left": knee_deg})


def test_the_start_pose_arms_after_half_a_second():
    """Passing through it does not."""
    watch = StartPoseWatch()

    armed = [watch.update(at(i / 30, 5.0), 5.0, taken=True) for i in range(20)]

    assert armed.index(next(each for each in armed if each)) == 15


def test_the_neutral_is_the_median_of_the_hold():
    """One bad frame must not shift the patient's own zero."""
    watch = StartPoseWatch()
    values = [5.0, 5.0, 60.0, 5.0, 5.0]

    for i, value in enumerate(values):
        neutral = watch.update(at(i * 0.15, value), 5.0, taken=True)

    assert neutral.get("knee_flexion_left") == 5.0


def test_leaving_the_start_pose_starts_the_wait_again():
    """Half a second in all is not half a second held."""
    watch = StartPoseWatch()
    for i in range(10):
        watch.update(at(i / 30, 5.0), 5.0, taken=True)
    for i in range(10, 20):
        watch.update(at(i / 30, 50.0), 50.0, taken=False)

    assert watch.update(at(20 / 30, 5.0), 5.0, taken=True) is None


def test_a_movement_through_the_start_pose_does_not_arm():
    """Drawing the legs up passes through hook lying for half a second."""
    watch = StartPoseWatch()

    armed = [watch.update(at(i / 30, i * 1.5), i * 1.5, taken=True) for i in range(30)]

    assert armed == [None] * 30


def test_a_signal_that_was_not_measured_is_missing_and_not_taken():
    """Hidden is not in position."""
    check = check_start(made_up_squat(), at(0.0, math.nan), Side.LEFT)

    assert not check.taken
    assert check.missing == (SignalRef.parse("knee_flexion"),)


@pytest.mark.parametrize(("knee_deg", "taken"), [(5, True), (20, True), (21, False)])
def test_the_band_is_closed(knee_deg, taken):
    """The edge itself is inside."""
    assert check_start(made_up_squat(), at(0, knee_deg), Side.LEFT).taken is taken
