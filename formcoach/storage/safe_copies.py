"""Copies of the database, made after each session, for the day it is damaged."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from formcoach.private_files import make_private
from formcoach.storage.database import check_whole, connect, copy_database
from formcoach.storage.failures import told

KEPT = 5
"""Days of sessions that the copies reach back, as patients come once a day."""
FOLDER = "backups"
SUFFIX = ".db"
PART = ".part-"


def make_copy(connection: sqlite3.Connection, folder: Path) -> Path:
    """Copy a patient's database into ``backups/`` and drop the oldest copies.

    Raises
    ------
    StorageError
        If there is no room, or the folder may not be written to.

    """
    copies = folder / FOLDER
    part = copies / f"{PART}{os.getpid()}"
    path = copies / f"{_next_number(folder):06}-{datetime.now(UTC):%Y-%m-%d}{SUFFIX}"
    with told(copies):
        make_private(copies)
        try:
            _drop_parts(copies)
            copy_database(connection, part)
            part.replace(path)
        finally:
            _drop_parts(copies)
        for old in newest_copies(folder)[KEPT:]:
            old.unlink(missing_ok=True)
    return path


def _drop_parts(copies: Path) -> None:
    """Remove what a copy left that was broken off; only one is made at a time."""
    for part in copies.glob(f"{PART}*"):
        part.unlink(missing_ok=True)


def newest_copies(folder: Path) -> list[Path]:
    """Return the copies of a patient's database, newest first, whatever the clock."""
    with suppress(OSError):
        return sorted((folder / FOLDER).glob(f"[0-9]*-*{SUFFIX}"), reverse=True)
    return []


def _next_number(folder: Path) -> int:
    newest = newest_copies(folder)[:1]
    return 1 + max((int(path.name.partition("-")[0]) for path in newest), default=0)


def put_back(copy: Path, path: Path) -> None:
    """Put a copy in the place of a database that is gone.

    Raises
    ------
    DamagedError
        If the copy is not whole itself.

    """
    path.unlink(missing_ok=True)
    with told(copy), closing(connect(copy)) as source:
        check_whole(copy, source)
        copy_database(source, path)
