"""While a set is done: what counts, what pauses, what ends it."""

from dataclasses import replace

from formcoach.domain.exercise import Mode
from formcoach.domain.observation import Trouble
from formcoach.session import events as ev
from formcoach.session import ways
from formcoach.session.events import Event, Key, Looked, Pressed, Sign
from formcoach.session.stage import Flow, Pause, Stop
from formcoach.session.ways import Step, stay

GONE_S = 3.0
"""Nobody in the picture for so long is a pause, not a limb that was lost."""
AWAY = frozenset({Trouble.NOBODY, Trouble.NO_PICTURE, Trouble.BLACK, Trouble.FROZEN})
STILL_S = 45.0
"""Somebody who does nothing at all for so long between two repetitions is asked."""


def exercising(flow: Flow, event: Event) -> Step:
    """Take in what happens during a set."""
    match event:
        case ev.RepetitionSeen():
            done = _count(flow, event)
        case Looked():
            done = _look(flow, event)
        case ev.LimitStopped():
            done = ways.stop(flow, event.time_s, Stop.LIMIT)
        case Pressed():
            done = _press(flow, event)
        case ev.Signed(sign=Sign.HAND_UP):
            done = ways.pause(flow, event.time_s, Pause.HAND)
        case ev.SourceEnded():
            done = ways.ask_pain(flow, event.time_s)
        case _:
            done = stay(flow)
    return done


def _count(flow: Flow, event: ev.RepetitionSeen) -> Step:
    """Count what the camera has seen to be complete, and nothing else."""
    if not event.repetition.counted:
        return stay(flow)
    after = replace(flow, counted=flow.counted + 1)
    if ways.is_complete(after):
        return ways.ask_pain(after, event.time_s)
    return stay(after)


def _look(flow: Flow, event: Looked) -> Step:
    if event.trouble not in AWAY:
        flow = replace(flow, seen_s=event.time_s)
    elif event.time_s - flow.seen_s >= GONE_S:
        return ways.pause(flow, event.time_s, Pause.LEFT_PICTURE)
    if event.trouble is not None:
        return stay(flow)
    timed = flow.exercise.mode is Mode.TIMED
    if timed and event.hold_s >= flow.exercise.dose.duration_s:
        return ways.ask_pain(flow, event.time_s)
    still_s = min(event.still_s, event.time_s - flow.since_s)
    if event.resting and still_s >= STILL_S:
        return ways.ask_all_right(flow, event.time_s, Stop.STILLNESS)
    return stay(flow)


def _press(flow: Flow, event: Pressed) -> Step:
    if event.key is Key.PAUSE:
        return ways.pause(flow, event.time_s, Pause.KEY)
    if event.key in {Key.END_SET, Key.HURTS}:
        return ways.ask_pain(flow, event.time_s)
    return stay(flow)
