"""Stamps of a file become times that always rise."""

import math

import pytest

from formcoach.capture.timestamps import RisingTimes, interval_s


def times_of(*stamps_s):
    """Return the times that stamps of a 10 Hz file become."""
    times = RisingTimes(interval_s=0.1)
    return [times.after(stamp_s) for stamp_s in stamps_s]


def test_good_stamps_stay_as_they_are():
    """A variable frame rate is kept to the last digit."""
    assert times_of(0.0, 0.04, 0.14, 5.0) == [0.0, 0.04, 0.14, 5.0]


def test_an_equal_stamp_is_put_one_frame_on_and_the_rest_follow():
    """Two pictures at one time would make every joint infinitely fast."""
    assert times_of(0.0, 0.1, 0.1, 0.2) == pytest.approx([0.0, 0.1, 0.2, 0.3])


def test_a_clock_that_starts_again_is_carried_on():
    """Two recordings joined in one file start their stamps at nought twice."""
    assert times_of(0.0, 0.1, 0.0, 0.1) == pytest.approx([0.0, 0.1, 0.2, 0.3])


def test_a_file_without_stamps_is_counted_by_its_rate():
    """A bare stream reports nought for every frame."""
    assert times_of(0.0, 0.0, 0.0) == pytest.approx([0.0, 0.1, 0.2])


def test_a_stamp_that_is_no_number_moves_nothing_after_it():
    """The next good stamp is believed again."""
    assert times_of(0.0, math.nan, 0.2) == pytest.approx([0.0, 0.1, 0.2])


def test_a_first_stamp_that_is_no_number_is_nought():
    """There is nothing before it to count from."""
    assert times_of(math.nan, 0.1) == [0.0, 0.1]


@pytest.mark.parametrize("rate_hz", [0.0, -1.0, 90_000.0, math.nan, math.inf])
def test_a_rate_nobody_believes_is_taken_for_thirty(rate_hz):
    """Damaged headers announce such rates."""
    assert interval_s(rate_hz) == pytest.approx(1 / 30)


@pytest.mark.parametrize("rate_hz", [1.0, 29.97, 240.0])
def test_a_rate_of_a_real_camera_is_believed(rate_hz):
    """From time lapse to slow motion."""
    assert interval_s(rate_hz) == pytest.approx(1 / rate_hz)
