"""Whoever rests near the start has come back; whoever is on the way has not."""

import pytest
from test_movement_repetitions import count, ramp

RESTS = 22
"""Progress 0.37 of a way of 60, after 140 degrees: as the cow of the sample clip."""


def test_whoever_rests_short_of_the_start_has_come_back():
    """Or the last repetition is not counted until the patient gets up."""
    counter, told = count(ramp(0, 140, RESTS, RESTS))

    assert [each.counted for each in told] == [True]
    assert told[0].end_s == pytest.approx(2.0, abs=0.1)
    assert told[0].return_s == pytest.approx(0.32, abs=0.05)
    assert not counter.out


def test_it_is_told_half_a_second_after_the_patient_came_to_rest():
    """A passing stop is no rest, and a long wait for the count unsettles."""
    samples = ramp(0, 140, RESTS, RESTS)

    _, soon = count([each for each in samples if each[0] < 2.4])
    _, then = count([each for each in samples if each[0] < 2.6])

    assert (len(soon), len(then)) == (0, 1)


def test_the_next_repetition_from_such_a_rest_counts_once():
    """It leaves from where the patient rested, and no moment belongs to both."""
    _, (first, second) = count(ramp(0, 140, RESTS, RESTS, 140, RESTS, RESTS))

    assert second.counted
    assert first.end_s < 2.9 < second.start_s
    assert second.end_s == pytest.approx(5.0, abs=0.1)


def test_trembling_in_such_a_rest_begins_nothing():
    """The start that was measured once is not where this patient rests."""
    up, down = RESTS + 2.5, RESTS - 2.5
    counter, told = count(ramp(0, 140, RESTS, RESTS, up, down, up, down, RESTS))

    assert len(told) == 1
    assert not counter.out


@pytest.mark.parametrize(("furthest", "waits"), [(100, 28), (300, 32)])
def test_a_wait_on_the_way_back_is_no_end(furthest, waits):
    """It is not back by three quarters of its way, or by half of the target's."""
    _, told = count(ramp(0, furthest, waits, waits, 80, 0))

    assert len(told) == 1


def test_a_slow_way_back_is_no_rest():
    """At 20 degrees a second it ends where it always did."""
    _, told = count(ramp(0, 140, 40, 20, 0))

    assert [each.end_s for each in told] == [pytest.approx(3.25, abs=0.05)]


def test_what_was_not_seen_is_no_rest():
    """The hips may have gone down and up again in two hidden seconds."""
    seen = ramp(0, 140, RESTS, RESTS, RESTS, 0)
    samples = [(t, v) for t, v in seen if not 2.1 < t < 3.9]

    _, told = count([each for each in samples if each[0] < 4.2])

    assert told == []


def test_a_still_outlier_does_not_end_a_hold():
    """One glitch at four times the target would make a hold look like the start."""
    samples = ramp(0, 80, 80, 80)
    samples[40] = (samples[40][0], 260.0)

    counter, told = count(samples)

    assert told == []
    assert counter.out
