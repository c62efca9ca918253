"""When the patient is asked to contact the therapist, and why (clinical rules 3.5)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from statistics import median

from formcoach.domain.exercise import Level
from formcoach.domain.prescription import Prescription
from formcoach.domain.records import History, PainAnswer, PainMoment, SessionRecord
from formcoach.language import tr, tr_day
from formcoach.plan.dose import n_steps_down
from formcoach.plan.pain import Light
from formcoach.plan.pain_history import taken

EXPIRY_NOTICE = timedelta(days=7)
MISSED = timedelta(weeks=2)
WEEK = timedelta(days=7)
IMPORTANT_POINTS = 2
"""Least important change on the scale from 0 to 10 (Ostelo 2008)."""
REPEATED_WARN = 0.3
"""Of the repetitions, in two sessions on end."""
IN_A_ROW = 2
_RED_TOLD = frozenset({PainMoment.END, PainMoment.AFTER_SET, PainMoment.ON_DEMAND})


def reasons_to_contact(
    prescription: Prescription, history: History, now: datetime
) -> tuple[str, ...]:
    """Return why the therapist should be told, in sentences, the weightiest first.

    Parameters
    ----------
    prescription
        Its thresholds and its days.
    history
        Everything that is known of the patient.
    now
        Aware, in the patient's own zone.

    """
    return (
        *_pain_reasons(prescription, history, now.date()),
        *_dose_reasons(prescription, history, now),
        *_movement_reasons(history),
        *_day_reasons(prescription, history, now.date()),
    )


def _pain_reasons(
    prescription: Prescription, history: History, today: date
) -> Iterator[str]:
    answers = history.pain
    judged = taken(answers, prescription.pain)
    lights = {
        moment: [
            each.light
            for each in judged
            if each.answer.moment is moment and each.answer.score is not None
        ][-IN_A_ROW:]
        for moment in (PainMoment.BEFORE, PainMoment.NEXT_MORNING)
    }
    if lights[PainMoment.BEFORE] == [Light.RED] * IN_A_ROW:
        yield tr("Twice on end your pain was too high to begin.")
    mornings = lights[PainMoment.NEXT_MORNING]
    if len(mornings) == IN_A_ROW and min(mornings) >= Light.AMBER:
        yield tr("Twice on end your pain was higher on the morning after.")
    if any(
        each.light is Light.RED
        for each in judged
        if each.answer.moment in _RED_TOLD and today - WEEK < each.answer.day <= today
    ):
        yield tr("Exercising raised your pain more than it should this week.")
    yield from _trend_reasons(answers, today)
    if prescription.valid_until - today <= EXPIRY_NOTICE:
        yield from _no_better(answers, prescription.valid_from, today)


def _trend_reasons(answers: Sequence[PainAnswer], today: date) -> Iterator[str]:
    """Yield what three weeks, each by its median, say about the way things go."""
    weeks = [_week_median(answers, today - n * WEEK) for n in (2, 1, 0)]
    if None in weeks:
        return
    oldest, middle, newest = (week or 0.0 for week in weeks)
    if oldest < middle < newest and newest - oldest >= IMPORTANT_POINTS:
        yield tr("Your pain has risen for two weeks.")


def _no_better(
    answers: Sequence[PainAnswer], begun: date, today: date
) -> Iterator[str]:
    """Yield what the last week says against the first when the time is up."""
    first, last = _week_median(answers, begun + WEEK), _week_median(answers, today)
    if first and last is not None and first - last < IMPORTANT_POINTS:
        yield tr("Your pain is about as it was when this programme began.")


def _week_median(answers: Sequence[PainAnswer], last: date) -> float | None:
    scores = [
        each.score
        for each in answers
        if each.moment is PainMoment.BEFORE
        and each.score is not None
        and last - WEEK < each.day <= last
    ]
    return median(scores) if scores else None


def _dose_reasons(
    prescription: Prescription, history: History, now: datetime
) -> Iterator[str]:
    lowered = [
        item.exercise
        for item in prescription.exercises
        if n_steps_down(prescription, item.exercise, history.pain, now)
    ]
    if lowered:
        yield tr(
            "The amount was lowered because of pain; only your therapist raises it."
        )


def _movement_reasons(history: History) -> Iterator[str]:
    """Yield the warnings that came in many repetitions of two sessions on end."""
    sessions = [each for each in history.sessions if each.sets][-IN_A_ROW:]
    if len(sessions) < IN_A_ROW:
        return
    first, second = map(_frequent_warnings, sessions)
    for exercise, _limit in sorted(first & second):
        yield tr(
            "The same hint came again and again in {exercise}.",
            exercise=exercise.replace("_", " "),
        )


def _frequent_warnings(session: SessionRecord) -> set[tuple[str, str]]:
    repetitions, warned = Counter[str](), Counter[tuple[str, str]]()
    for each in session.sets:
        warnings = {f.limit for f in each.findings if f.level >= Level.WARN}
        repetitions[each.exercise] += len(each.repetitions)
        for done in each.repetitions:
            warned.update((each.exercise, name) for name in warnings & {*done.findings})
    return {
        key
        for key, count in warned.items()
        if count > REPEATED_WARN * repetitions[key[0]]
    }


def _day_reasons(
    prescription: Prescription, history: History, today: date
) -> Iterator[str]:
    last = max((each.day for each in history.sessions if each.sets), default=None)
    since = max(last or prescription.valid_from, prescription.valid_from)
    if today - since > MISSED and today <= prescription.valid_until:
        yield tr("There was no session for two weeks.")
    if today > prescription.valid_until:
        yield tr("Your prescription has ended.")
    elif prescription.valid_until - today <= EXPIRY_NOTICE:
        yield tr(
            "Your prescription ends on {day}.", day=tr_day(prescription.valid_until)
        )
