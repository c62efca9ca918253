"""What an answer about pain means, by the table of the pain-monitoring model (H13)."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from made_plans import EXERCISES, HERE, NOW, history, pain, plan

from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import PainRules
from formcoach.domain.records import LegSymptoms, PainMoment
from formcoach.plan.dose import dose_today, n_steps_down, no_more
from formcoach.plan.gates import gates
from formcoach.plan.pain import (
    Consequence,
    Light,
    after_set,
    at_end,
    before_session,
    next_morning,
    of_answer,
    of_legs,
)
from formcoach.plan.pain_history import much_worse_at, pain_before, stops_the_day, taken
from formcoach.testing import made_up_session

RULES = PainRules()
SCORES = range(11)
GREEN, AMBER, RED = Light
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("score", "known", "light"),
    [
        (0, None, GREEN),
        (3, None, GREEN),
        (4, None, AMBER),
        (5, None, AMBER),
        (6, None, RED),
        (10, None, RED),
        (3, 2.0, GREEN),
        (3, 1.0, AMBER),
        (2, 0.5, GREEN),
        (6, 6.0, RED),
    ],
)
def test_pain_before_a_session(score, known, light):
    """0-3 green, 4-5 or two above the usual amber, 6 red."""
    assert before_session(score, known, RULES) is light


@pytest.mark.parametrize(
    ("score", "start", "sharp", "consequence"),
    [
        (3, 3, False, Consequence.GO_ON),
        (4, 3, False, Consequence.EASE),
        (5, 3, False, Consequence.EASE),
        (5, 2, False, Consequence.STOP_EXERCISE),
        (3, 0, False, Consequence.STOP_EXERCISE),
        (6, 5, False, Consequence.STOP_EXERCISE),
        (8, 5, False, Consequence.STOP_SESSION),
        (0, 0, True, Consequence.STOP_SESSION),
    ],
)
def test_pain_after_a_set(score, start, sharp, consequence):
    """4-5 eases, 6 or three more ends the exercise, 8 or sharp the session."""
    assert after_set(score, start, RULES, sharp=sharp) is consequence


@pytest.mark.parametrize(
    ("score", "start", "light"),
    [(3, 2, GREEN), (4, 2, AMBER), (5, 2, RED), (5, 4, GREEN), (6, 5, RED)],
)
def test_pain_at_the_end(score, start, light):
    """One more is green, two amber, more than two or above five red."""
    assert at_end(score, start, RULES) is light


@pytest.mark.parametrize(
    ("score", "known", "light"),
    [
        (2, 2.0, GREEN),
        (1, 2.0, GREEN),
        (3, 2.0, AMBER),
        (4, 2.0, RED),
        (3, None, GREEN),
        (6, None, RED),
    ],
)
def test_the_next_morning(score, known, light):
    """The usual or less is green, one more amber, two more red."""
    assert next_morning(score, known, RULES) is light


@pytest.mark.parametrize(
    ("legs", "consequence"),
    [
        (None, Consequence.GO_ON),
        (LegSymptoms.NONE, Consequence.GO_ON),
        (LegSymptoms.TOWARDS_BACK, Consequence.GO_ON),
        (LegSymptoms.UNCHANGED, Consequence.EASE),
        (LegSymptoms.SPREADING, Consequence.STOP_SESSION),
    ],
)
def test_what_the_legs_tell(legs, consequence):
    """Spreading down the leg ends the session; drawing back to the spine is good."""
    assert of_legs(legs) is consequence


def test_the_gravest_part_of_an_answer_counts():
    """A low number with spreading legs is no low answer."""
    answer = pain(0, moment=PainMoment.AFTER_SET, legs=LegSymptoms.SPREADING)

    assert of_answer(answer, 0, RULES) is Consequence.STOP_SESSION


def test_without_a_number_it_is_taken_to_be_as_at_the_start():
    """Who raises no arm has not said that it is better."""
    silent = pain(None, moment=PainMoment.AFTER_SET)

    assert of_answer(silent, 4, RULES) is Consequence.EASE
    assert of_answer(silent, 0, RULES) is Consequence.GO_ON


def test_the_usual_is_the_median_of_seven_days_before():
    """Sets are no measure of how a day is, and older days no measure of now."""
    answers = [
        pain(9, NOW - timedelta(days=8)),
        pain(1, NOW - timedelta(days=3)),
        pain(2, NOW - timedelta(days=2), PainMoment.NEXT_MORNING),
        pain(9, NOW - timedelta(days=2), PainMoment.AFTER_SET),
        pain(5, NOW - timedelta(days=1)),
        pain(None, NOW - timedelta(days=1)),
        pain(9, NOW),
    ]

    known = {each.answer: each.usual for each in taken(answers, RULES)}

    assert known[answers[-1]] == 2
    assert known[answers[0]] is None


def test_H13_what_was_too_much_never_becomes_the_usual():
    """A bad week must not make the next morning look well."""
    week = [pain(2, NOW - timedelta(days=6))]
    bad = [pain(5, NOW - timedelta(days=n), PainMoment.NEXT_MORNING) for n in (3, 2, 1)]
    now = pain(5, NOW, PainMoment.NEXT_MORNING)

    last = taken([*week, *bad, now], RULES)[-1]

    assert (last.usual, last.light) == (2, RED)


def test_a_rise_is_counted_from_the_last_start_before_it():
    """And from nothing, the strictest, where nobody asked."""
    start = pain(3, NOW - timedelta(hours=1))
    later = pain(1, NOW + timedelta(hours=1))
    answer = pain(5, NOW, PainMoment.AFTER_SET)

    from_three = taken([later, answer, start], RULES)[1]
    from_nothing = taken([answer], RULES)[0]

    assert from_three.light is AMBER
    assert from_nothing.light is RED


@pytest.mark.parametrize(
    ("answer", "worse"),
    [
        (pain(6), True),
        (pain(5), False),
        (pain(0, legs=LegSymptoms.SPREADING), True),
        (pain(None), False),
    ],
)
def test_much_worse_asks_the_whole_screen_again(answer, worse):
    """Four above a usual of two, or legs that spread."""
    week = [pain(2, NOW - DAY)]

    assert (much_worse_at([*week, answer], RULES) == answer.at) == worse


def test_what_ended_yesterday_does_not_end_today():
    """A new day is asked anew."""
    yesterday = [pain(9, NOW - DAY)]

    assert stops_the_day(yesterday, RULES, NOW) is None


def test_an_answer_ahead_of_the_clock_still_ends_the_day():
    """Setting the clock back is no way round pain."""
    ahead = [pain(9, NOW + DAY)]

    assert stops_the_day(ahead, RULES, NOW) == ahead[0]


@pytest.mark.parametrize("sharp", [False, True])
def test_H13_more_pain_never_has_a_lesser_consequence(sharp):
    """Over all scores, starts and usuals, each answer for itself."""
    for start, score in product(SCORES, range(10)):
        assert after_set(score, start, RULES, sharp=sharp) <= after_set(
            score + 1, start, RULES, sharp=sharp
        )
        assert at_end(score, start, RULES) <= at_end(score + 1, start, RULES)
        for known in (None, float(start), start + 0.5):
            assert before_session(score, known, RULES) <= before_session(
                score + 1, known, RULES
            )
            assert next_morning(score, known, RULES) <= next_morning(
                score + 1, known, RULES
            )


def test_H13_who_hurts_more_all_along_never_gets_a_lesser_consequence():
    """A rise is the same; what is absolute is nearer."""
    for start, score in product(range(10), range(10)):
        lower, higher = (
            after_set(score, start, RULES),
            after_set(score + 1, start + 1, RULES),
        )
        assert lower <= higher
        assert at_end(score, start, RULES) <= at_end(score + 1, start + 1, RULES)


def day_of_pain(before, after, end, morning):
    """Return the answers of a session yesterday, with a usual of two, and today's."""
    yesterday = NOW - DAY
    return (
        *(pain(2, NOW - n * DAY) for n in (5, 4, 3)),
        pain(before, yesterday),
        pain(
            after,
            yesterday + timedelta(minutes=5),
            PainMoment.AFTER_SET,
            exercise="squat",
        ),
        pain(end, yesterday + timedelta(minutes=20), PainMoment.END),
        pain(morning, NOW - timedelta(hours=2), PainMoment.NEXT_MORNING),
    )


