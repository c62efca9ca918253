"""Open a patient's database: private, durable, of the present version, whole."""

import os
import sqlite3
from pathlib import Path

from formcoach.errors import StorageError
from formcoach.language import tr
from formcoach.private_files import PRIVATE, make_private
from formcoach.storage.failures import damaged, told
from formcoach.storage.migrations import APPLICATION_ID, MIGRATIONS

BUSY_S = 3.0
"""How long another program may hold the file; longer than any backup's page lock."""
WHOLE = "ok"


def open_database(path: Path) -> sqlite3.Connection:
    """Open a database, made or brought to the present version if need be.

    Raises
    ------
    StorageError
        If the disk or another program refuses, or a newer formcoach wrote it;
        `DamagedError` if it is not whole.

    """
    with told(path):
        make_private(path.parent)
        path.touch(mode=PRIVATE, exist_ok=True)  # -wal and -shm take over its mode
        connection = connect(path)
        try:
            check_whole(path, connection)
            _check_version(path, connection)
            _migrate(path, connection)
            _make_durable(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """Open a database as it is; every statement is a transaction unless told."""
    connection = sqlite3.connect(
        path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps of `MIGRATIONS` a database has taken."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def check_whole(path: Path, connection: sqlite3.Connection) -> None:
    """Read the whole file once.

    Raises
    ------
    DamagedError
        If anything in it does not fit together.

    """
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != WHOLE:
        raise damaged(path)


def upgrade(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, all of them or none."""
    steps = MIGRATIONS[version_of(connection) :]
    stamps = (
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {len(MIGRATIONS)}",
    )
    script = ";\n".join(["BEGIN IMMEDIATE", *steps, *stamps, "COMMIT"])
    try:
        connection.executescript(script)
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def copy_database(connection: sqlite3.Connection, path: Path) -> None:
    """Copy a database that is in use into a new private file, whole."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
    target = sqlite3.connect(path)
    try:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, no -wal beside it
    finally:
        target.close()


def _check_version(path: Path, connection: sqlite3.Connection) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(connection)
    if version and owner != APPLICATION_ID:
        raise StorageError(
            tr("{path} is a database of another program.", path=path),
            hint=tr("Move it away, or choose another folder with FORMCOACH_DATA."),
        )
    if version > len(MIGRATIONS):
        raise StorageError(
            tr(
                "{path} was written by a newer formcoach (version {version} of its "
                "tables; this one knows {known}). Nothing was changed.",
                path=path,
                version=version,
                known=len(MIGRATIONS),
            ),
            hint=tr("Install the newest formcoach: pip install --upgrade formcoach"),
        )


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    version = version_of(connection)
    if version == len(MIGRATIONS):
        return
    if version:
        before = path.with_name(f"{path.name}.before-{len(MIGRATIONS)}")
        before.unlink(missing_ok=True)
        copy_database(connection, before)
    upgrade(connection)


def _make_durable(connection: sqlite3.Connection) -> None:
    """Have every commit on the disk when it returns, the power cord included."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone is not enough
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
