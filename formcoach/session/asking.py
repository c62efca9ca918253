"""Questions that are answered from the mat: how much it hurts, are you all right."""

from dataclasses import replace

from formcoach.domain.records import LegSymptoms, PainMoment
from formcoach.language import tr
from formcoach.plan.dose import step_down
from formcoach.plan.pain import Consequence, Light, after_set, at_end, of_legs
from formcoach.ports import Urgency
from formcoach.session import events as ev
from formcoach.session import ways
from formcoach.session.events import Event, Key, Sign
from formcoach.session.spoken import (
    ASK_ALL_RIGHT,
    dropped_words,
    follow_up_words,
    pain_words,
)
from formcoach.session.stage import Flow, FollowUp, Report, Stop
from formcoach.session.ways import Step, stay

WORST = 10
AGAIN_S = 20.0
"""A question that nobody answers is spoken again."""
NO_ANSWER_S = 90.0
"""Then the coach asks whether all is well."""
ALARM_EVERY_S = 10.0
ARM_KEYS = {Sign.RIGHT: Key.MORE, Sign.LEFT: Key.LESS, Sign.BOTH: Key.AGREE}
ARM_ANSWERS = {Sign.RIGHT: Key.YES, Sign.LEFT: Key.NO}
KEY_ANSWERS = {Key.YES: Key.YES, Key.NO: Key.NO, Key.MORE: Key.YES, Key.LESS: Key.NO}


def pain(flow: Flow, event: Event) -> Step:
    """Walk along the scale until it is right."""
    report = flow.report
    if report is None:  # nothing was asked: cannot be, and asking is the safe way on
        return ways.ask_pain(flow, event.time_s)
    if isinstance(event, ev.Scored):
        return _settled(flow, event.time_s, replace(report, score=event.score))
    key = _key(event, ARM_KEYS)
    if key is Key.AGREE:
        return _settled(flow, event.time_s, report)
    if key in {Key.MORE, Key.LESS}:
        return _moved(flow, event.time_s, report, 1 if key is Key.MORE else -1)
    return _unanswered(flow, event, pain_words(report.score))


def follow_up(flow: Flow, event: Event) -> Step:
    """Take a yes or a no; a yes stops the session."""
    report = flow.report
    if report is None or not report.open:
        return ways.ask_pain(flow, event.time_s)
    key = KEY_ANSWERS.get(_key(event, ARM_ANSWERS) or Key.STOP)
    if key is None:
        return _unanswered(flow, event, follow_up_words(report.open[0]))
    answered = _answered(report, yes=key is Key.YES)
    if answered.open:
        return ways.follow_up(flow, event.time_s, answered)
    return _concluded(flow, event.time_s, answered)


def all_right(flow: Flow, event: Event) -> Step:
    """Ask until there is an answer; nobody is called and nothing is promised."""
    agreed = isinstance(event, ev.Signed) and event.sign is Sign.BOTH
    if agreed or _pressed(event, Key.FINE):
        return ways.stop(flow, event.time_s, flow.stop or Stop.NO_ANSWER)
    if _pressed(event, Key.HELP_ME):
        return ways.stop(flow, event.time_s, Stop.HELP)
    if isinstance(event, ev.Ticked) and event.time_s - flow.said_s >= ALARM_EVERY_S:
        again = replace(flow, said_s=event.time_s)
        say = ev.Say(words=tr(ASK_ALL_RIGHT), urgency=Urgency.SAFETY)
        return stay(again, ev.Ring(), say)
    return stay(flow)


def stopped(flow: Flow, event: Event) -> Step:
    """Wait: only a key goes on, and only where the reason for the stop allows it."""
    if _pressed(event, Key.END_SESSION):
        return _left(flow, event.time_s)
    if not (_pressed(event, Key.GO_ON) and flow.may_go_on):
        return stay(flow)
    if flow.owes_answer:
        return ways.ask_pain(replace(flow, stop=None), event.time_s)
    return ways.rest(replace(flow, stop=None), event.time_s)


def _left(flow: Flow, time_s: float) -> Step:
    told = flow.stop in {Stop.PAIN, Stop.LEGS} or flow.finishing
    return ways.summarise(flow, time_s) if told else ways.ask_at_end(flow, time_s)


def _moved(flow: Flow, time_s: float, report: Report, by: int) -> Step:
    score = min(WORST, max(0, report.score + by))
    say = ev.Say(words=str(score), urgency=Urgency.COUNT)
    moved = replace(flow, report=replace(report, score=score), said_s=time_s)
    return stay(moved, say)


