"""How much is asked for: the app only ever steps down, the therapist steps up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_plans import DECISION, DOSE, NOW, TODAY, history, pain, plan

from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import Decision, Step
from formcoach.domain.records import PainMoment
from formcoach.plan.dose import (
    VARIABLES,
    dose_today,
    in_force,
    no_more,
    prescribed_dose,
    shorter,
    step_down,
)

DOSES = st.builds(
    Dose,
    sets=st.integers(1, 20),
    reps=st.integers(1, 100),
    hold_s=st.floats(0, 600),
    duration_s=st.floats(0, 3600),
)


def mornings(*days_ago, score=9):
    """Return red mornings with a usual of one."""
    usual = [pain(1, NOW - timedelta(days=n)) for n in range(0, 40, 2)]
    return tuple(usual) + tuple(
        pain(score, NOW - timedelta(days=n), PainMoment.NEXT_MORNING) for n in days_ago
    )


@pytest.mark.parametrize(
    ("dose", "lower"),
    [
        (Dose(sets=2, reps=8), Dose(sets=2, reps=6)),
        (Dose(sets=2, reps=4), Dose(sets=2, reps=3)),
        (Dose(sets=2, reps=3), Dose(sets=1, reps=3)),
        (Dose(sets=2, reps=3, hold_s=20), Dose(sets=2, reps=3, hold_s=15)),
        (Dose(sets=2, duration_s=60), Dose(sets=2, duration_s=45)),
        (Dose(sets=1, reps=1, hold_s=12), Dose(sets=1, reps=1, hold_s=10)),
        (Dose(sets=1, reps=3, hold_s=5), Dose(sets=1, reps=3, hold_s=5)),
    ],
)
def test_a_step_down_takes_a_quarter_off_one_variable(dose, lower):
    """Repetitions first, then time, then a set; never to nothing."""
    assert step_down(dose) == lower


@given(DOSES)
def test_H13_a_step_down_changes_one_variable_and_never_upwards(dose):
    """Whatever a therapist prescribes."""
    lower = step_down(dose)

    assert no_more(lower, dose)
    changed = [
        name for name in VARIABLES if getattr(lower, name) != getattr(dose, name)
    ]
    assert len(changed) <= 1
    assert lower.sets >= 1
    assert lower.reps >= 1


@settings(deadline=None)
@given(
    DOSES,
    st.lists(st.integers(0, 30), max_size=8),
    st.lists(st.integers(0, 30), max_size=3),
)
def test_H13_more_red_mornings_never_give_more(dose, days, more):
    """And what is asked for is never more than what was prescribed."""
    prescription = plan(written_on=TODAY - timedelta(days=60))
    item = replace(prescription.exercises[0], dose=dose)

    fewer = dose_today(prescription, item, history(pain=mornings(*days)), NOW)
    again = dose_today(prescription, item, history(pain=mornings(*days, *more)), NOW)

    assert no_more(fewer, dose)
    assert no_more(again, fewer)


@pytest.mark.parametrize(
    ("days_ago", "reps"),
    [((), 8), ((3,), 6), ((3, 2, 1), 6), ((10, 3), 4), ((24, 17, 10, 3), 3)],
)
def test_the_dose_steps_down_at_most_once_a_week(days_ago, reps):
    """One step at a time; three bad mornings are one bad week."""
    prescription = plan(written_on=TODAY - timedelta(days=60))

    dose = dose_today(
        prescription,
        prescription.exercises[0],
        history(pain=mornings(*days_ago)),
        NOW,
    )

    assert dose.reps == reps


def test_a_new_prescription_is_the_therapists_word():
    """What came before it was written is known to whoever wrote it."""
    before = history(pain=mornings(3))
    prescription = plan(written_on=TODAY - timedelta(days=2))

    assert dose_today(prescription, prescription.exercises[0], before, NOW) == DOSE


def test_a_step_up_waits_for_the_therapist():
    """However well it goes."""
    waiting = plan(steps=(Step(exercise="squat", variable="reps", to=10),))
    well = history(pain=tuple(pain(0, NOW - timedelta(days=n)) for n in range(9)))

    assert dose_today(waiting, waiting.exercises[0], well, NOW) == DOSE


def test_a_released_step_holds_from_its_day_on():
    """And is the therapist's word about what came before."""
    released = replace(DECISION, on=TODAY - timedelta(days=1))
    step = Step(exercise="squat", variable="reps", to=10, released=released)
    prescription = plan(steps=(step,))
    item = prescription.exercises[0]

    assert prescribed_dose(prescription, item, TODAY - timedelta(days=2)).reps == 8
    assert prescribed_dose(prescription, item, TODAY).reps == 10
    red_before = history(pain=mornings(5))
    assert dose_today(prescription, item, red_before, NOW).reps == 10
    red_after = history(pain=mornings(0))
    assert dose_today(prescription, item, red_after, NOW).reps == 7


@pytest.mark.parametrize(
    ("decision", "holds"),
    [
        (DECISION, True),
        (None, False),
        (replace(DECISION, until=TODAY), True),
        (replace(DECISION, until=TODAY - timedelta(days=1)), False),
        (replace(DECISION, on=TODAY + timedelta(days=1)), False),
        (replace(DECISION, by=" "), False),
        (replace(DECISION, why=""), False),
    ],
)
def test_a_decision_holds_with_who_when_and_why(decision, holds):
    """From its day to its last day."""
    assert in_force(decision, TODAY) == holds


def test_the_shorter_session_has_half_the_sets():
    """Or, where there is one set each, half the exercises."""
    assert [each.sets for each in shorter([DOSE, Dose(sets=3)])] == [1, 2]
    assert shorter([Dose(), Dose(reps=2), Dose(reps=3)]) == (Dose(), Dose(reps=2))
    assert shorter([Dose()]) == (Dose(),)


@given(st.lists(DOSES, min_size=1, max_size=6))
def test_H13_the_shorter_session_is_never_longer(doses):
    """Nothing in it is more than in the whole one."""
    less = shorter(doses)

    assert len(less) <= len(doses)
    assert all(no_more(one, other) for one, other in zip(less, doses, strict=False))


def test_a_decision_of_tomorrow_is_none_today():
    """Dates in files are typed by hand."""
    tomorrow = Decision(by="M. Weber", on=date(2026, 11, 27), why="planned")

    assert not in_force(tomorrow, TODAY)
