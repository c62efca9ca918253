"""From the questions to the first movement: gates, introduction, set-up, countdown."""

import math
from dataclasses import replace

from formcoach.language import tr
from formcoach.plan.answers import Locked, MayGoOn, NotToday
from formcoach.ports import Urgency
from formcoach.session import events as ev
from formcoach.session import ways
from formcoach.session.events import Event, Key, Sign
from formcoach.session.spoken import introduction_words
from formcoach.session.stage import Flow, Pause, Stage
from formcoach.session.ways import Step, stay

ANSWERS_HOLD_S = 600.0
"""A start so long after the questions is asked anew: time to get to the mat."""
COUNT_FROM = 3
LAPSE_S = 0.6
"""A start pose that is not seen for so long in the countdown was left."""
GUIDE_EVERY_S = 7.0
"""The same advice is not spoken more often than this (chosen, about two breaths)."""
WORDS_PER_S = 2.3
"""Of unhurried speech, for how long an introduction stays."""
SHORTEST_INTRODUCTION_S = 6.0
BACK_FOR_S = 1.0
"""How long a person must be back in the picture: passing through is not enough."""


def gates(flow: Flow, event: Event) -> Step:
    """Ask until the gates are open; what they refuse stays refused."""
    if not isinstance(event, ev.GatesAnswered):
        return stay(flow)
    asked = replace(flow, gates=event.answers, start_score=event.start_score)
    if any(isinstance(each, Locked) for each in event.answers):
        return stay(asked.at(Stage.LOCKED, event.time_s))
    if any(isinstance(each, NotToday) for each in event.answers):
        return stay(asked.at(Stage.NOT_TODAY, event.time_s))
    open_ = bool(event.answers) and all(
        isinstance(each, MayGoOn) for each in event.answers
    )
    return stay(asked.at(Stage.READY if open_ else Stage.GATES, event.time_s))


def ready(flow: Flow, event: Event) -> Step:
    """Wait for the start."""
    if isinstance(event, ev.GatesAnswered):
        return gates(flow, event)
    if not (isinstance(event, ev.Pressed) and event.key is Key.START):
        return stay(flow)
    if event.time_s - flow.since_s > ANSWERS_HOLD_S or not flow.programme:
        return stay(flow.at(Stage.GATES, event.time_s))
    return ways.begin(replace(flow, begun_s=event.time_s), event.time_s)


def introduction(flow: Flow, event: Event) -> Step:
    """Go on when it was said, when the patient wants to, or by a pause."""
    if _paused_by(event):
        return ways.pause(flow, event.time_s, _pause_reason(event))
    if isinstance(event, ev.Pressed) and event.key is Key.GO_ON:
        ready_now, effects = ways.set_up(flow, event.time_s)
        return ready_now, (ev.Hush(), *effects)
    if isinstance(event, ev.Ticked) and event.time_s - flow.since_s >= lasts_s(flow):
        return ways.set_up(flow, event.time_s)
    return stay(flow)


def lasts_s(flow: Flow) -> float:
    """Return for how long the exercise is introduced."""
    words = introduction_words(flow.exercise, flow.exercise_number, len(flow.programme))
    return max(SHORTEST_INTRODUCTION_S, len(words.split()) / WORDS_PER_S)


def set_up(flow: Flow, event: Event) -> Step:
    """Guide by voice; the start pose begins the countdown."""
    if _paused_by(event):
        return ways.pause(flow, event.time_s, _pause_reason(event))
    if not isinstance(event, ev.Looked):
        return stay(flow)
    if event.ready and event.trouble is None:
        waited = replace(flow, ready_s=event.time_s)
        return ways.count_down(waited, event.time_s)
    silent_s = event.time_s - flow.said_s
    if event.advice and silent_s >= GUIDE_EVERY_S:
        say = ev.Say(words=event.advice, urgency=Urgency.CUE)
        return stay(replace(flow, said_s=event.time_s), say)
    return stay(flow)


def countdown(flow: Flow, event: Event) -> Step:
    """Count down aloud; whoever leaves the start pose is guided again."""
    if _paused_by(event):
        return ways.pause(flow, event.time_s, _pause_reason(event))
    if isinstance(event, ev.Looked) and event.ready and event.trouble is None:
        flow = replace(flow, ready_s=event.time_s)
    if event.time_s - flow.ready_s > LAPSE_S:
        return ways.set_up(flow, event.time_s)
    gone_s = event.time_s - flow.since_s
    if gone_s >= COUNT_FROM:
        return ways.exercise(flow, event.time_s)
    said = math.floor(flow.said_s - flow.since_s)
    if math.floor(gone_s) > said:
        number = str(COUNT_FROM - math.floor(gone_s))
        say = ev.Say(words=number, urgency=Urgency.COUNT)
        return stay(replace(flow, said_s=event.time_s), say)
    return stay(flow)


def rest(flow: Flow, event: Event) -> Step:
    """Rest as long as it is prescribed; half of it at least."""
    rest_s = flow.exercise.dose.rest_s
    gone_s = event.time_s - flow.since_s
    if _paused_by(event):
        return ways.pause(flow, event.time_s, _pause_reason(event))
    hurried = isinstance(event, ev.Pressed) and event.key is Key.GO_ON
    if gone_s >= rest_s or (hurried and gone_s >= rest_s / 2):
        new = flow.set_number == 1
        onward = ways.introduce if new else ways.set_up
        return onward(flow, event.time_s)
    if hurried:
        words = tr("Half of the rest at least: a moment more.")
        return stay(flow, ev.Say(words=words))
    return stay(flow)


def paused(flow: Flow, event: Event) -> Step:
    """Go on from the start pose when the patient is back or says so."""
    asked = isinstance(event, ev.Pressed) and event.key in {Key.GO_ON, Key.PAUSE}
    raised = isinstance(event, ev.Signed) and event.sign is Sign.HAND_UP
    if asked or raised:
        return ways.back(flow, event.time_s)
    if isinstance(event, ev.RepetitionSeen):
        return stay(replace(flow, counted=flow.counted + event.repetition.counted))
    if flow.pause is Pause.LEFT_PICTURE and isinstance(event, ev.Looked):
        return _look_for(flow, event)
    return stay(flow)


def _look_for(flow: Flow, event: ev.Looked) -> Step:
    """Go on once the patient has been back in the picture for a moment."""
    if event.trouble is not None:
        return stay(replace(flow, seen_s=math.nan))
    if math.isnan(flow.seen_s):
        return stay(replace(flow, seen_s=event.time_s))
    if event.time_s - flow.seen_s >= BACK_FOR_S:
        return ways.back(flow, event.time_s)
    return stay(flow)


def _paused_by(event: Event) -> bool:
    by_key = isinstance(event, ev.Pressed) and event.key is Key.PAUSE
    by_hand = isinstance(event, ev.Signed) and event.sign is Sign.HAND_UP
    return by_key or by_hand


def _pause_reason(event: Event) -> Pause:
    return Pause.HAND if isinstance(event, ev.Signed) else Pause.KEY
