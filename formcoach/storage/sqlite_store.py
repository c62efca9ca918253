"""The session store on SQLite: every call is durable when it returns."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from formcoach.domain.finding import Finding
from formcoach.domain.records import (
    History,
    Lock,
    PainAnswer,
    ScreenAnswer,
    SessionRecord,
    SessionState,
    SetRecord,
    Skipped,
)
from formcoach.domain.repetition import Repetition
from formcoach.errors import StorageError
from formcoach.storage.ledger import KEEP_FIRST, KEEP_LAST, READ, Ledger
from formcoach.storage.reading import read_history, read_sessions
from formcoach.storage.rows import (
    finding_cells,
    lock_cells,
    pain_cells,
    repetition_cells,
    screen_cells,
    session_cells,
    set_cells,
    skipped_cells,
    unmeasured_cells,
    utc_text,
)
from formcoach.storage.safe_copies import make_copy
from formcoach.storage.session_lock import LOCK, SessionLock, share

Believes = Callable[[Lock], bool]
"""Tells whether the clearing of a lock is the therapist's."""


def no_clearing(lock: Lock) -> bool:
    """Believe no clearing: nobody was named who vouches for one."""
    return lock.cleared_at is None


class SqliteStore:
    """Keeps what one patient did; safe to call from several threads."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        patient: str,
        notices: tuple[str, ...] = (),
        *,
        believes: Believes = no_clearing,
    ) -> None:
        """Take over an open database; `open_store` is the way to one."""
        self.notices = notices
        """What the patient must be told: what was repaired, and what is missing."""
        self._connection = connection
        self._path = path
        self._patient = patient
        self._believes = believes
        self._ledger = Ledger(connection, path)
        self._lock = SessionLock(path.with_name(LOCK))
        self._in_use = share(path.parent)

    def history(self) -> History:
        """Return everything that is known of the patient."""
        with self._ledger.transaction(READ):
            known = read_history(self._connection, self._patient)
        locks = (
            replace(each, doubted=not self._believes(each)) for each in known.locks
        )
        return replace(known, locks=tuple(locks))

    def unfinished(self) -> SessionRecord | None:
        """Return the last session that was running when the program ended, if any.

        One that runs in another formcoach at this moment is not meant.
        """
        with self._ledger.one_at_a_time:
            if self._lock.held or not self._lock.free():
                return None
        with self._ledger.transaction(READ):
            running = read_sessions(self._connection, running=True)
        return running[-1] if running else None

    def begin(self, session: SessionRecord) -> None:
        """Open a session; while one runs elsewhere it is refused.

        One that was opened and broken off before its first set is taken up.

        Raises
        ------
        StorageError
            If another formcoach has one open.

        """
        if session.patient != self._patient:
            raise ValueError(session.patient)
        self._hold()
        with self._ledger.transaction():
            self._ledger.insert("session", session_cells(session), KEEP_FIRST)
            self._running(session.id)

    def resume(self, session: str) -> None:
        """Take up an unfinished session; while one runs elsewhere it is refused.

        Raises
        ------
        StorageError
            If another formcoach has one open.

        """
        self._hold()
        with self._ledger.transaction():
            self._running(session)

    def begin_set(self, session: str, record: SetRecord) -> None:
        """Open a set of a session."""

        def write() -> None:
            self._running(session)
            self._ledger.insert("exercise_set", set_cells(session, record))

        self._ledger.keep(write)

    def keep_repetition(self, session: str, set_index: int, done: Repetition) -> None:
        """Keep a repetition the moment it ends; the same index is kept once."""
        self._ledger.keep(lambda: self._keep_repetition(session, set_index, done))

    def keep_finding(self, session: str, set_index: int, found: Finding) -> None:
        """Keep a finding, or replace its earlier state."""
        self._ledger.keep(lambda: self._keep_finding(session, set_index, found))

    def end_set(self, session: str, record: SetRecord) -> None:
        """Close a set with its summary."""
        self._ledger.keep(lambda: self._end_set(session, record))

    def end(self, session: str, at: datetime, state: SessionState, why: str) -> None:
        """Close a session."""

        def write() -> None:
            self._running(session)
            self._connection.execute(
                "UPDATE session SET ended_at = ?, state = ?, why_ended = ? "
                "WHERE id = ?",
                (utc_text(at), state.value, why, session),
            )

        self._ledger.keep(write)
        with self._ledger.one_at_a_time:
            with suppress(StorageError):  # a copy less is no loss
                make_copy(self._connection, self._path.parent)
            self._lock.release()

    def keep_pain(self, answer: PainAnswer, session: str = "") -> None:
        """Keep an answer, within a session or outside one."""
        cells = pain_cells(session, answer)
        self._ledger.keep(lambda: self._ledger.insert("pain", cells, KEEP_FIRST))

    def keep_screen(self, answers: tuple[ScreenAnswer, ...]) -> None:
        """Keep the answers of one screen for warning signs, all or none."""

        def write() -> None:
            for answer in answers:
                self._ledger.insert("screen_answer", screen_cells(answer), KEEP_FIRST)

        self._ledger.keep(write)

    def lock(self, lock: Lock) -> None:
        """Lock until the therapist clears it."""
        self._ledger.keep(lambda: self._ledger.insert("lock", lock_cells(lock)))

    def clear_locks(self, cleared: Iterable[Lock]) -> None:
        """Keep locks as the therapist cleared them, also those not kept before."""
        rows = [(each, lock_cells(each)) for each in cleared]
        if not all(each.cleared_by.strip() and each.cleared_at for each, _ in rows):
            raise ValueError("nobody clears a lock without a name and a time")
        with self._ledger.transaction():
            for _, row in rows:
                self._connection.execute(
                    "DELETE FROM lock WHERE since = :since AND why = :why", row
                )
                self._ledger.insert("lock", row)

    def keep_skipped(self, skipped: Skipped) -> None:
        """Keep why something was not done; a later reason of that day replaces it."""
        cells = skipped_cells(skipped)
        self._ledger.keep(lambda: self._ledger.insert("skipped", cells, KEEP_LAST))

    def add_sessions(self, sessions: Iterable[SessionRecord]) -> int:
        """Add whole sessions from elsewhere; return how many were new.

        Raises
        ------
        StorageError
            If they cannot be kept; then none is.

        """
        known = {each.id for each in self.history().sessions}
        new = [each for each in sessions if each.id not in known]
        try:
            with self._ledger.transaction():
                for session in new:
                    self._add(session)
        except sqlite3.IntegrityError as error:
            raise StorageError(
                f"These sessions contradict themselves: {error}. None was kept.",
                hint="Have them exported anew where they come from.",
            ) from error
        return len(new)

    def close(self) -> None:
        """Let go of the files. Safe to repeat."""
        with self._ledger.one_at_a_time:
            self._ledger.keep_owed()
            self._connection.close()
            self._lock.release()
            self._in_use.close()

    def _add(self, session: SessionRecord) -> None:
        self._ledger.insert("session", session_cells(session))
        for record in session.sets:
            self._ledger.insert("exercise_set", set_cells(session.id, record))
            self._keep_parts(session.id, record)
        for given in session.pain:
            self._ledger.insert("pain", pain_cells(session.id, given), KEEP_FIRST)

    def _end_set(self, session: str, record: SetRecord) -> None:
        self._running(session)
        row = set_cells(session, record)
        changes = ", ".join(f"{name} = :{name}" for name in row)
        changed = self._connection.execute(
            f"UPDATE exercise_set SET {changes} "  # noqa: S608  # our own names
            "WHERE session = :session AND set_index = :set_index",
            row,
        )
        if changed.rowcount != 1:
            raise ValueError(f"no set {record.index} was begun")
        self._keep_parts(session, record)

    def _keep_parts(self, session: str, record: SetRecord) -> None:
        for done in record.repetitions:
            self._keep_repetition(session, record.index, done)
        for found in record.findings:
            self._keep_finding(session, record.index, found)
        for answer in record.not_measured:
            cells = unmeasured_cells(session, record.index, answer)
            self._ledger.insert("not_measured", cells, KEEP_LAST)

    def _hold(self) -> None:
        with self._ledger.one_at_a_time:
            self._lock.take()

    def _running(self, session: str) -> None:
        if not self._lock.held:
            raise ValueError("no session was begun or resumed")
        row = self._connection.execute(
            "SELECT state FROM session WHERE id = ?", (session,)
        ).fetchone()
        if row is None or row["state"] != SessionState.RUNNING:
            raise ValueError(f"no session {session} is running")

    def _keep_repetition(self, session: str, set_index: int, done: Repetition) -> None:
        cells = repetition_cells(session, set_index, done)
        self._ledger.insert("repetition", cells, KEEP_FIRST)

    def _keep_finding(self, session: str, set_index: int, found: Finding) -> None:
        cells = finding_cells(session, set_index, found)
        self._ledger.insert("finding", cells, KEEP_LAST)
