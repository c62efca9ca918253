"""What a writer sees of each signal of a definition: value, bands, limits, why not."""

import math

import pytest
from made_instants import (
    HEAD_DROPS,
    LEG_TOO_HIGH,
    bird_dog,
    instant,
    repetition,
    verdict,
)

from formcoach.domain.exercise import Level, Limit, Phase
from formcoach.domain.finding import Outcome
from formcoach.domain.measurement import Measurements
from formcoach.domain.observation import Trouble
from formcoach.feedback.looks import State
from formcoach.feedback.signal_rows import (
    HIDDEN,
    NO_REPETITION,
    NO_START,
    PAUSED,
    band_text,
    bound_text,
    margin_text,
    signal_rows,
)

DROPS = Limit(
    id="drops",
    signal="return_s",
    level=Level.COACH,
    cue="Slowly.",
    why="Control.",
    source="made up",
    below=1.5,
)
EXERCISE = bird_dog(limits=(LEG_TOO_HIGH, HEAD_DROPS, DROPS))
NEUTRAL = Measurements(
    time_s=0.0, values={"hip_flexion_left": 88.0, "neck_flexion": 10.0}
)


def seen(hip_deg=20.0, neck_deg=14.0, **changes):
    """Return an instant with these angles; NaN hides one."""
    values = {"hip_flexion_left": hip_deg, "neck_flexion": neck_deg}
    held = {"neutral": NEUTRAL, **changes}
    return instant(measurements=Measurements(time_s=0.0, values=values), **held)


def rows(now, last=None):
    """Return the three rows: hip, neck, return."""
    found = signal_rows(EXERCISE, now, last)
    assert [row.name for row in found] == [
        "hip_flexion",
        "neck_flexion_change",
        "return_s",
    ]
    return found


def test_every_signal_stands_with_its_bands_and_its_limits():
    """The counted one first, a change read from the start pose, a time of the last."""
    hip, neck, back = rows(seen(), repetition(return_s=1.2))

    assert hip.value == 20
    assert (band_text(hip.start), band_text(hip.target)) == ("65 to 115", "-10 to 25")
    assert bound_text(hip.limits[0]) == "below -18°"
    assert margin_text(hip.limits[0]) == "38° left"
    assert hip.limits[0].state is State.GOOD
    assert (neck.value, neck.start, neck.target) == (4, None, None)
    assert margin_text(neck.limits[0]) == "21° left"
    assert bound_text(back.limits[0]) == "below 1.5 s"
    assert margin_text(back.limits[0]) == "0.3 s beyond"
    assert [row.why_not for row in (hip, neck, back)] == ["", "", ""]


def test_beyond_a_limit_is_told_at_once_and_alarms_when_the_rules_do():
    """The writer sees the bound react; persistence is the rules' matter."""
    crossed, alarmed = seen(hip_deg=-25.0), verdict(outcome=Outcome.OUTSIDE)

    [early] = rows(crossed)[0].limits
    [late] = rows(seen(hip_deg=-25.0, verdicts=(alarmed,)))[0].limits

    assert margin_text(early) == margin_text(late) == "7° beyond"
    assert (early.state, late.state) == (State.GOOD, State.WARN)


def test_a_limit_is_not_judged_in_the_phases_that_it_leaves_out():
    """Its margin is shown all the same, for whoever chooses the phases."""
    neck = rows(seen(phase=Phase.REST))[1]

    assert neck.limits[0].state is State.NOT_JUDGED
    assert margin_text(neck.limits[0]) == "21° left"


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (None, (PAUSED, PAUSED, NO_REPETITION)),
        (seen(trouble=Trouble.WRONG_VIEW), (PAUSED, PAUSED, NO_REPETITION)),
        (seen(trouble=Trouble.HIDDEN), ("", "", NO_REPETITION)),
        (seen(math.nan, math.nan), (HIDDEN, HIDDEN, NO_REPETITION)),
        (seen(neutral=None), ("", NO_START, NO_REPETITION)),
    ],
    ids=["nothing comes", "another side", "in part", "hidden", "no start pose"],
)
def test_what_is_not_measured_says_why_and_is_in_no_band(now, why):
    """An angle read from another side would teach the writer a bound that is none."""
    found = rows(now)

    assert tuple(row.why_not for row in found) == why
    for row in found:
        assert math.isnan(row.value) == bool(row.why_not)
        assert all(margin_text(each) == "" for each in row.limits if row.why_not)
