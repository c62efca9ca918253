"""How often and how long: what was done lately against what is allowed.

A session belongs to the patient's own day on which it began, whatever midnight, summer
time or a clock set back did since; a session that lies ahead of the clock counts as
today's. A pause between sessions holds across midnight.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from formcoach.domain.prescription import PrescribedExercise, Prescription
from formcoach.domain.records import History, SessionRecord, SetRecord
from formcoach.language import tr

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapReached:
    """Enough for now."""

    words: str
    again_at: datetime
    """The earliest time at which this cap no longer holds, in the patient's zone."""


def counted(history: History, now: datetime, resuming: str = "") -> list[SessionRecord]:
    """Return the sessions that count: something was done in them.

    A session more than a day ahead of the clock was recorded while the clock was wrong
    and is asked about elsewhere; the one that is being resumed is no further one.
    """
    return [
        session
        for session in history.sessions
        if session.sets and session.id != resuming and not is_ahead(session, now)
    ]


def is_ahead(session: SessionRecord, now: datetime) -> bool:
    """Tell whether a session lies more than a day after the clock."""
    return session.started_at > now + DAY


def cap_reached(
    prescription: Prescription, history: History, now: datetime, resuming: str = ""
) -> CapReached | None:
    """Return which cap forbids a session now, the one that holds longest.

    Parameters
    ----------
    prescription
        Its caps by day and week and its pause.
    history
        What was done.
    now
        Aware, in the patient's own zone.
    resuming
        The id of a session that was broken off and goes on.

    """
    done = counted(history, now, resuming)
    found = [
        _day_cap(prescription, done, now),
        _week_cap(prescription, done, now),
        _pause(prescription, done, now),
    ]
    reached = [each for each in found if each is not None]
    return max(reached, key=lambda each: each.again_at, default=None)


def sets_between(history: History, exercise: str, first: date, last: date) -> int:
    """Return how many sets of an exercise were done from one day to another."""
    return sum(
        each.exercise == exercise and is_done(each)
        for session in history.sessions
        if first <= session.day <= last
        for each in session.sets
    )


def is_done(record: SetRecord) -> bool:
    """Tell whether a set was done; one that was broken off counts by what was in it."""
    return record.ended_at is not None or bool(record.repetitions)


def times_this_week(item: PrescribedExercise, history: History, now: datetime) -> float:
    """Return how often the dose of an exercise was done in the last seven days."""
    today = now.date()
    first, last = today - WEEK + DAY, today + DAY
    return sets_between(history, item.exercise, first, last) / item.dose.sets


def week_is_full(item: PrescribedExercise, history: History, now: datetime) -> bool:
    """Tell whether an exercise was done as often in seven days as it is asked for."""
    return 0 < item.dose.per_week <= times_this_week(item, history, now)


def time_left_s(prescription: Prescription, elapsed_s: float) -> float:
    """Return the seconds that a session may still last, never below 0."""
    return max(0.0, prescription.session_cap_s - elapsed_s)


def _day_cap(
    prescription: Prescription, done: list[SessionRecord], now: datetime
) -> CapReached | None:
    n_today = sum(session.day >= now.date() for session in done)
    if n_today < prescription.sessions_per_day:
        return None
    return CapReached(
        words=tr(
            "Today's sessions are done: {done} of {asked}. Rest is part of it.",
            done=n_today,
            asked=prescription.sessions_per_day,
        ),
        again_at=_start_of_day(now + DAY),
    )


def _week_cap(
    prescription: Prescription, done: list[SessionRecord], now: datetime
) -> CapReached | None:
    days = sorted(session.day for session in done if _within_week(session, now))
    if len(days) < prescription.sessions_per_week:
        return None
    frees = days[len(days) - prescription.sessions_per_week]
    return CapReached(
        words=tr(
            "This week's sessions are done: {done} in seven days. Rest is part of it.",
            done=len(days),
        ),
        again_at=_start_of_day(now + (frees - now.date()) + WEEK),
    )


def _pause(
    prescription: Prescription, done: list[SessionRecord], now: datetime
) -> CapReached | None:
    last = max((each.ended_at or each.started_at for each in done), default=None)
    if last is None:
        return None
    again_at = last + timedelta(seconds=prescription.rest_between_s)
    if now >= again_at:
        return None
    local = again_at.astimezone(now.tzinfo)
    return CapReached(
        words=tr(
            "Give your body a rest between two sessions: the next one from {time}.",
            time=f"{local:%H:%M}",
        ),
        again_at=local,
    )


def _within_week(session: SessionRecord, now: datetime) -> bool:
    return session.day > now.date() - WEEK


def _start_of_day(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
