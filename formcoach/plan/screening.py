"""Which questions of the screen are due, and which answers lock.

A yes locks by itself, whether or not the program lived to write the lock down: a lock
is whatever was answered with yes and was not cleared by the therapist afterwards.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from formcoach.domain.prescription import Prescription
from formcoach.domain.records import History, Lock, ScreenAnswer
from formcoach.plan.pain_history import much_worse_at
from formcoach.plan.red_flags import BY_ITEM, RED_FLAGS, WORDING, Action, RedFlag

FULL_EVERY = timedelta(weeks=4)
"""How long an answer to a question without star holds (chosen, awaiting review)."""
STARRED_HOLDS = timedelta(hours=1)
"""How long an answer before a session holds: time to get ready, no more."""
CLOCKS_MAY_DIFFER = timedelta(minutes=2)
"""An answer that lies further ahead was given while the clock was wrong."""
SAME_MOMENT = timedelta(seconds=1)


def due(
    prescription: Prescription, history: History, now: datetime, resuming: str = ""
) -> tuple[RedFlag, ...]:
    """Return the questions that have to be answered before exercising now.

    Parameters
    ----------
    prescription
        Its conditions and its thresholds of pain decide what is asked.
    history
        What was answered before, and when the last session was.
    now
        Aware, in the patient's own zone.
    resuming
        The id of a session that was broken off and goes on: its answers hold.

    Returns
    -------
    tuple of RedFlag
        Everything at enrolment, every four weeks and after pain that was much worse;
        otherwise the starred questions, once for every session.

    """
    since_worse = much_worse_at(history.pain, prescription.pain)
    begun = last_begun(history, resuming)
    return tuple(
        flag
        for flag in RED_FLAGS
        if _concerns(flag, prescription)
        and not _answered(flag, history.screens, now, (since_worse, begun))
    )


def last_begun(history: History, resuming: str = "") -> datetime | None:
    """Return when the last session began, not counting the one that goes on."""
    begun = [each.started_at for each in history.sessions if each.id != resuming]
    return max(begun, default=None)


def locks_of(answers: Iterable[ScreenAnswer]) -> tuple[Lock, ...]:
    """Return the locks that some answers put on: one for every yes."""
    return tuple(
        Lock(since=answer.at, why=answer.item) for answer in answers if answer.yes
    )


def standing_locks(history: History) -> tuple[Lock, ...]:
    """Return every lock that holds, the most urgent first.

    A lock that lies in the records and one that follows from a yes are the same if they
    name the same item at the same moment. Only the therapist's clearing ends either.
    """
    held = [lock for lock in history.locks if lock.holds]
    held += _unwritten(history)
    return tuple(sorted(held, key=lambda lock: (-action_of(lock), lock.since)))


def action_of(lock: Lock) -> Action:
    """Return what a lock leads to; one that no question names, to the therapist."""
    flag = BY_ITEM.get(lock.why)
    return flag.action if flag else Action.ASK_THERAPIST


def _unwritten(history: History) -> Iterator[Lock]:
    for lock in locks_of(history.screens):
        if not any(_same(lock, written) for written in history.locks):
            yield lock


def _same(one: Lock, other: Lock) -> bool:
    return one.why == other.why and abs(one.since - other.since) <= SAME_MOMENT


def _concerns(flag: RedFlag, prescription: Prescription) -> bool:
    return not flag.only_with or flag.only_with in prescription.conditions


def _answered(
    flag: RedFlag,
    answers: Iterable[ScreenAnswer],
    now: datetime,
    events: tuple[datetime | None, datetime | None],
) -> bool:
    """Tell whether a question was answered lately enough, and to these very words."""
    since_worse, begun = events
    oldest = now - (STARRED_HOLDS if flag.starred else FULL_EVERY)
    floors = [since_worse, begun if flag.starred else None]
    return any(
        oldest <= answer.at <= now + CLOCKS_MAY_DIFFER
        and all(floor is None or answer.at > floor for floor in floors)
        for answer in answers
        if answer.item == flag.item and answer.wording == WORDING
    )
