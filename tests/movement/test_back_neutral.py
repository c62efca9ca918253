"""From where a change of the back is read, also when the start pose hides it."""

import math
from dataclasses import replace

import pytest

from formcoach.domain.exercise import Level, Limit, Phase
from formcoach.domain.finding import Outcome
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import Posture
from formcoach.domain.signals import OUTLINE_SIGNALS
from formcoach.movement.back_neutral import BackMemory
from formcoach.pipeline import Coach
from formcoach.testing import STANDING, made_up_squat, perform, with_back

DOWN = STANDING.both(knee_flexion=80, hip_flexion=70)
ROUNDS = Limit(
    id="back_rounds",
    signal=SignalRef.parse("back_bend_change"),
    above=23,
    level=Level.WARN,
    cue="Come up a little.",
    why="So that there is something to find.",
    source="made up",
)
SQUAT = replace(made_up_squat(), limits=(ROUNDS,))
UNSEEN = math.nan
REST_S = 1.0


def squats(*bends_deg):
    """Return squats with what the back reads, standing before and down, in turn."""
    standing, *_ = bends_deg
    keys = [(0.0, STANDING), (REST_S, STANDING)]
    for number in range(len(bends_deg) // 2):
        down_s = 3.0 * number + REST_S
        keys += [(down_s + t, a) for t, a in ((0.6, DOWN), (1.2, DOWN))]
        keys += [(down_s + t, STANDING) for t in (1.8, 3.0)]
    for each in perform(keys, fps=15):
        turn = min(int(each.time_s // 3.0), len(bends_deg) // 2 - 1)
        standing, down = bends_deg[2 * turn : 2 * turn + 2]
        moving = each.time_s - 3.0 * turn > REST_S
        yield with_back(each, down if moving else standing)


def watched(coach, poses):
    """Return all instants of a set."""
    return [coach.update(each) for each in poses]


def outcomes(instants):
    """Return what was said of the back while the patient was down."""
    return {
        verdict.outcome
        for instant in instants
        if instant.phase is Phase.HOLD or instant.value_deg > 70
        for verdict in instant.verdicts
    }


def test_a_back_that_rounds_from_its_own_neutral_is_found():
    """The zero is the patient's own, whatever the body and the shirt."""
    instants = watched(Coach(SQUAT), squats(-40.0, -5.0))

    assert [each.limit for i in instants for each in i.findings][:1] == ["back_rounds"]


def test_a_back_that_no_rest_has_shown_is_not_judged():
    """What it reads while moving is no neutral."""
    instants = watched(Coach(SQUAT), squats(UNSEEN, 20.0))

    assert outcomes(instants) == {Outcome.NOT_MEASURED}


def test_the_neutral_of_an_earlier_set_stands_in_for_a_hidden_one():
    """An arm hangs before the back in the second set only."""
    memory = BackMemory()
    watched(Coach(SQUAT, back=memory), squats(-40.0, -38.0))

    instants = watched(Coach(SQUAT, back=memory), squats(UNSEEN, 0.0))

    assert Outcome.OUTSIDE in outcomes(instants)


def test_another_posture_has_another_neutral():
    """A back on hands and knees hangs; a standing one does not."""
    memory = BackMemory()
    memory.remember(Posture.QUADRUPED, dict.fromkeys(OUTLINE_SIGNALS, -40.0))

    instants = watched(Coach(SQUAT, back=memory), squats(UNSEEN, 0.0))

    assert outcomes(instants) == {Outcome.NOT_MEASURED}


def test_the_first_rest_that_shows_the_back_gives_its_neutral():
    """The first repetition is unjudged, and the second one is not."""
    instants = watched(Coach(SQUAT), squats(UNSEEN, UNSEEN, -40.0, 0.0))

    first = [each for each in instants if each.time_s < 3.0]
    second = [each for each in instants if each.time_s >= 4.0]
    assert outcomes(first) == {Outcome.NOT_MEASURED}
    assert Outcome.OUTSIDE in outcomes(second)


def test_a_set_that_shows_the_back_at_once_does_not_use_an_older_neutral():
    """The shirt may have slipped since."""
    memory = BackMemory()
    memory.remember(Posture.STANDING, dict.fromkeys(OUTLINE_SIGNALS, -80.0))

    instants = watched(Coach(SQUAT, back=memory), squats(-40.0, -38.0))

    assert outcomes(instants) == {Outcome.WITHIN}
    assert memory.recall(Posture.STANDING)["back_bend"] == pytest.approx(-40, abs=0.5)


def test_a_rest_after_the_neutral_was_taken_does_not_change_it():
    """A patient who rounds more from repetition to repetition is told."""
    instants = watched(Coach(SQUAT), squats(-40.0, -38.0, -15.0, -10.0))

    assert Outcome.OUTSIDE in outcomes(instants)
