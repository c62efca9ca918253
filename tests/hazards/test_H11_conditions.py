"""H11: an exercise that a condition forbids is not done, unless somebody decided."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from formcoach.domain.conditions import CONDITIONS, LOADS
from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import (
    ConditionOverride,
    Decision,
    LimitChange,
    PrescribedExercise,
    Prescription,
    Therapist,
)
from formcoach.plan.individual import allowed_in_spite, left_out
from formcoach.testing import made_up_squat

ON = date(2026, 11, 26)
DECIDED = Decision(by="M. Weber", on=date(2026, 11, 1), why="tried together")
PAIRS = list(product(CONDITIONS, LOADS))


def plan(*conditions, **changes):
    """Return a prescription of one exercise to somebody with some conditions."""
    made = Prescription(
        id="p",
        patient="p1",
        patient_name="A. Muster",
        therapist=Therapist(name="M. Weber", contact="030 1234"),
        written_on=date(2026, 11, 1),
        valid_from=date(2026, 11, 1),
        valid_until=date(2026, 12, 31),
        onset_on=date(2025, 1, 1),
        exercises=(PrescribedExercise(exercise="it", dose=Dose()),),
        conditions=conditions,
    )
    return replace(made, **changes)


def is_done(prescription, *loads, avoid_if=()):
    """Tell whether an exercise with some loads is done."""
    exercise = made_up_squat(id="it", loads=loads, avoid_if=avoid_if)
    return not left_out(prescription, {"it": exercise}, ON)


def override(condition, decision=DECIDED, exercise="it"):
    """Return the therapist's word for an exercise in spite of a condition."""
    return ConditionOverride(exercise=exercise, condition=condition, decision=decision)


def test_H11_every_pair_of_condition_and_load_is_left_out_or_free():
    """The whole matrix: what the table forbids, and nothing else."""
    for condition, load in PAIRS:
        known = CONDITIONS[condition]
        forbidden = load in known.blocks | known.limits

        assert is_done(plan(condition), load) != forbidden, (condition, load)


def test_H11_every_pair_may_be_allowed_by_the_therapist_and_is_then_shown():
    """Who, when and why stands on the screen."""
    for condition, load in PAIRS:
        known = CONDITIONS[condition]
        if load not in known.blocks | known.limits:
            continue
        allowed = plan(condition, overrides=(override(condition),))

        assert is_done(allowed, load), (condition, load)
        [told] = allowed_in_spite(allowed, ON)
        assert told == (
            f"it: allowed all the same ({known.meaning}) by M. Weber on 1 "
            "November 2026: "
            "tried together"
        )


@pytest.mark.parametrize(
    "decision",
    [
        replace(DECIDED, by=""),
        replace(DECIDED, why=" "),
        replace(DECIDED, on=date(2026, 11, 27)),
        replace(DECIDED, until=date(2026, 11, 25)),
    ],
    ids=["nobody", "no reason", "not yet", "no more"],
)
def test_H11_an_override_without_who_when_and_why_allows_nothing(decision):
    """For every pair that is forbidden."""
    for condition, load in PAIRS:
        known = CONDITIONS[condition]
        if load in known.blocks | known.limits:
            allowed = plan(condition, overrides=(override(condition, decision),))

            assert not is_done(allowed, load), (condition, load)
            assert allowed_in_spite(allowed, ON) == ()


def test_H11_an_override_is_for_one_condition_and_one_exercise():
    """A new condition needs a new decision."""
    two = plan("pregnancy", "stenosis", overrides=(override("pregnancy"),))
    other = plan("pregnancy", overrides=(override("pregnancy", exercise="other"),))

    assert not is_done(two, "prone", "lumbar_extension")
    assert not is_done(other, "prone")


def test_H11_a_limit_of_the_patients_own_is_no_decision_by_itself():
    """Which limit or support makes it right is for the therapist to say."""
    own = LimitChange(limit="too_deep", decision=DECIDED, above=100)
    item = PrescribedExercise(exercise="it", dose=Dose(), limits=(own,))

    for condition, load in PAIRS:
        known = CONDITIONS[condition]
        limited = plan(condition, exercises=(item,))

        forbidden = load in known.blocks | known.limits
        assert is_done(limited, load) != forbidden, (condition, load)


@pytest.mark.parametrize("load", LOADS)
def test_H11_an_unknown_condition_blocks_whatever_the_load(load):
    """Unknown is never safe."""
    assert not is_done(plan("brittle_bones"), load)
    assert not is_done(plan("brittle_bones"))


def test_H11_an_unknown_load_blocks_for_everybody():
    """An exercise of somebody else's making may name what no table knows."""
    assert not is_done(plan(), "swinging_kettlebells")


def test_H11_what_an_exercise_itself_advises_against_wants_a_decision():
    """Its author knew something that the table does not."""
    assert not is_done(plan("pregnancy"), avoid_if=["pregnancy"])
    assert is_done(plan("stenosis"), avoid_if=["pregnancy"])
