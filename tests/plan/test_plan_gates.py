"""What stands between a patient and exercising, one gate after the other."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from made_plans import (
    DECISION,
    EXERCISES,
    HERE,
    NOW,
    READY,
    TODAY,
    exercise,
    history,
    pain,
    plan,
    ready_history,
    screened,
    session,
)

from formcoach.domain.prescription import ConditionOverride, Decision, Signed
from formcoach.domain.records import LegSymptoms, Lock, PainMoment
from formcoach.plan.answers import (
    AskDate,
    AskPain,
    AskReady,
    AskScreen,
    Gate,
    Here,
    Locked,
    MayGoOn,
    NotToday,
)
from formcoach.plan.gates import cannot_be_used, gates
from formcoach.plan.red_flags import RED_FLAGS, Action
from formcoach.plan.screening import locks_of


def asked(prescription=None, known=None, now=NOW, here=HERE, exercises=EXERCISES):
    """Ask the gates about a patient who may go on, but for what is given."""
    return gates(prescription or plan(), known or ready_history(), exercises, now, here)


def first(**given):
    """Return the first answer."""
    return asked(**given)[0]


def test_who_answered_everything_well_may_go_on():
    """The tests below change one thing each; without a change nothing is in the way."""
    assert asked() == (MayGoOn(offer_shorter=False, shown=(), left_out=()),)


def test_on_the_first_day_everything_is_asked_in_order():
    """Signs first, then pain, then the room: the gravest comes before the rest."""
    found = asked(known=history(), here=Here())

    assert [each.gate for each in found] == [
        Gate.SCREEN,
        Gate.PAIN_BEFORE,
        Gate.READY,
    ]
    assert found[0].items == tuple(each for each in RED_FLAGS if not each.only_with)


def test_without_a_prescription_there_is_no_exercise():
    """Whoever begins alone may hurt themselves."""
    assert gates(None, history(), EXERCISES, NOW, HERE) == (
        NotToday(
            gate=Gate.PRESCRIPTION,
            words="There is no prescription for you on this computer.",
            advice="Ask your therapist for the file and its signature.",
        ),
    )


def test_a_prescription_that_cannot_be_believed_gives_no_exercise_and_a_reason():
    """Changed, foreign, damaged: the patient can pass the reason on."""
    assert cannot_be_used("p.yaml: nobody has signed it.") == NotToday(
        gate=Gate.PRESCRIPTION,
        words="Your prescription cannot be used, so there are no exercises today.",
        advice="p.yaml: nobody has signed it.",
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"patient": "p2"}, "This prescription is for another person."),
        ({"signed": Signed.TRIAL}, "Nobody has signed this prescription."),
        (
            {"valid_from": date(2026, 11, 27)},
            "Your programme begins on 27 November 2026.",
        ),
        (
            {"valid_until": date(2026, 11, 25)},
            "Your prescription ended on 25 November 2026.",
        ),
    ],
)
def test_a_prescription_that_does_not_hold_gives_no_exercise(changes, words):
    """Each reason has its sentence and the therapist's number."""
    answer = first(prescription=plan(**changes))

    assert answer == NotToday(
        gate=Gate.PRESCRIPTION,
        words=words,
        advice="Please contact M. Weber: 030 1234",
    )


def test_a_prescription_holds_on_its_first_and_on_its_last_day():
    """Until the 26th means the 26th too."""
    today_only = plan(valid_from=TODAY, valid_until=TODAY)

    assert isinstance(first(prescription=today_only), MayGoOn)


def test_the_trial_mode_allows_an_unsigned_file_and_says_so():
    """To try the program is possible; to mistake it for therapy is not."""
    answer = first(
        prescription=plan(signed=Signed.TRIAL), here=replace(HERE, trial=True)
    )

    assert answer.shown == ("Trial: no therapist has signed this programme.",)


