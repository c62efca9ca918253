"""The session as a pure machine: a session and what happens, another session.

No clock, no screen, no camera: times come with the events. What must hold in every
stage is looked at first, what belongs to a stage after it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from formcoach.session import asking, getting_ready, ways
from formcoach.session import events as ev
from formcoach.session.events import Event, Key
from formcoach.session.exercising import exercising
from formcoach.session.stage import ASKING, BEFORE_START, OVER, Flow, Stage, Stop
from formcoach.session.ways import Step, stay

Steps = Mapping[Stage, Callable[[Flow, Event], Step]]
STEPS: Steps = {
    Stage.GATES: getting_ready.gates,
    Stage.READY: getting_ready.ready,
    Stage.INTRODUCTION: getting_ready.introduction,
    Stage.SET_UP: getting_ready.set_up,
    Stage.COUNTDOWN: getting_ready.countdown,
    Stage.EXERCISING: exercising,
    Stage.PAUSED: getting_ready.paused,
    Stage.PAIN: asking.pain,
    Stage.FOLLOW_UP: asking.follow_up,
    Stage.REST: getting_ready.rest,
    Stage.ALL_RIGHT: asking.all_right,
    Stage.STOPPED: asking.stopped,
    Stage.END_PAIN: asking.pain,
}
HALTED = frozenset({Stage.STOPPED, Stage.ALL_RIGHT})
ENDING = frozenset({Stage.END_PAIN, *HALTED})


def step(flow: Flow, event: Event) -> Step:
    """Return the session after something has happened, and what is to be done.

    Parameters
    ----------
    flow
        The session so far.
    event
        What happened; its time never lies before that of the event before.

    """
    if flow.stage in OVER:
        return stay(flow)
    if isinstance(event, ev.StopHeard):
        return _stop_word(flow, event.time_s)
    if flow.stage not in BEFORE_START:
        always = _always(flow, event)
        if always is not None:
            return always
    return STEPS[flow.stage](flow, event)


def _always(flow: Flow, event: Event) -> Step | None:
    """Return the step that an event leads to in every stage of a running session."""
    if isinstance(event, ev.Pressed) and event.key is Key.STOP:
        return _stop_key(flow, event.time_s)
    if flow.stage in HALTED:
        return None
    if isinstance(event, ev.FallSeen):
        return ways.ask_all_right(flow, event.time_s, Stop.FALL)
    if isinstance(event, ev.Pressed) and event.key is Key.END_SESSION:
        return _end_key(flow, event.time_s)
    if isinstance(event, ev.Ticked) and _too_long(flow, event.time_s):
        return ways.stop(flow, event.time_s, Stop.TIME)
    return None


def _stop_key(flow: Flow, time_s: float) -> Step:
    """Be silent in every stage; where nothing runs there is nothing else to stop."""
    if flow.stage is Stage.ALL_RIGHT:
        return ways.stop(flow, time_s, flow.stop or Stop.KEY)
    if flow.stage is Stage.STOPPED:
        return stay(flow, ev.RestCoach(), ev.Hush())
    return _stop(flow, time_s, Stop.KEY)


def _stop_word(flow: Flow, time_s: float) -> Step:
    """Stop as the key does, but leave a session alone that runs no more.

    A word may be misheard, so it answers no question after a fall (H10). The voice
    itself says "Stopped", which must not cut itself short.
    """
    if flow.stage in BEFORE_START | HALTED:
        return stay(flow)
    return _stop(flow, time_s, Stop.VOICE)


def _stop(flow: Flow, time_s: float, why: Stop) -> Step:
    if flow.finishing and flow.stage in ASKING:
        return stay(flow, ev.RestCoach(), ev.Hush())
    return ways.stop(flow, time_s, why)


def _end_key(flow: Flow, time_s: float) -> Step:
    if flow.finishing:
        return ways.summarise(flow, time_s)
    return ways.ask_at_end(replace(flow, ended_early=True), time_s)


def _too_long(flow: Flow, time_s: float) -> bool:
    return not flow.finishing and time_s - flow.begun_s > flow.cap_s
