"""A session from the start to the summary, its pauses, its stops."""

import math
from dataclasses import replace

import pytest
from made_flows import DOSE, OPEN, Run, programme, repetition

from formcoach.domain.exercise import Dose, Mode
from formcoach.domain.observation import Trouble
from formcoach.domain.records import LegSymptoms, PainMoment, SessionState
from formcoach.plan.answers import Gate, NotToday
from formcoach.ports import Urgency
from formcoach.session import events as ev
from formcoach.session.events import Key, Sign
from formcoach.session.stage import Pause, Stage, Stop


def test_three_exercises_need_no_key_after_the_start():
    """The patient lies three metres away: arms, start poses and time do it all."""
    run = Run().press(Key.START)

    for _ in range(3):
        for _ in range(2):
            run.arm().do_set().agree()
    run.agree().sign(Sign.LEFT, Sign.LEFT)

    assert run.stage is Stage.SUMMARY
    assert [each.set_index for each in run.of(ev.BeginSet)] == [1, 2, 3, 4, 5, 6]
    assert len(run.of(ev.EndSet)) == 6
    moments = [each.moment for each in run.of(ev.KeepPain)]
    assert moments == [PainMoment.AFTER_SET] * 6 + [PainMoment.END]
    assert run.of(ev.EndSession) == [ev.EndSession(state=SessionState.FINISHED)]


def test_the_countdown_is_spoken_and_begins_with_the_start_pose():
    """Three, two, one: then it counts, and not before."""
    run = Run().begin()

    assert run.said()[-3:] == ["3", "2", "1"]


def test_whoever_leaves_the_start_pose_in_the_countdown_is_not_counted():
    """Scratching one's nose at two must not become a repetition."""
    run = Run().press(Key.START).wait(60)
    run.wait(1.5, look={"ready": True})

    run.wait(1.0, look={"ready": False})

    assert run.stage is Stage.SET_UP
    assert run.of(ev.BeginSet) == []


def test_a_counter_rises_with_a_seen_repetition_only():
    """Time, looks, keys and repetitions that fall short count nothing."""
    run = Run().begin()

    run.wait(20, look={"hold_s": 9.0, "resting": False})
    run.press(Key.GO_ON).take(ev.RepetitionSeen, repetition=repetition(counts=False))

    assert run.flow.counted == 0
    assert run.take(ev.RepetitionSeen, repetition=repetition()).flow.counted == 1


def test_a_raised_hand_pauses_and_raised_again_goes_on_from_the_start_pose():
    """Neither way needs the keyboard, and what was counted stays."""
    run = Run().begin().take(ev.RepetitionSeen, repetition=repetition())

    run.sign(Sign.HAND_UP)
    paused, silenced = run.stage, run.last[:2]
    run.wait(30, look={}).sign(Sign.HAND_UP)

    assert (paused, run.flow.pause) == (Stage.PAUSED, None)
    assert silenced == (ev.RestCoach(), ev.Hush())
    assert run.stage is Stage.SET_UP
    assert run.arm().flow.counted == 1
    assert len(run.of(ev.BeginSet)) == 1
    assert run.of(ev.ContinueSet) == [ev.ContinueSet()]


def test_leaving_the_picture_pauses_and_coming_back_leads_to_the_start_pose():
    """Answering the door must not be counted, nor end the session."""
    run = Run().begin()

    run.wait(3.5, look={"trouble": Trouble.NOBODY})
    assert (run.stage, run.flow.pause) == (Stage.PAUSED, Pause.LEFT_PICTURE)
    run.wait(60, look={"trouble": Trouble.NOBODY})
    assert run.stage is Stage.PAUSED
    run.wait(1.5, look={})

    assert run.stage is Stage.SET_UP


def test_an_arm_that_hides_for_a_moment_is_no_pause():
    """Only a person who is gone pauses the session."""
    run = Run().begin()

    run.wait(20, look={"trouble": Trouble.HIDDEN})

    assert run.stage is Stage.EXERCISING


def test_a_pause_in_the_rest_begins_the_rest_anew():
    """A pause must not be a way around the rest."""
    run = Run().begin().do_set().agree()

    run.wait(2).sign(Sign.HAND_UP).wait(1).sign(Sign.HAND_UP)

    assert run.stage is Stage.REST
    assert run.flow.since_s == run.time_s


def test_half_of_the_rest_is_kept_even_in_a_hurry():
    """Rest is part of the dose (H14)."""
    run = Run().begin().do_set().agree()

    run.wait(5).press(Key.GO_ON)
    assert run.stage is Stage.REST
    run.wait(11).press(Key.GO_ON)

    assert run.stage is Stage.SET_UP


