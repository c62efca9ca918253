"""A session as it is while it runs, for tests of whatever keeps it."""

from dataclasses import replace

from formcoach.domain.records import SessionState


def begun(session):
    """Return a session as it is when it begins."""
    return replace(session, state=SessionState.RUNNING, ended_at=None, sets=(), pain=())


def set_begun(record):
    """Return a set as it is when it begins."""
    return replace(
        record,
        ended_at=None, counted=0, longest_hold_s=0.0, duration_s=0.0,
        tracked_fraction=0.0, view_ok_fraction=0.0,
        repetitions=(), findings=(), not_measured=(),
    )  # fmt: skip


def do(store, session):
    """Do a whole session as the app does it."""
    store.begin(begun(session))
    for answer in session.pain:
        store.keep_pain(answer, session.id)
    for record in session.sets:
        store.begin_set(session.id, set_begun(record))
        for each in record.repetitions:
            store.keep_repetition(session.id, record.index, each)
        store.end_set(session.id, record)
    store.end(session.id, session.ended_at, session.state, session.why_ended)