def dose_after(before, after, end, morning):
    """Return today's dose of squats after such a day."""
    prescription = plan()
    known = history(pain=day_of_pain(before, after, end, morning))
    return dose_today(prescription, prescription.exercises[0], known, NOW)


def test_H13_over_all_combinations_more_pain_never_gives_more_dose():
    """Each later answer raised by one, the earlier ones as they were."""
    doses = {
        scores: dose_after(*scores)
        for scores in product(range(0, 11, 2), range(11), (0, 3, 6, 10), range(11))
    }

    assert set(doses.values()) == {plan().exercises[0].dose, step(1)}
    for (before, after, end, morning), dose in doses.items():
        for worse in (
            (before, after + 1, end, morning),
            (before, after, end, morning + 1),
        ):
            assert worse not in doses or no_more(doses[worse], dose)


def step(n):
    """Return the dose of the made-up plan so many steps down."""
    assert n == 1
    return Dose(sets=2, reps=6, rest_s=45, per_week=5)


@pytest.mark.parametrize(
    ("after", "morning", "steps"),
    [(2, 2, 0), (2, 3, 0), (2, 4, 1), (5, 2, 1), (6, 4, 1)],
)
def test_a_red_morning_or_a_stopped_exercise_lowers_the_dose_by_one(
    after, morning, steps
):
    """One step, whatever comes together in a week."""
    answers = day_of_pain(2, after, 2, morning)

    assert n_steps_down(plan(), "squat", answers, NOW) == steps
    other = n_steps_down(plan(), "bird_dog", answers, NOW)
    assert other == (1 if morning == 4 else 0)


def test_H13_no_path_from_a_red_answer_to_exercising():
    """Before, after a set, at the end: whatever ends the day ends it at the gates."""
    moments = (
        PainMoment.BEFORE,
        PainMoment.AFTER_SET,
        PainMoment.ON_DEMAND,
        PainMoment.END,
    )
    for moment, score in product(moments, SCORES):
        answer = pain(score, NOW - timedelta(minutes=9), moment)
        start = pain(2, NOW - timedelta(minutes=10))
        answers = (start, answer, pain(1))
        known = history(screens=(), pain=answers)
        ends = stops_the_day(answers, RULES, NOW) is not None
        first = gates(plan(), known, EXERCISES, NOW, HERE)[0]

        assert (first.gate == "pain_today") == ends
        light = {each.answer: each.light for each in taken(answers, RULES)}[answer]
        if moment in {PainMoment.BEFORE, PainMoment.END}:
            assert ends == (light is RED)


@pytest.mark.parametrize(
    ("said", "score"),
    [((), None), (((-200, 3),), None), (((-30, 3), (-5, 4)), 4), (((5, 3),), None)],
)
def test_what_was_said_before_a_session_belongs_to_it(said, score):
    """It is kept before there is a session; reports must not call it unanswered."""
    session = replace(made_up_session(NOW.date()), started_at=NOW, pain=())
    answers = [pain(each, NOW + timedelta(minutes=minutes)) for minutes, each in said]

    assert pain_before(session, history(pain=tuple(answers))) == score