def test_the_scale_is_walked_with_the_arms_and_spoken():
    """Right is more, left is less, both agree; the number is heard at each step."""
    run = Run(start_score=2).begin().do_set()

    run.sign(Sign.RIGHT, Sign.RIGHT, Sign.LEFT)
    spoken = run.said()[-3:]
    run.agree().sign(Sign.LEFT, Sign.LEFT)

    assert spoken == ["3", "4", "3"]
    assert run.of(ev.KeepPain)[0].score == 3
    assert run.stage is Stage.REST


def test_the_scale_ends_at_0_and_10():
    """An arm that stays up does not say eleven."""
    run = Run(start_score=9).begin().do_set()

    run.sign(*[Sign.RIGHT] * 5)
    assert run.flow.report.score == 10
    run.sign(*[Sign.LEFT] * 15)

    assert run.flow.report.score == 0


def test_nobody_goes_on_without_an_answer():
    """Silence is not a zero: after a minute and a half the coach asks."""
    run = Run().begin().do_set().wait(85)
    asked_again = sum("How much does it hurt" in words for words in run.said())
    assert run.stage is Stage.PAIN
    assert asked_again >= 4

    run.wait(20)

    assert run.stage is Stage.ALL_RIGHT
    assert run.of(ev.KeepPain) == []


@pytest.mark.parametrize(
    ("score", "stage", "skipped"),
    [
        (3, Stage.REST, []),
        (4, Stage.REST, []),
        (6, Stage.REST, ["squat_1"]),
        (8, Stage.STOPPED, []),
    ],
)
def test_H13_pain_after_a_set_leads_to_less_never_to_more(score, stage, skipped):
    """Green goes on, amber eases, red leaves the exercise, 8 stops the session."""
    run = Run(start_score=2).begin().do_set()

    run.take(ev.Scored, score=score).sign(Sign.LEFT, Sign.LEFT)

    assert run.stage is stage
    assert [each.exercise for each in run.of(ev.KeepSkipped)] == skipped
    doses = [each.dose for each in run.flow.programme]
    assert all(dose.reps <= DOSE.reps and dose.sets <= DOSE.sets for dose in doses)


def test_H13_amber_lowers_the_dose_of_this_exercise_alone():
    """One step, one variable."""
    run = Run(programme(dose=Dose(sets=3, reps=8, rest_s=5)), start_score=2).begin()

    run.do_set().take(ev.Scored, score=4).sign(Sign.LEFT, Sign.LEFT)

    assert [each.dose.reps for each in run.flow.programme] == [6, 8, 8]


@pytest.mark.parametrize("signs", [(Sign.RIGHT,), (Sign.LEFT, Sign.RIGHT)])
def test_a_yes_to_the_legs_or_to_sharp_pain_ends_the_session(signs):
    """Spreading down a leg or sharp: there is no way on from there."""
    run = Run(start_score=2).begin().do_set().take(ev.Scored, score=4)

    run.sign(*signs)

    assert run.stage is Stage.STOPPED
    assert not run.flow.may_go_on
    kept = run.of(ev.KeepPain)[0]
    assert kept.sharp or kept.legs is LegSymptoms.SPREADING


def test_the_stop_key_silences_first_and_nothing_goes_on_by_itself():
    """From there only a key goes on: time, arms and start poses do not."""
    run = Run().begin()

    run.press(Key.STOP)
    first = run.last[:2]
    run.wait(300, look={"ready": True}).sign(*Sign)

    assert first == (ev.RestCoach(), ev.Hush())
    assert (run.stage, run.flow.stop) == (Stage.STOPPED, Stop.KEY)


def test_the_word_stop_silences_first_and_is_kept_as_the_reason():
    """Whoever lies on the floor reaches no key."""
    run = Run().begin()

    run.take(ev.StopHeard)
    first = run.last[:2]
    run.wait(300, look={"ready": True}).sign(*Sign)

    assert first == (ev.RestCoach(), ev.Hush())
    assert (run.stage, run.flow.stop) == (Stage.STOPPED, Stop.VOICE)
    assert run.flow.may_go_on


def test_the_word_stop_does_not_cut_short_what_is_said_about_the_stop():
    """The voice itself says "Stopped": the microphone hears that too."""
    run = Run().begin().take(ev.StopHeard).take(ev.StopHeard)

    assert run.last == ()


def test_H10_the_word_stop_does_not_end_the_question_after_a_fall():
    """It may have been the television."""
    run = Run().begin().take(ev.FallSeen)

    run.take(ev.StopHeard)

    assert run.stage is Stage.ALL_RIGHT
    assert run.last == ()