@pytest.mark.parametrize(
    ("onset_on", "blocked"),
    [
        (TODAY - timedelta(days=83), True),
        (TODAY - timedelta(days=84), False),
        (None, True),
    ],
)
def test_before_twelve_weeks_the_therapist_decides(onset_on, blocked):
    """Acute pain wants activity, not this programme; an unknown onset is no yes."""
    answer = first(prescription=plan(onset_on=onset_on))

    assert isinstance(answer, NotToday) == blocked


def test_an_acute_back_is_told_to_stay_active_and_never_to_rest():
    """Guidelines for acute pain say: stay active."""
    answer = first(prescription=plan(onset_on=TODAY))

    assert answer.gate is Gate.ACUTE
    assert answer.words == (
        "In the first twelve weeks of back pain it helps most to stay active in your "
        "usual way."
    )
    assert "rest" not in f"{answer.words} {answer.advice}".split()


def test_the_therapist_may_allow_exercise_in_the_first_weeks_until_a_day():
    """The override is shown, and ends by itself."""
    until = replace(DECISION, until=TODAY)
    early = plan(onset_on=TODAY - timedelta(days=30), acute_override=until)

    assert first(prescription=early).shown == (
        (
            "Exercise in the first twelve weeks: allowed by M. Weber on 1 "
            "November 2026: "
            "tried together"
        ),
    )
    late = asked(
        prescription=early,
        now=NOW + timedelta(days=1),
        known=ready_history(screens=screened(NOW + timedelta(days=1))),
    )
    assert late[0].gate is Gate.ACUTE


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.item)
def test_H12_any_yes_locks_also_if_the_lock_was_never_written(flag):
    """The program may have died between the answer and the lock."""
    known = ready_history(screens=screened(yes={flag.item}))

    answer = first(known=known)

    assert isinstance(answer, Locked)
    assert answer.action is flag.action
    assert asked(known=known) == (answer,)


def test_H12_a_later_no_does_not_open_a_lock():
    """Answering again until it fits is not a way out."""
    yes = screened(NOW - timedelta(days=3), yes={"fever"})

    assert isinstance(first(known=ready_history(screens=yes + screened())), Locked)


def test_H12_the_most_urgent_sign_says_what_to_do():
    """Whoever has two signs goes where the graver one sends them."""
    answer = first(known=ready_history(screens=screened(yes={"news", "both_legs"})))

    assert answer.action is Action.EMERGENCY_NOW
    assert answer.words == (
        "Please go to an emergency department now, or call the emergency number."
    )
    assert "not a diagnosis" in answer.advice


def test_only_the_therapist_clears_and_then_the_screen_is_asked_anew():
    """What was cleared is over; how it is today is another question."""
    yes = screened(NOW - timedelta(hours=2), yes={"fever"})
    cleared = tuple(
        replace(lock, cleared_by="M. Weber", cleared_at=NOW - timedelta(hours=1))
        for lock in locks_of(yes)
    )

    after = asked(known=ready_history(screens=yes, locks=cleared))

    assert [each.gate for each in after] == [Gate.SCREEN]
    assert all(item.starred for item in after[0].items)


def test_H12_a_clearing_that_cannot_be_believed_leaves_the_lock_and_is_said():
    """The patient who was told that it is cleared learns why it is not."""
    lock = Lock(
        since=NOW - timedelta(days=5),
        why="fever",
        cleared_by="Somebody",
        cleared_at=NOW - timedelta(days=1),
        doubted=True,
    )

    answer = first(known=ready_history(locks=(lock,)))

    assert isinstance(answer, Locked)
    assert answer.advice == (
        "This is a precaution and not a diagnosis. No exercises until your therapist "
        "has cleared it. It was cleared without your therapist's valid signature."
    )


def test_H12_clearing_one_yes_does_not_clear_a_later_one_of_the_same_kind():
    """Each answer has its own lock, whatever the clock says."""
    cleared = Lock(
        since=NOW - timedelta(days=5),
        why="fever",
        cleared_by="M. Weber",
        cleared_at=NOW + timedelta(days=2),
    )
    known = ready_history(screens=screened(yes={"fever"}), locks=(cleared,))

    assert isinstance(first(known=known), Locked)


