"""How much of what was prescribed was done, and how much of it could be judged.

Adherence is sets done out of sets prescribed; whether they were seen well enough to
judge is told apart from it. No streaks: a missed day costs nothing (clinical guidance
on adherence, Beinart 2013; Escolar-Reina 2010).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from formcoach.domain.prescription import Prescription
from formcoach.domain.records import History, SessionRecord, SetRecord
from formcoach.plan.caps import is_done, sets_between

SEEN_ENOUGH = 0.8
"""Of the frames of a set, as for a warning (hazard H2: 80 % visible frames)."""
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day of the calendar."""

    on: date
    sessions: int
    sets_done: int
    lasted_s: float
    """From the beginning to the end of each session, rests included."""
    skipped: tuple[str, ...]
    """The reasons why something was not done, if any were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """A period, both days included."""

    first: date
    last: date
    sets_done: int
    sets_asked: float
    sets_judged: int
    """Sets that were tracked, in the right view, well enough to judge."""
    days: tuple[CalendarDay, ...]

    @property
    def fraction(self) -> float | None:
        """Of the sets prescribed, 0-1 and never above; None if none were."""
        if not self.sets_asked:
            return None
        return min(1.0, self.sets_done / self.sets_asked)

    @property
    def judged_fraction(self) -> float | None:
        """Of the sets done; None if none were."""
        return self.sets_judged / self.sets_done if self.sets_done else None


def adherence(
    prescription: Prescription, history: History, first: date, last: date
) -> Adherence:
    """Return what was done in a period.

    Parameters
    ----------
    prescription
        What was asked for; only its days of validity count.
    history
        What was done.
    first, last
        The days of the period, both included.

    """
    prescribed = {item.exercise for item in prescription.exercises}
    sets = [
        each
        for session in history.sessions
        if first <= session.day <= last
        for each in session.sets
        if each.exercise in prescribed and is_done(each)
    ]
    return Adherence(
        first=first,
        last=last,
        sets_done=len(sets),
        sets_asked=_sets_asked(prescription, first, last),
        sets_judged=sum(was_judged(each) for each in sets),
        days=tuple(calendar(history, first, last)),
    )


def was_judged(record: SetRecord) -> bool:
    """Tell whether a set was seen well enough to say how it was done."""
    return min(record.tracked_fraction, record.view_ok_fraction) >= SEEN_ENOUGH


def _sets_asked(prescription: Prescription, first: date, last: date) -> float:
    begin = max(first, prescription.valid_from)
    end = min(last, prescription.valid_until)
    n_days = max(0, (end - begin).days + 1)
    a_week = sum(item.dose.sets * item.dose.per_week for item in prescription.exercises)
    return a_week * n_days / WEEK_DAYS


def calendar(history: History, first: date, last: date) -> Iterator[CalendarDay]:
    """Yield every day of a period, whatever was prescribed."""
    exercises = {each.exercise for one in history.sessions for each in one.sets}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        sessions = [each for each in history.sessions if each.day == day and each.sets]
        yield CalendarDay(
            on=day,
            sessions=len(sessions),
            sets_done=sum(sets_between(history, each, day, day) for each in exercises),
            lasted_s=sum(map(_seconds, sessions)),
            skipped=tuple(each.why for each in history.skipped if each.on == day),
        )


def _seconds(session: SessionRecord) -> float:
    """Return how long a session lasted; by its sets if it was never closed."""
    ends = [each.ended_at for each in session.sets if each.ended_at is not None]
    end = session.ended_at or max(ends, default=session.started_at)
    return max(0.0, (end - session.started_at).total_seconds())
