"""Where the angle is between start and target, and where it was."""

import math

import numpy as np
import pytest
from made_instants import HIP, LEG_TOO_HIGH, bird_dog

from formcoach.domain.exercise import Band, Dose, Mode
from formcoach.domain.measurement import SignalRef
from formcoach.feedback.figures import about
from formcoach.feedback.scale import Scale
from formcoach.ui.live_figures import hold_figure, main_figure
from formcoach.ui.widgets.gauge import Gauge
from formcoach.ui.widgets.trace import Trace

RISING = bird_dog(
    start={HIP: Band(lower=0, upper=20)},
    target={HIP: Band(lower=80, upper=100)},
    limits=(),
)


def lines(exercise, value_deg, columns=40):
    """Return the rows of a gauge."""
    return [row.plain for row in Gauge(exercise).drawn(value_deg, columns)]


@pytest.mark.parametrize("exercise", [bird_dog(), RISING])
def test_the_needle_moves_from_start_on_the_left_to_target_on_the_right(exercise):
    """The patient need not know which way an angle counts."""
    start, target = exercise.start[HIP].middle, exercise.target[HIP].middle

    at_start, at_target = (
        lines(exercise, value)[1].index("▼") for value in (start, target)
    )

    bar = lines(exercise, start)[2]
    assert bar[at_start] == "░"
    assert bar[at_target] == "█"
    assert at_start < at_target


def test_a_limit_is_marked_by_the_symbol_of_its_level_beyond_the_target():
    """The patient sees what lies beyond before going there."""
    bar = lines(bird_dog(), 40)[2]

    assert bar.index("▲") > bar.rindex("█")


def test_the_gauge_says_the_angle_in_steps_of_five_degrees():
    """A camera cannot tell 24 from 26."""
    assert lines(bird_dog(), 24)[0] == "hip flexion  about 25°"
    assert about(-2) == "about 0°"


def test_an_angle_that_was_not_measured_has_no_needle():
    """An old needle would be read as a present one."""
    gauge = lines(bird_dog(), math.nan)

    assert gauge[0] == "hip flexion  ○ not measured"
    assert "▼" not in gauge[1]


@pytest.mark.parametrize("columns", [1, 5, 20, 33, 120])
@pytest.mark.parametrize("value_deg", [-1000.0, 3.0, 1000.0])
def test_every_line_of_the_gauge_fits(columns, value_deg):
    """A needle off the scale stays at its end."""
    assert all(
        len(line) <= columns for line in lines(bird_dog(), value_deg, columns)[1:]
    )


def test_the_target_is_named_where_there_is_room():
    """In the order in which the movement meets them."""
    assert "target 25 to -10°" in lines(bird_dog(), 40)[3]
    assert "start" in lines(bird_dog(), 40)[3]


def test_an_exercise_without_bands_of_the_counted_signal_has_a_scale():
    """Timed exercises may have none."""
    scale = Scale.of(bird_dog(start={}, target={}, limits=(LEG_TOO_HIGH,)))

    assert scale.first_deg < -18 < scale.last_deg


BACK = SignalRef.parse("back_bend_change")
CAT_COW = bird_dog(
    counts_by=BACK,
    start={BACK: Band(lower=-3, upper=90)},
    target={BACK: Band(lower=-80, upper=-14)},
    limits=(),
)


@pytest.mark.parametrize("columns", [30, 40, 60])
def test_the_gauge_of_the_back_says_round_and_hollow(columns):
    """A patient cannot know the sign of a bend."""
    title, _, bar, labels = lines(CAT_COW, -31.0, columns)

    assert title == "back bend  about 30° hollow"
    assert labels.split() == ["round", "target", "15", "to", "80°", "hollow"]
    assert labels.startswith("round")
    assert bar.index("░") < bar.index("█")


def test_a_change_says_where_it_counts_from_until_the_start_pose_is_taken():
    """Whoever reads "round" asks: rounder than what."""
    title, needle, *_ = Gauge(CAT_COW).drawn(math.nan, 30, waits=True)

    assert title.plain == "back bend: 0° is your start"
    assert "▼" not in needle.plain


@pytest.mark.parametrize("rows", [3, 6, 12])
def test_the_trace_of_the_back_says_round_and_hollow(rows):
    """Its ends are named, and its zero."""
    trace = Trace(CAT_COW)

    labels = [trace._label(y, rows) for y in range(rows)]

    assert (labels[0], labels[-1]) == ("hollow", "round")
    assert [label for label in labels[1:-1] if label] == ["0°"]


def lit(*values):
    """Return the dots of a trace of these times and values."""
    trace = Trace(RISING)
    for time_s, value in values:
        trace.history.add(time_s, value)
    return trace.dots(20, 4)


def test_the_trace_ends_at_the_right_and_rises_towards_the_target():
    """The newest value stands where the eye is."""
    low, high = lit((0, 0), (0.1, 0)), lit((0, 100), (0.1, 100))

    assert low[:, -1].any()
    assert np.flatnonzero(high.any(axis=1)) < np.flatnonzero(low.any(axis=1))


def test_what_was_not_measured_is_a_gap():
    """A line across a gap would be a claim."""
    assert not lit((0, 50), (0.1, math.nan), (0.2, 50)).any()
    assert not lit((0, 50), (3, 50)).any()


def test_an_empty_trace_and_a_tiny_one_draw_nothing():
    """Before the first value, and in a corner."""
    assert not Trace(RISING).dots(20, 4).any()
    assert Trace(RISING).dots(0, 4).shape == (4, 0)


def test_figures_name_what_is_asked_for_if_anything_is():
    """A dose without a number has no slash."""
    timed = bird_dog(mode=Mode.TIMED, dose=Dose(duration_s=30))

    assert main_figure(bird_dog(), 3, 0.0)[0] == "3/8"
    assert main_figure(timed, 0, 12.9)[0] == "12/30 s"
    assert main_figure(bird_dog(dose=Dose(reps=0)), 3, 0.0)[0] == "3"
    assert hold_figure(bird_dog(dose=Dose(reps=8)), 2.5)[0] == "HOLD 2"