def test_a_lock_by_another_rule_sends_the_patient_to_the_therapist():
    """A fall locks too, and no question names it."""
    known = ready_history(locks=(Lock(since=NOW, why="fall"),))

    assert first(known=known).action is Action.ASK_THERAPIST


def test_a_condition_that_nobody_knows_blocks_everything():
    """Unknown is never safe (H11)."""
    answer = first(prescription=plan(conditions=("brittle_bones",)))

    assert answer.gate is Gate.CONDITIONS
    assert answer.words == "The condition brittle_bones is not known here."


def test_an_exercise_that_clashes_is_left_out_and_the_others_go_on():
    """One exercise too many does not cost the patient the session."""
    exercises = {**EXERCISES, "cat_cow": exercise("cat_cow", loads=["lumbar_flexion"])}
    prescription = plan("squat", "cat_cow", conditions=("osteoporosis",))

    answer = first(prescription=prescription, exercises=exercises)

    assert [(each.exercise, each.words) for each in answer.left_out] == [
        (
            "cat_cow",
            "it does not suit you (fragile bones); your therapist decides",
        )
    ]


def test_if_every_exercise_clashes_there_is_no_session():
    """A programme without exercises asks for the therapist."""
    exercises = {"cat_cow": exercise("cat_cow", loads=["lumbar_flexion"])}
    prescription = plan("cat_cow", conditions=("osteoporosis",))

    assert first(prescription=prescription, exercises=exercises).gate is Gate.CONDITIONS


def test_H11_an_override_is_shown_before_the_session():
    """Who allowed it, when and why stands on the screen."""
    exercises = {"cat_cow": exercise("cat_cow", loads=["lumbar_flexion"])}
    prescription = plan(
        "cat_cow",
        conditions=("osteoporosis",),
        overrides=(
            ConditionOverride(
                exercise="cat_cow", condition="osteoporosis", decision=DECISION
            ),
        ),
    )

    answer = first(prescription=prescription, exercises=exercises)

    assert answer.left_out == ()
    assert answer.shown == (
        (
            "cat cow: allowed all the same (fragile bones) by M. Weber on 1 "
            "November 2026: "
            "tried together"
        ),
    )


@pytest.mark.parametrize("score", [6, 7, 8, 9, 10])
def test_H13_red_pain_before_gives_no_session_today(score):
    """And a better number a minute later does not give it back."""
    red = pain(score, NOW - timedelta(minutes=5))
    answer = first(known=ready_history(pain=(red, pain(2))))

    assert answer.gate is Gate.PAIN_TODAY
    assert answer.advice.startswith("Keep moving gently in your usual way.")


def test_amber_pain_offers_the_shorter_session():
    """Four or five is no reason to stop, and one to do less."""
    assert first(known=ready_history(pain=(pain(4),))).offer_shorter


def test_pain_well_above_the_usual_is_amber_too():
    """Three is green for one patient and a bad day for another."""
    week = tuple(pain(1, NOW - timedelta(days=n)) for n in range(1, 4))

    assert first(known=ready_history(pain=(*week, pain(3)))).offer_shorter


@pytest.mark.parametrize("score", [None])
def test_no_answer_about_pain_is_asked_again(score):
    """Not measured is never taken for good."""
    assert isinstance(first(known=ready_history(pain=(pain(score),))), AskPain)


def test_pain_of_two_hours_ago_is_not_pain_now():
    """It is asked for each session."""
    old = pain(2, NOW - timedelta(hours=2))

    assert first(known=ready_history(pain=(old,))).moment is PainMoment.BEFORE


@pytest.mark.parametrize(
    "answer",
    [
        pain(2, legs=LegSymptoms.SPREADING),
        pain(2, sharp=True),
        pain(8, moment=PainMoment.AFTER_SET),
        pain(2, moment=PainMoment.ON_DEMAND, legs=LegSymptoms.SPREADING),
        pain(5, moment=PainMoment.END),
    ],
    ids=["legs", "sharp", "eight", "legs in a set", "end"],
)
def test_H13_what_stops_a_session_stops_the_day(answer):
    """Restarting the program is no way round it."""
    early = pain(2, NOW - timedelta(hours=1))
    later = replace(answer, at=answer.at - timedelta(minutes=30))
    known = ready_history(pain=(early, later, pain(2)))

    assert first(known=known).gate is Gate.PAIN_TODAY


