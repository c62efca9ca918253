"""The part of a history that lies in a period."""

from dataclasses import replace
from datetime import date

from formcoach.domain.records import History


def within(history: History, first: date, last: date) -> History:
    """Return what happened on the patient's own days of a period, both included.

    Locks are kept whole: one that holds does not end with a period.
    """
    return replace(
        history,
        sessions=tuple(each for each in history.sessions if first <= each.day <= last),
        pain=tuple(each for each in history.pain if first <= each.day <= last),
        screens=tuple(each for each in history.screens if first <= each.day <= last),
        skipped=tuple(each for each in history.skipped if first <= each.on <= last),
    )