def test_the_word_stop_before_the_start_changes_nothing():
    """Nothing runs that could be stopped."""
    run = Run()

    run.take(ev.StopHeard)

    assert (run.stage, run.last) == (Stage.READY, ())


def test_after_a_stop_the_way_on_leads_over_the_question_about_pain():
    """A stopped set is never taken up again as if nothing had been."""
    run = Run().begin().press(Key.STOP)

    run.press(Key.GO_ON)

    assert run.stage is Stage.PAIN


def test_H10_a_fall_is_asked_about_until_there_is_an_answer():
    """Every ten seconds, aloud, with the bell; nothing is promised."""
    run = Run().begin().take(ev.FallSeen)
    assert run.stage is Stage.ALL_RIGHT

    run.wait(31, look={"ready": True}).sign(Sign.HAND_UP, Sign.RIGHT)

    assert run.stage is Stage.ALL_RIGHT
    assert len(run.of(ev.Ring)) == 4
    assert run.of(ev.Say)[-1].urgency is Urgency.SAFETY
    assert run.sign(Sign.BOTH).stage is Stage.STOPPED
    assert run.flow.may_go_on


def test_H10_asking_for_help_ends_the_exercise():
    """Whoever needs help is not offered another set."""
    run = Run().begin().take(ev.FallSeen)

    run.press(Key.HELP_ME).press(Key.GO_ON)

    assert run.stage is Stage.STOPPED
    assert run.flow.stop is Stop.HELP


def test_somebody_who_does_not_move_at_all_between_repetitions_is_asked():
    """Stillness is noticed, but not within a hold."""
    holding = Run().begin().wait(50, look={"still_s": 50.0, "resting": False})
    resting = Run().begin().wait(50, look={"still_s": 50.0})

    assert holding.stage is Stage.EXERCISING
    assert resting.stage is Stage.ALL_RIGHT


def test_whoever_lay_still_in_the_rest_is_not_asked_at_the_first_movement():
    """Stillness counts from the beginning of the set."""
    run = Run().begin()

    run.wait(5, look={"still_s": 90.0})

    assert run.stage is Stage.EXERCISING


def test_H14_the_longest_session_ends_by_itself():
    """Also in the middle of a set; the set is kept."""
    run = Run(cap_s=100.0).begin()

    run.wait(100)

    assert (run.stage, run.flow.stop) == (Stage.STOPPED, Stop.TIME)
    assert len(run.of(ev.EndSet)) == 1
    run.press(Key.GO_ON)
    assert run.stage is Stage.STOPPED


def test_ending_early_asks_once_more_and_keeps_what_was_done():
    """A partial session counts, and nobody is blamed."""
    run = Run().begin().take(ev.RepetitionSeen, repetition=repetition())

    run.press(Key.END_SESSION).agree().press(Key.NO).press(Key.NO)

    assert run.stage is Stage.SUMMARY
    assert run.of(ev.EndSession)[0].state is SessionState.ENDED_EARLY
    assert len(run.of(ev.EndSet)) == 1


def test_a_timed_set_ends_with_its_time():
    """Marching on the spot for a minute."""
    timed = programme(1, mode=Mode.TIMED, dose=Dose(duration_s=60, rest_s=5))
    run = Run(timed).begin()

    run.wait(1, look={"hold_s": 59.0, "resting": False})
    assert run.stage is Stage.EXERCISING
    run.wait(1, look={"hold_s": 60.1, "resting": False})

    assert run.stage is Stage.PAIN


def test_H12_what_the_gates_refuse_leads_nowhere():
    """Not today stays not today, whatever is pressed."""
    refused = (NotToday(gate=Gate.CAPS, words="Enough for today."),)
    run = Run()
    run.flow = replace(run.flow, stage=Stage.GATES)
    run.take(ev.GatesAnswered, answers=refused)

    for key in Key:
        run.press(key)
    run.take(ev.GatesAnswered, answers=OPEN)

    assert run.stage is Stage.NOT_TODAY


def test_answers_that_are_old_are_asked_for_again():
    """Whoever starts after a quarter of an hour may feel differently."""
    run = Run()
    run.time_s = 700.0

    assert run.press(Key.START).stage is Stage.GATES


def test_a_repetition_that_ends_with_the_pause_is_not_lost():
    """The hand went up as it was completed."""
    run = Run().begin().take(ev.RepetitionSeen, repetition=repetition())
    run.sign(Sign.HAND_UP)

    run.take(ev.RepetitionSeen, repetition=repetition())
    run.sign(Sign.HAND_UP)

    assert run.stage is Stage.PAIN
    assert not math.isnan(run.flow.since_s)