def _settled(flow: Flow, time_s: float, report: Report) -> Step:
    """Take the number; ask further where it is more than a little."""
    asked = replace(report, open=ways.open_questions(flow, report))
    if asked.open:
        return ways.follow_up(flow, time_s, asked)
    return _concluded(flow, time_s, asked)


def _answered(report: Report, *, yes: bool) -> Report:
    """Take one answer; after a yes nothing more is asked."""
    asked, still_open = report.open[0], () if yes else report.open[1:]
    if asked is FollowUp.SHARP:
        return replace(report, sharp=yes, open=still_open)
    legs = LegSymptoms.SPREADING if yes else None
    return replace(report, legs=legs, open=still_open)


def _concluded(flow: Flow, time_s: float, report: Report) -> Step:
    """Keep the answer and do what follows from it."""
    keep = ev.KeepPain(
        moment=report.moment,
        score=report.score,
        exercise=_asked_about(flow, report),
        legs=report.legs,
        sharp=report.sharp,
    )
    told = replace(flow, report=report, owes_answer=False)
    if report.moment is PainMoment.END:
        return _ended(told, time_s, report, keep)
    return _consequence(told, time_s, report, keep)


def _asked_about(flow: Flow, report: Report) -> str:
    """Return the exercise that a question is about; none at the end of the session."""
    return "" if report.moment is PainMoment.END else flow.dropped or flow.exercise.id


def _consequence(flow: Flow, time_s: float, report: Report, keep: ev.KeepPain) -> Step:
    asked = after_set(report.score, flow.start_score, flow.rules, sharp=report.sharp)
    legs = of_legs(report.legs) is Consequence.STOP_SESSION
    if legs or asked is Consequence.STOP_SESSION:
        return ways.stop(flow, time_s, Stop.LEGS if legs else Stop.PAIN, keep)
    if flow.dropped:
        say = ev.Say(words=dropped_words(flow.dropped))
        return ways.rest(flow, time_s, keep, say)
    if asked is Consequence.STOP_EXERCISE:
        skipped = ev.KeepSkipped(exercise=flow.exercise.id, why="pain")
        words = tr("We leave this exercise for today.")
        return ways.next_exercise(flow, time_s, keep, skipped, ev.Say(words=words))
    if ways.is_last(flow):
        return _ended(flow, time_s, report, keep)
    if asked is Consequence.EASE:
        lower = replace(flow.exercise, dose=step_down(flow.exercise.dose))
        words = tr("We do a little less of this exercise.")
        return ways.next_set(ways.eased(flow, lower), time_s, keep, ev.Say(words=words))
    return ways.next_set(flow, time_s, keep)


def _ended(flow: Flow, time_s: float, report: Report, keep: ev.KeepPain) -> Step:
    """End with the answer; the one after the last set is that of the session too."""
    if keep.moment is not PainMoment.END:
        at_the_end = replace(keep, moment=PainMoment.END, exercise="")
        step_on, effects = _ended(flow, time_s, report, at_the_end)
        return step_on, (keep, *effects)
    light = at_end(report.score, flow.start_score, flow.rules)
    red = light is Light.RED or report.sharp or report.legs is LegSymptoms.SPREADING
    words = tr(
        "Please tell your therapist how this session was. {contact}",
        contact=flow.contact,
    )
    say = (ev.Say(words=words, urgency=Urgency.CUE),) if red else ()
    return ways.summarise(flow, time_s, (keep, *say))


def _unanswered(flow: Flow, event: Event, words: str) -> Step:
    if not isinstance(event, ev.Ticked):
        return stay(flow)
    if event.time_s - flow.said_s < AGAIN_S:
        return stay(flow)
    if event.time_s - flow.since_s >= NO_ANSWER_S:
        return ways.ask_all_right(flow, event.time_s, Stop.NO_ANSWER)
    again = replace(flow, said_s=event.time_s)
    return stay(again, ev.Say(words=words, urgency=Urgency.CUE))


def _key(event: Event, by_arms: dict[Sign, Key]) -> Key | None:
    if isinstance(event, ev.Pressed):
        return event.key
    return by_arms.get(event.sign) if isinstance(event, ev.Signed) else None


def _pressed(event: Event, key: Key) -> bool:
    return isinstance(event, ev.Pressed) and event.key is key
