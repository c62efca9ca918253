"""Read what was kept back into the words of the domain."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from formcoach.domain.records import (
    History,
    PainAnswer,
    SessionRecord,
    SessionState,
    SetRecord,
)
from formcoach.storage.rows import (
    to_finding,
    to_lock,
    to_pain,
    to_repetition,
    to_screen,
    to_session,
    to_set,
    to_skipped,
    to_unmeasured,
)

Kept = TypeVar("Kept")
SetKey = tuple[str, int]


def read_history(connection: sqlite3.Connection, patient: str) -> History:
    """Return everything that is known, in the order in which it came."""
    every = _read(connection, "SELECT * FROM pain ORDER BY seq", to_pain)
    return History(
        patient=patient,
        sessions=read_sessions(connection),
        pain=tuple(every),
        screens=tuple(
            _read(connection, "SELECT * FROM screen_answer ORDER BY seq", to_screen)
        ),
        locks=tuple(_read(connection, "SELECT * FROM lock ORDER BY seq", to_lock)),
        skipped=tuple(
            _read(connection, "SELECT * FROM skipped ORDER BY skipped_on", to_skipped)
        ),
    )


def read_sessions(
    connection: sqlite3.Connection, *, running: bool = False
) -> tuple[SessionRecord, ...]:
    """Return all sessions, or those that never ended, with everything in them."""
    sets, pain = _sets(connection), _pain_by_session(connection)
    return tuple(
        to_session(row, tuple(sets[row["id"]]), tuple(pain[row["id"]]))
        for row in connection.execute("SELECT * FROM session ORDER BY seq")
        if not running or row["state"] == SessionState.RUNNING
    )


def _sets(connection: sqlite3.Connection) -> dict[str, list[SetRecord]]:
    repetitions = _by_set(
        connection,
        "SELECT * FROM repetition ORDER BY session, set_index, rep_index",
        to_repetition,
    )
    findings = _by_set(
        connection,
        "SELECT * FROM finding ORDER BY session, set_index, start_s, limit_id",
        to_finding,
    )
    unmeasured = _by_set(
        connection, "SELECT * FROM not_measured ORDER BY rowid", to_unmeasured
    )
    sets: dict[str, list[SetRecord]] = defaultdict(list)
    for row in connection.execute(
        "SELECT * FROM exercise_set ORDER BY session, set_index"
    ):
        key = (row["session"], row["set_index"])
        record = to_set(
            row,
            tuple(repetitions[key]),
            tuple(findings[key]),
            tuple(unmeasured[key]),
        )
        sets[row["session"]].append(record)
    return sets


def _by_set(
    connection: sqlite3.Connection, query: str, of: Callable[[sqlite3.Row], Kept]
) -> dict[SetKey, list[Kept]]:
    grouped: dict[SetKey, list[Kept]] = defaultdict(list)
    for row in connection.execute(query):
        grouped[row["session"], row["set_index"]].append(of(row))
    return grouped


def _pain_by_session(connection: sqlite3.Connection) -> dict[str, list[PainAnswer]]:
    grouped: dict[str, list[PainAnswer]] = defaultdict(list)
    for row in connection.execute(
        "SELECT * FROM pain WHERE session IS NOT NULL ORDER BY seq"
    ):
        grouped[row["session"]].append(to_pain(row))
    return grouped


def _read(
    connection: sqlite3.Connection, query: str, of: Callable[[sqlite3.Row], Kept]
) -> list[Kept]:
    return [of(row) for row in connection.execute(query)]
