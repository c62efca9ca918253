"""Which part of the stick figure takes which state."""

import math
from dataclasses import replace

import pytest
from made_instants import HEAD_DROPS, LEG_TOO_HIGH, bird_dog, instant, verdict

from formcoach.domain.anatomy import SEGMENTS, Landmark, Side
from formcoach.domain.exercise import Band, Level, Phase
from formcoach.domain.finding import Outcome
from formcoach.domain.measurement import SignalRef
from formcoach.domain.observation import Trouble
from formcoach.domain.signals import OUTLINE_SIGNALS, SIGNALS
from formcoach.feedback.body_state import (
    BACK,
    back_state,
    limit_states,
    segment_states,
    segments_of,
)
from formcoach.feedback.looks import State

BACK_CHANGE = SignalRef.parse("back_bend_change")
LEFT_THIGH = (Landmark.LEFT_HIP, Landmark.LEFT_KNEE)
RIGHT_THIGH = (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE)
LEFT_TRUNK = (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP)
LEFT_NECK = (Landmark.LEFT_EAR, Landmark.LEFT_SHOULDER)


def test_the_limb_inside_its_limits_is_good_and_the_others_are_not_judged():
    """Blue must mean: this was looked at."""
    states = segment_states(bird_dog(), instant())

    assert states[LEFT_THIGH] is State.GOOD
    assert states[LEFT_TRUNK] is State.GOOD
    assert states[RIGHT_THIGH] is State.NOT_JUDGED


def test_the_limb_beyond_a_limit_takes_the_level_of_the_limit():
    """The patient sees where, not only that."""
    beyond = instant(verdicts=(verdict(outcome=Outcome.OUTSIDE),))

    states = segment_states(bird_dog(), beyond)

    assert states[LEFT_THIGH] is State.WARN
    assert states[LEFT_NECK] is State.NOT_JUDGED


def test_the_most_urgent_verdict_wins_on_a_shared_segment():
    """The trunk belongs to the hip and to the neck's neighbours."""
    sagging = verdict(HEAD_DROPS, Outcome.OUTSIDE, "trunk_elevation")
    both = instant(verdicts=(verdict(outcome=Outcome.OUTSIDE), sagging))

    assert segment_states(bird_dog(), both)[LEFT_TRUNK] is State.WARN


def test_a_segment_with_something_unmeasured_is_not_good():
    """Half a look is no look (hazard H1)."""
    half = instant(
        verdicts=(verdict(), verdict(HEAD_DROPS, Outcome.NOT_MEASURED, "hip_flexion"))
    )

    assert segment_states(bird_dog(), half)[LEFT_THIGH] is State.NOT_MEASURED


@pytest.mark.parametrize("paused", [None, instant(trouble=Trouble.NOBODY)])
def test_nothing_is_good_while_judging_is_paused(paused):
    """Neither before the first instant nor in trouble."""
    states = segment_states(bird_dog(), paused)

    assert set(states.values()) == {State.NOT_JUDGED}
    assert set(limit_states(bird_dog(), paused).values()) == {State.NOT_JUDGED}


def test_a_limit_that_is_not_asked_for_in_this_phase_is_not_unmeasured():
    """At rest nobody asks for the head; that is no blind spot."""
    at_rest = instant(
        phase=Phase.REST,
        verdicts=(verdict(), verdict(HEAD_DROPS, Outcome.NOT_MEASURED, "neck_flexion")),
    )

    states = limit_states(bird_dog(), at_rest)

    assert states == {
        LEG_TOO_HIGH.id: State.GOOD,
        HEAD_DROPS.id: State.NOT_JUDGED,
    }


@pytest.mark.parametrize("signal", sorted(set(SIGNALS) - OUTLINE_SIGNALS))
@pytest.mark.parametrize("side", Side)
def test_every_signal_has_segments_of_the_figure_on_its_side(signal, side):
    """A signal without a place on the body could not be shown."""
    name = f"{signal}_{side}" if SIGNALS[signal].sided else signal

    segments = list(segments_of(verdict(signal=name)))

    assert segments
    assert set(segments) <= set(SEGMENTS)
    if SIGNALS[signal].sided and "obliquity" not in signal:
        names = {end.name.split("_")[0] for segment in segments for end in segment}
        assert names == {side.name}


def round_back(outcome):
    """Return an exercise with a limit on the back, and an instant that judges it."""
    limit = replace(HEAD_DROPS, id="back_rounds", signal=BACK_CHANGE, level=Level.WARN)
    return bird_dog(limits=(limit,)), instant(
        verdicts=(verdict(limit, outcome, signal=BACK),)
    )


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.WITHIN, State.GOOD),
        (Outcome.OUTSIDE, State.WARN),
        (Outcome.NOT_MEASURED, State.NOT_MEASURED),
    ],
)
def test_a_verdict_on_the_back_concerns_its_outline_and_no_segment(outcome, state):
    """A whole trunk in orange would not say where to look."""
    exercise, now = round_back(outcome)

    assert back_state(exercise, now) is state
    assert set(segment_states(exercise, now).values()) == {State.NOT_JUDGED}


def test_the_back_is_good_inside_the_target_it_is_counted_by():
    """In a cat-cow no limit speaks of the back, but the target does."""
    cow = bird_dog(
        counts_by=BACK_CHANGE,
        target={BACK_CHANGE: Band(lower=-80, upper=-14)},
        limits=(),
    )
    hollow = instant(phase=Phase.HOLD, value_deg=-30.0, verdicts=())

    assert back_state(cow, hollow) is State.GOOD
    assert back_state(cow, replace(hollow, value_deg=-13.0)) is State.GOOD
    outward = replace(hollow, phase=Phase.OUTWARD)
    assert back_state(cow, outward) is State.GOOD
    assert back_state(cow, replace(outward, value_deg=-13.0)) is State.NOT_JUDGED
    assert back_state(cow, replace(hollow, value_deg=math.nan)) is State.NOT_JUDGED
    assert back_state(cow, replace(hollow, phase=Phase.SETUP)) is State.NOT_JUDGED


def test_the_back_is_not_judged_while_judging_is_paused():
    """Neither before the first instant nor in trouble."""
    exercise, now = round_back(Outcome.WITHIN)

    lost = replace(now, trouble=Trouble.WRONG_POSTURE)
    assert back_state(exercise, lost) is State.NOT_JUDGED
    assert back_state(exercise, None) is State.NOT_JUDGED


def test_a_timing_has_no_segment():
    """Slowness sits nowhere on the body."""
    assert list(segments_of(verdict(signal="return_s"))) == []


def test_an_asymmetry_concerns_both_sides():
    """It cannot be told which of the two is off."""
    segments = list(segments_of(verdict(signal="hip_flexion_asymmetry")))

    assert LEFT_THIGH in segments
    assert RIGHT_THIGH in segments