def test_the_next_day_after_spreading_pain_asks_the_whole_screen():
    """Much worse is a reason to look again."""
    yesterday = NOW - timedelta(days=1)
    known = ready_history(
        screens=screened(yesterday - timedelta(hours=1)),
        pain=(pain(2, yesterday, legs=LegSymptoms.SPREADING), pain(2)),
    )

    answer = first(known=known)

    assert isinstance(answer, AskScreen)
    assert len(answer.items) == sum(not each.only_with for each in RED_FLAGS)


@pytest.mark.parametrize(
    ("age", "starred_only"),
    [(timedelta(days=28), True), (timedelta(days=28, minutes=1), False)],
)
def test_the_whole_screen_is_asked_every_four_weeks(age, starred_only):
    """In between only the starred questions."""
    answer = first(known=ready_history(screens=screened(NOW - age)))

    assert all(item.starred for item in answer.items) == starred_only


def test_a_pregnant_patient_is_asked_the_signs_of_pregnancy():
    """Nobody else is."""
    pregnant = plan(conditions=("pregnancy",))

    answer = first(prescription=pregnant, known=ready_history(screens=()))

    assert "pregnancy_signs" in {item.item for item in answer.items}


def test_answers_to_other_words_are_no_answers():
    """Who changes a question asks it anew."""
    old = tuple(replace(each, wording=0) for each in screened())

    assert isinstance(first(known=ready_history(screens=old)), AskScreen)


def test_the_morning_after_a_session_is_asked_about():
    """How it settled decides whether the dose stays."""
    yesterday = session(NOW - timedelta(days=1))
    known = ready_history(sessions=(yesterday,))

    assert first(known=known).gate is Gate.MORNING
    morning = pain(None, moment=PainMoment.NEXT_MORNING)
    assert isinstance(first(known=replace(known, pain=(*known.pain, morning))), MayGoOn)


def test_the_room_is_checked_before_every_session():
    """A chair where balance is asked for, and somebody who knows where it matters."""
    exercises = {"squat": exercise(loads=["balance_demand"])}

    calm = first(here=Here())
    shaky = first(here=Here(ready=READY - {"support"}), exercises=exercises)

    assert [each.item for each in calm.items] == ["space", "phone"]
    assert isinstance(shaky, AskReady)
    assert [each.item for each in shaky.items] == ["support"]


def test_a_session_from_the_future_asks_whether_the_clock_is_right():
    """And once the patient has said so, it no longer counts."""
    later = session(datetime(2030, 3, 3, 10, 0, tzinfo=NOW.tzinfo))
    old = screened(later.started_at - timedelta(minutes=1))
    known = ready_history(sessions=(later,), screens=screened() + old)

    answer = first(known=known)

    assert answer == AskDate(gate=Gate.CLOCK, today=TODAY, recorded=date(2030, 3, 3))


def test_a_decision_without_a_name_or_a_reason_is_none():
    """An override needs who, when and why."""
    nobody = Decision(by=" ", on=date(2026, 11, 1), why="tried")
    early = plan(onset_on=TODAY, acute_override=nobody)

    assert first(prescription=early).gate is Gate.ACUTE


def test_a_session_that_goes_on_after_a_crash_keeps_its_answers():
    """For the hour that they hold; another session asks anew."""
    begun = session(NOW - timedelta(minutes=10), ended_at=None)
    early = NOW - timedelta(minutes=20)
    known = ready_history(
        screens=screened(early), pain=(pain(2, early),), sessions=(begun,)
    )

    going_on = asked(known=known, here=replace(HERE, resuming=begun.id))
    another = asked(prescription=plan(rest_between_s=0), known=known)

    assert isinstance(going_on[0], MayGoOn)
    assert [each.gate for each in another] == [Gate.SCREEN, Gate.PAIN_BEFORE]
