"""Holds and timed sets."""

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Phase
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.movement.excursion import Excursion
from formcoach.movement.hold_timer import HoldTimer


def held(spans, asked_s=10.0, fps=30):
    """Return the timer and the holds of ``(seconds, inside)`` spans."""
    timer, told, time_s = HoldTimer(asked_s, Side.LEFT), [], 0.0
    for seconds, inside in spans:
        for _ in range(int(seconds * fps)):
            told.append(timer.update(time_s, 5.0, inside=inside))
            time_s += 1 / fps
    return timer, [each for each in told if each]


def test_a_hold_of_the_prescribed_time_counts():
    """Ten seconds of plank."""
    _, told = held([(10.5, True), (1, False)])

    assert told[0].outcome is RepetitionOutcome.COMPLETE
    assert told[0].hold_s == pytest.approx(10.5, abs=0.1)


def test_a_shorter_hold_is_partial_and_tells_its_time():
    """Six seconds are six seconds."""
    _, told = held([(6, True), (1, False)])

    assert told[0].outcome is RepetitionOutcome.PARTIAL
    assert told[0].hold_s == pytest.approx(6, abs=0.1)


def test_a_short_lapse_pauses_the_clock_and_does_not_end_the_hold():
    """A wobble of a third of a second is not a new plank."""
    _, told = held([(5, True), (0.3, False), (5.2, True), (1, False)])

    assert len(told) == 1
    assert told[0].hold_s == pytest.approx(10.2, abs=0.4)


def test_passing_through_is_no_hold():
    """Getting up through the position is not holding it."""
    _, told = held([(0.6, True), (1, False)])

    assert told == []


def test_time_unseen_is_not_held():
    """The clock is credited only with what was seen."""
    timer = HoldTimer(10, Side.LEFT)
    timer.update(0.0, 5.0, inside=True)
    timer.update(5.0, 5.0, inside=True)

    assert timer.hold_s == 0.0


def test_after_a_hold_that_was_too_short_the_way_out_is_still_judged():
    """Whoever sagged out of a plank must hear why the clock stopped."""
    short, _ = held([(6, True), (1, False)])
    later, _ = held([(6, True), (5, False)])

    assert short.phase() is Phase.RETURN
    assert later.phase() is Phase.REST


def test_after_a_full_hold_nothing_is_judged():
    """Lying down when it is done is no sagging."""
    timer, _ = held([(10.5, True), (1, False)])

    assert timer.phase() is Phase.REST


def test_a_hold_may_tremble_out_of_its_band_but_not_back_to_the_start():
    """Lying flat again is no curl-up, which rises by little more than it trembles."""
    curl_up = Excursion(start=0.0, near=3.0, far=23.0)
    side_plank = Excursion(start=-30.0, near=-12.0, far=14.0)

    assert curl_up.holds(2.0, already=True)
    assert not curl_up.holds(1.0, already=True)
    assert side_plank.holds(-15.5, already=True)
    assert not side_plank.holds(-16.5, already=True)
