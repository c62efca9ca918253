"""What a trace remembers, and where it stands."""

import math

import pytest
from made_instants import HIP, bird_dog

from formcoach.domain.exercise import Band
from formcoach.feedback.history import SPAN_S, History

RISING = bird_dog(
    start={HIP: Band(lower=0, upper=20)},
    target={HIP: Band(lower=80, upper=100)},
    limits=(),
)


def history(*values):
    """Return the history of some times and values."""
    made = History(RISING)
    for time_s, value_deg in values:
        made.add(time_s, value_deg)
    return made


def test_the_newest_value_stands_at_the_end_and_the_target_above_the_start():
    """The patient need not know which way an angle counts."""
    low, high = history((0, 0)).newest(), history((0, 100)).newest()

    assert low[0] == high[0] == 1.0
    assert high[1] < low[1]


def test_what_was_not_measured_is_a_gap():
    """A line across a gap would be a claim."""
    assert len(list(history((0, 50), (0.1, 50)).lines())) == 1
    assert not list(history((0, 50), (0.1, math.nan), (0.2, 50)).lines())
    assert not list(history((0, 50), (3, 50)).lines())
    assert history((0, 50), (0.1, math.nan)).newest() is None


def test_what_is_older_than_the_span_is_forgotten():
    """A session of an hour must not grow."""
    assert len(history(*((second, 50.0) for second in range(1000)))) <= SPAN_S + 1


def test_a_time_before_the_newest_begins_anew():
    """Another set has another clock."""
    assert len(history((5, 50), (6, 50), (0, 50))) == 1


def test_an_angle_is_found_again_where_it_stands():
    """The labels at the edge must be true."""
    made = history()

    assert made.angle_at(made.down(42.0)) == pytest.approx(42.0)
