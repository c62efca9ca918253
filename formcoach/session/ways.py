"""The ways from one stage into the next, with what has to be done on each."""

import math
from dataclasses import replace

from formcoach.domain.exercise import Exercise, Mode
from formcoach.domain.records import PainMoment, SessionState
from formcoach.language import tr
from formcoach.ports import Urgency
from formcoach.session import events as ev
from formcoach.session.events import Effect
from formcoach.session.spoken import (
    ASK_ALL_RIGHT,
    PAUSED_WORDS,
    STOPPED_WORDS,
    dropped_words,
    follow_up_words,
    introduction_words,
    pain_words,
    rest_words,
)
from formcoach.session.stage import (
    Flow,
    FollowUp,
    Pause,
    Report,
    Stage,
    Stop,
)

Step = tuple[Flow, tuple[Effect, ...]]
"""A session after a step, and what is to be done now, in order."""


def stay(flow: Flow, *effects: Effect) -> Step:
    """Stay where the session is."""
    return flow, effects


def begin(flow: Flow, time_s: float) -> Step:
    """Open the session; one that was broken off begins where it stood."""
    if flow.owes_answer or flow.finishing:
        onward = ask_at_end if flow.finishing else ask_pain
        begun, effects = onward(flow, time_s)
        return begun, (ev.BeginSession(), *effects)
    begun, effects = introduce(flow, time_s)
    told = (ev.Say(words=dropped_words(flow.dropped)),) if flow.dropped else ()
    return begun, (ev.BeginSession(), *told, *effects)


def introduce(flow: Flow, time_s: float) -> Step:
    """Show and say what comes next."""
    words = introduction_words(flow.exercise, flow.exercise_number, len(flow.programme))
    fresh = replace(flow, counted=0, pause=None, stop=None)
    return fresh.at(Stage.INTRODUCTION, time_s), (ev.RestCoach(), ev.Say(words=words))


def set_up(flow: Flow, time_s: float) -> Step:
    """Guide the patient into picture and start pose."""
    waiting = replace(flow, ready_s=math.nan, pause=None, stop=None)
    return waiting.at(Stage.SET_UP, time_s), (ev.GetReady(exercise=flow.exercise),)


def count_down(flow: Flow, time_s: float) -> Step:
    """Count down to the set; the words follow with the clock."""
    say = ev.Say(words="3", urgency=Urgency.COUNT)
    return flow.at(Stage.COUNTDOWN, time_s), (say,)


def exercise(flow: Flow, time_s: float) -> Step:
    """Begin a set, or go on with the one that was interrupted."""
    if flow.set_open:
        return flow.at(Stage.EXERCISING, time_s), (ev.ContinueSet(),)
    begun = replace(
        flow,
        set_index=flow.set_index + 1,
        set_open=True,
        counted=0,
        seen_s=time_s,
        dropped="",
    )
    begin = ev.BeginSet(
        set_index=begun.set_index, set_number=flow.set_number, exercise=flow.exercise
    )
    return begun.at(Stage.EXERCISING, time_s), (begin,)


def pause(flow: Flow, time_s: float, why: Pause) -> Step:
    """Be silent and count nothing until the patient is back."""
    held = replace(flow, pause=why, paused_in=flow.stage, seen_s=math.nan)
    paused = held.at(Stage.PAUSED, time_s)
    words = ev.Say(words=tr(PAUSED_WORDS[why]))
    return paused, (ev.RestCoach(), ev.Hush(), words)


def back(flow: Flow, time_s: float) -> Step:
    """Go on after a pause: with a whole rest, the rest of the set, or what was next."""
    if flow.paused_in is Stage.REST:
        return rest(replace(flow, pause=None), time_s)
    if flow.paused_in is Stage.INTRODUCTION:
        return introduce(flow, time_s)
    if flow.set_open and is_complete(flow):
        return ask_pain(flow, time_s)
    return set_up(flow, time_s)


def is_complete(flow: Flow) -> bool:
    """Tell whether all repetitions that were asked for have been seen."""
    by_count = flow.exercise.mode is not Mode.TIMED
    return by_count and flow.counted >= flow.exercise.dose.reps


def close_set(flow: Flow) -> Step:
    """Close the set that is open, if one is."""
    if not flow.set_open:
        return flow, ()
    closed = replace(flow, set_open=False, owes_answer=True)
    return closed, (ev.RestCoach(), ev.EndSet())


def ask_pain(flow: Flow, time_s: float) -> Step:
    """Close the set and ask how much it hurts."""
    closed, effects = close_set(flow)
    moment = PainMoment.AFTER_SET if closed.owes_answer else PainMoment.ON_DEMAND
    return _asked(closed, time_s, Stage.PAIN, moment, effects)


