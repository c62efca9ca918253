"""What is asked for today and this week, and what was done of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from made_plans import (
    DECISION,
    DOSE,
    EXERCISES,
    NOW,
    TODAY,
    ZONE,
    exercise,
    history,
    pain,
    plan,
    session,
    set_of,
)

from formcoach.domain.exercise import Dose, Sides
from formcoach.domain.measurement import SignalRef
from formcoach.domain.prescription import LimitChange, PrescribedExercise
from formcoach.domain.records import PainMoment, Skipped
from formcoach.errors import PrescriptionError
from formcoach.plan.individual import for_patient
from formcoach.plan.today import dose_seconds, shorter_session, today

DAY = timedelta(days=1)
KNEE = SignalRef.parse("knee_flexion")


def asked(prescription, *sessions, exercises=EXERCISES, **known):
    """Return today's programme after some sessions."""
    return today(prescription, history(sessions=sessions, **known), exercises, NOW)


def test_on_the_first_day_everything_is_asked_for_in_order():
    """Two exercises, two sets each, and about how long that takes."""
    programme = asked(plan("squat", "bird_dog"))

    assert [each.exercise.id for each in programme.exercises] == ["squat", "bird_dog"]
    assert [each.sets_left for each in programme.exercises] == [2, 2]
    assert programme.minutes == 7
    assert (programme.sessions_today, programme.next_session_at) == (0, None)
    assert not programme.done


def test_what_was_done_today_is_not_asked_for_again():
    """A session that was ended early is taken up where it was."""
    programme = asked(plan(), session(NOW - timedelta(hours=4)))

    [squat] = programme.exercises
    assert (squat.sets_done, squat.sets_left, squat.sets_asked) == (1, 1, 2)
    assert programme.sessions_today == 1


def test_when_all_sets_are_done_the_day_is_done():
    """And the next session is told."""
    sets = [set_of(index=n) for n in (1, 2)]

    programme = asked(plan(sessions_per_day=1), session(NOW - timedelta(hours=1), sets))

    assert programme.done
    assert programme.minutes == 0
    assert programme.next_session_at == datetime(2026, 11, 27, tzinfo=ZONE)


def test_the_week_begins_on_monday_and_counts_sets():
    """Ten sets of squats a week are asked for; Sunday's belong to last week."""
    sunday, monday = NOW - 4 * DAY, NOW - 3 * DAY

    [squat] = asked(plan(), session(sunday), session(monday)).week

    assert (squat.exercise, squat.sets_done, squat.sets_asked) == ("squat", 1, 10)


def test_an_exercise_whose_week_is_full_rests():
    """Five times in seven days are enough."""
    sets = [set_of(index=n) for n in (1, 2)]
    done = [session(NOW - n * DAY, sets) for n in range(1, 6)]

    assert asked(plan(), *done).exercises == ()


def test_where_more_is_prescribed_than_a_session_holds_they_take_their_turn():
    """Those that lag behind their week go first, in the prescribed order."""
    prescription = plan("squat", "bird_dog", session_exercises=1)
    squats = session(NOW - DAY, [set_of("squat"), set_of("squat", index=2)])

    first = asked(prescription).exercises
    second = asked(prescription, squats).exercises

    assert [each.exercise.id for each in first] == ["squat"]
    assert [each.exercise.id for each in second] == ["bird_dog"]


def test_what_was_begun_today_goes_on_first():
    """The one with a set done is finished before another begins."""
    prescription = plan("squat", "bird_dog", session_exercises=1)
    begun = session(NOW - timedelta(hours=4), [set_of("bird_dog")])

    assert [each.exercise.id for each in asked(prescription, begun).exercises] == [
        "bird_dog"
    ]


def test_asked_for_twice_a_day_it_is_asked_for_in_two_sessions():
    """Fourteen times a week are two doses a day."""
    often = PrescribedExercise(exercise="squat", dose=replace(DOSE, per_week=14))
    morning = session(NOW - timedelta(hours=4), [set_of(index=n) for n in (1, 2)])

    [squat] = asked(plan(exercises=(often,)), morning).exercises

    assert (squat.sets_asked, squat.sets_done, squat.sets_left) == (4, 2, 2)


