"""Writes all of something or nothing, and remembers what was refused.

What could not be kept (a full disk) is said, and kept with the next thing that can be,
in its order, so that nothing is lost once there is space.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from formcoach.errors import StorageError
from formcoach.storage.failures import told
from formcoach.storage.rows import Cells

KEEP_FIRST = "ON CONFLICT DO NOTHING"
KEEP_LAST = "OR REPLACE"
READ, WRITE = "BEGIN", "BEGIN IMMEDIATE"
Write = Callable[[], None]


class Ledger:
    """Keeps rows in the database at a path; safe to call from several threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.one_at_a_time = threading.RLock()
        """Held by whoever reads or writes."""
        self._connection = connection
        self._path = path
        self._owed: list[Write] = []
        """What was refused, in its order."""

    def keep(self, write: Write) -> None:
        """Keep something now; what is refused now goes with the next that is not.

        Raises
        ------
        StorageError
            If it is refused, why and what to do.

        """
        with self.one_at_a_time:
            try:
                with self.transaction():
                    write()
            except StorageError:
                self._owed.append(write)
                raise

    def keep_owed(self) -> None:
        """Try once more to keep what was refused."""
        with self.one_at_a_time:
            if self._owed:
                with suppress(StorageError, sqlite3.ProgrammingError):
                    self.keep(lambda: None)

    def insert(self, table: str, row: Cells, conflict: str = "") -> None:
        """Insert a row; ``conflict`` says which of two with one key is kept."""
        instead = conflict if conflict == KEEP_LAST else ""
        after = conflict if conflict == KEEP_FIRST else ""
        places = ", ".join(f":{name}" for name in row)
        self._connection.execute(
            f"INSERT {instead} INTO {table} ({', '.join(row)}) "  # noqa: S608
            f"VALUES ({places}) {after}",
            row,
        )

    @contextmanager
    def transaction(self, begin: str = WRITE) -> Iterator[None]:
        """Keep all of it or nothing, on the disk when it is over.

        Raises
        ------
        StorageError
            If the database refuses, why and what to do.

        """
        with self.one_at_a_time, told(self._path):
            self._connection.execute(begin)
            try:
                for write in self._owed if begin == WRITE else ():
                    write()
                yield
                self._connection.execute("COMMIT")
                self._owed = [] if begin == WRITE else self._owed
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