def ask_at_end(flow: Flow, time_s: float) -> Step:
    """Close what is open and ask how much it hurts at the end."""
    closed, effects = close_set(replace(flow, finishing=True))
    if not flow.set_index:
        return summarise(closed, time_s, effects)
    return _asked(closed, time_s, Stage.END_PAIN, PainMoment.END, effects)


def _asked(
    flow: Flow,
    time_s: float,
    stage: Stage,
    moment: PainMoment,
    effects: tuple[Effect, ...],
) -> Step:
    before = flow.report.score if flow.report else flow.start_score
    asked = replace(flow, report=Report(moment=moment, score=before))
    say = ev.Say(words=pain_words(before), urgency=Urgency.CUE)
    return asked.at(stage, time_s), (*effects, ev.RestCoach(), say)


def follow_up(flow: Flow, time_s: float, report: Report) -> Step:
    """Ask the next yes or no about the pain."""
    say = ev.Say(words=follow_up_words(report.open[0]), urgency=Urgency.CUE)
    return replace(flow, report=report).at(Stage.FOLLOW_UP, time_s), (say,)


def rest(flow: Flow, time_s: float, *effects: Effect) -> Step:
    """Rest before the set that the session now stands before."""
    say = ev.Say(words=rest_words(flow.exercise, flow.set_number))
    return flow.at(Stage.REST, time_s), (*effects, say)


def ask_all_right(flow: Flow, time_s: float, why: Stop) -> Step:
    """Ask whether the patient is all right; nothing goes on before an answer."""
    closed, effects = close_set(flow)
    asked = replace(closed, stop=why).at(Stage.ALL_RIGHT, time_s)
    say = ev.Say(words=tr(ASK_ALL_RIGHT), urgency=Urgency.SAFETY)
    return asked, (ev.RestCoach(), ev.Hush(), *effects, ev.Ring(), say)


def stop(flow: Flow, time_s: float, why: Stop, *effects: Effect) -> Step:
    """Stop: silence first, then one question."""
    closed, closing = close_set(flow)
    stopped = replace(closed, stop=why).at(Stage.STOPPED, time_s)
    say = ev.Say(words=tr(STOPPED_WORDS[why]), urgency=Urgency.SAFETY)
    return stopped, (ev.RestCoach(), ev.Hush(), *closing, *effects, ev.Ring(), say)


def summarise(flow: Flow, time_s: float, effects: tuple[Effect, ...] = ()) -> Step:
    """Close the session and show what was done."""
    end = ev.EndSession(state=_state(flow), why=flow.stop or "")
    say = ev.Say(words=tr("That is all for now. Well done for making the time."))
    return flow.at(Stage.SUMMARY, time_s), (*effects, ev.RestCoach(), end, say)


def _state(flow: Flow) -> SessionState:
    if flow.stop is not None:
        return SessionState.STOPPED
    return SessionState.ENDED_EARLY if flow.ended_early else SessionState.FINISHED


def next_set(flow: Flow, time_s: float, *effects: Effect) -> Step:
    """Go to the next set, the next exercise, or the end."""
    if flow.set_number < flow.exercise.dose.sets:
        after = replace(flow, set_number=flow.set_number + 1)
        return rest(after, time_s, *effects)
    return next_exercise(flow, time_s, *effects)


def next_exercise(flow: Flow, time_s: float, *effects: Effect) -> Step:
    """Go to the next exercise, or to the end."""
    if flow.exercise_number + 1 >= len(flow.programme):
        ended, asked = ask_at_end(flow, time_s)
        return ended, (*effects, *asked)
    after = replace(flow, exercise_number=flow.exercise_number + 1, set_number=1)
    return rest(after, time_s, *effects)


def is_last(flow: Flow) -> bool:
    """Tell whether no set follows the one that was done."""
    last_exercise = flow.exercise_number + 1 >= len(flow.programme)
    return last_exercise and flow.set_number >= flow.exercise.dose.sets


def eased(flow: Flow, exercise_now: Exercise) -> Flow:
    """Return the session with another dose for the exercise that is done."""
    place = flow.exercise_number
    programme = (*flow.programme[:place], exercise_now, *flow.programme[place + 1 :])
    return replace(flow, programme=programme)


def open_questions(flow: Flow, report: Report) -> tuple[FollowUp, ...]:
    """Return what is asked beyond the number: at the end, and when it hurts more."""
    more = report.score >= flow.rules.set_amber or report.score > flow.start_score
    if report.moment is PainMoment.END or more or is_last(flow):
        return (FollowUp.LEGS, FollowUp.SHARP)
    return ()
