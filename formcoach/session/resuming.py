"""Takes up a session that was broken off: what was done stays done."""

from dataclasses import replace
from datetime import datetime, timedelta

from formcoach.domain.prescription import PainRules
from formcoach.domain.records import PainMoment, SessionRecord, SetRecord
from formcoach.plan.pain import Consequence, of_answer
from formcoach.session.stage import Flow

WITHIN = timedelta(hours=2)
"""Later than this it is another session: muscles are cold, pain may be another."""


def may_resume(record: SessionRecord, now: datetime) -> bool:
    """Tell whether a session that was broken off can still be taken up."""
    return timedelta(0) <= now - last_known(record) <= WITHIN


def last_known(record: SessionRecord) -> datetime:
    """Return the last moment of which something was kept."""
    told = [answer.at for answer in record.pain]
    done = [each.ended_at or each.started_at for each in record.sets]
    return max([record.started_at, *told, *done])


def resumed(flow: Flow, record: SessionRecord, start_score: int) -> Flow:
    """Return a session that goes on where another one was broken off.

    A set of which something was seen is not asked for again: a session never comes to
    more than was prescribed. An exercise that was left because of pain stays left; one
    that is not prescribed any more is left out, and its question is asked all the same.
    """
    done = [each for each in record.sets if each.ended_at or each.repetitions]
    spent_s = (last_known(record) - record.started_at).total_seconds()
    begun = replace(
        flow,
        set_index=max((each.index for each in record.sets), default=0),
        owes_answer=_owes_answer(record, done),
        cap_s=max(0.0, flow.cap_s - spent_s),
        start_score=start_score,
        dropped=_dropped(flow, done),
    )
    if begun.owes_answer and not begun.dropped:
        return _before_its_question(begun, done)
    for number, exercise in enumerate(flow.programme):
        n_done = sum(each.exercise == exercise.id for each in done)
        left = _left_for_pain(record, exercise.id, flow.rules, start_score)
        if n_done < exercise.dose.sets and not left:
            return replace(begun, exercise_number=number, set_number=n_done + 1)
    return replace(begun, exercise_number=len(flow.programme) - 1, finishing=True)


def _before_its_question(flow: Flow, done: list[SetRecord]) -> Flow:
    """Return the session at the set that its answer is about, to lead on from it."""
    last = max(done, key=lambda each: each.index)
    n_done = sum(each.exercise == last.exercise for each in done)
    number = [each.id for each in flow.programme].index(last.exercise)
    return replace(flow, exercise_number=number, set_number=n_done)


def _dropped(flow: Flow, done: list[SetRecord]) -> str:
    """Return the exercise that was done last, if it is not asked for any more."""
    if not done:
        return ""
    last = max(done, key=lambda each: each.index).exercise
    return "" if any(each.id == last for each in flow.programme) else last


def _owes_answer(record: SessionRecord, done: list[SetRecord]) -> bool:
    """Tell whether a set was done and its question about pain never answered."""
    asked = [each.at for each in record.pain if each.moment is PainMoment.AFTER_SET]
    if not done:
        return False
    last = max(each.ended_at or each.started_at for each in done)
    return not any(at >= last for at in asked)


def _left_for_pain(
    record: SessionRecord, exercise_id: str, rules: PainRules, start_score: int
) -> bool:
    return any(
        of_answer(answer, start_score, rules) >= Consequence.STOP_EXERCISE
        for answer in record.pain
        if answer.exercise == exercise_id
    )