def test_a_bad_morning_is_in_todays_dose():
    """Six instead of eight."""
    red = (
        pain(1, NOW - DAY),
        pain(4, NOW - timedelta(hours=1), PainMoment.NEXT_MORNING),
    )

    [squat] = asked(plan(), pain=red).exercises

    assert squat.exercise.dose.reps == 6


def test_what_was_skipped_lately_is_told_with_its_reason():
    """A week; older reasons are history."""
    known = (
        Skipped(on=TODAY - timedelta(days=8), why="time"),
        Skipped(on=TODAY - DAY, why="unwell"),
    )

    assert asked(plan(), skipped=known).skipped == known[1:]


def test_an_exercise_that_is_left_out_is_told_and_not_asked_for():
    """Its definition may be missing on this computer."""
    programme = asked(plan("squat", "unheard_of"))

    assert [each.exercise.id for each in programme.exercises] == ["squat"]
    assert [(each.exercise, each.words) for each in programme.left_out] == [
        ("unheard_of", "its definition is not on this computer")
    ]


def test_a_disabled_exercise_is_left_out():
    """Somebody switched it off for a reason."""
    exercises = {"squat": exercise(enabled=False)}

    [out] = asked(plan(), exercises=exercises).left_out

    assert out.words == "it is switched off"


def test_the_shorter_session_has_half_the_sets_of_each():
    """What the amber light offers."""
    short = shorter_session(asked(plan("squat", "bird_dog")).exercises)

    assert [each.sets_left for each in short] == [1, 1]


@pytest.mark.parametrize(
    ("dose", "sides", "seconds"),
    [
        (Dose(sets=2, reps=8, rest_s=45), Sides.BOTH, 2 * (8 * 4 + 45)),
        (Dose(sets=1, reps=8, hold_s=6), Sides.ALTERNATE, 2 * 8 * 10),
        (Dose(sets=1, duration_s=60, rest_s=30), Sides.BOTH, 90),
    ],
)
def test_how_long_a_dose_takes(dose, sides, seconds):
    """Four seconds a repetition, the holds, the rests, both sides."""
    assert dose_seconds(dose, sides) == seconds


OWN = LimitChange(limit="too_deep", decision=DECISION, above=95)


def own(**changes):
    """Return squats with a limit, a side and a target of the patient's own."""
    return PrescribedExercise(exercise="squat", dose=DOSE, **changes)


def test_an_exercise_becomes_the_patients_own():
    """Dose, side, target and limit; all else as it is defined."""
    item = own(limits=(OWN,), sides=Sides.LEFT, target={"knee_flexion": (50, 80)})

    made = for_patient(exercise(), item, DOSE, TODAY)

    assert (made.dose, made.sides) == (DOSE, Sides.LEFT)
    assert (made.target[KNEE].lower, made.target[KNEE].upper) == (50, 80)
    assert (made.limits[0].above, made.limits[0].below) == (95, None)
    assert made.limits[0].cue == exercise().limits[0].cue
    assert made.start == exercise().start


def test_a_limit_whose_day_is_over_is_the_definitions_again():
    """A decision ends by itself."""
    past = replace(OWN, decision=replace(DECISION, until=date(2026, 11, 25)))

    assert for_patient(exercise(), own(limits=(past,)), DOSE, TODAY).limits[
        0
    ].above == (110)


@pytest.mark.parametrize(
    "item",
    [
        own(limits=(replace(OWN, limit="too_high"),)),
        own(target={"hip_flexion": (0, 30)}),
    ],
)
def test_a_change_of_what_is_not_there_is_refused(item):
    """The definition may have changed since it was prescribed."""
    with pytest.raises(PrescriptionError) as refused:
        for_patient(exercise(), item, DOSE, TODAY)

    assert refused.value.hint.endswith("formcoach plan check")
