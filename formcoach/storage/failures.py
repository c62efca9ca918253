"""What SQLite and the disk refuse, as sentences with a remedy."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from formcoach.errors import StorageError
from formcoach.language import mark, tr

KEPT = mark("What was kept before is safe.")
_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one (SQLite, result codes)."""
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class DamagedError(StorageError):
    """The database is not whole any more."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite or the disk refuse about a file into sentences.

    Raises
    ------
    StorageError
        Instead of the library's own error.

    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _of_sqlite(path, error) from error
    except OSError as error:
        raise of_disk(path, error) from error


def damaged(path: Path) -> DamagedError:
    """Return the sentence for a database that is not whole."""
    return DamagedError(
        tr("{path} is damaged.", path=path),
        hint=tr(
            "Start formcoach again: the damaged file is moved aside, and the last "
            "whole copy takes its place."
        ),
    )


def of_disk(path: Path, error: OSError) -> StorageError:
    """Return the sentence for what the disk refuses."""
    if error.errno in _NO_SPACE:
        return _full(path)
    if error.errno in _REFUSED:
        return _unwritable(path)
    why = error.strerror or error
    return StorageError(
        tr(
            "{path}: the disk refuses: {why}. {kept}", path=path, why=why, kept=tr(KEPT)
        ),
        hint=tr(
            "Try again; if it stays, look at the disk, or choose another folder "
            "with FORMCOACH_DATA."
        ),
    )


def _of_sqlite(path: Path, error: sqlite3.DatabaseError) -> StorageError:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_FULL:
        return _full(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageError(
            tr("{path} is in use by another program. {kept}", path=path, kept=tr(KEPT)),
            hint=tr(
                "Close the other formcoach, or the program that copies this file, "
                "and try again."
            ),
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _unwritable(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if code == sqlite3.SQLITE_IOERR:
        return _not_taken(path)
    raise error  # a programmer's mistake


def _not_taken(path: Path) -> StorageError:
    return StorageError(
        tr(
            "{path}: the disk did not take what was to be kept. {kept}",
            path=path,
            kept=tr(KEPT),
        ),
        hint=tr("Look whether the disk is full or was taken out, then try again."),
    )


def _full(path: Path) -> StorageError:
    return StorageError(
        tr("{path}: the disk is full. {kept}", path=path, kept=tr(KEPT)),
        hint=tr(
            "Free some space and try again; old recordings of poses go with: "
            "formcoach data trim"
        ),
    )


def _unwritable(path: Path) -> StorageError:
    return StorageError(
        tr("{path}: you may not write there. {kept}", path=path, kept=tr(KEPT)),
        hint=tr(
            "Give yourself the right to write to that folder, or choose another "
            "with FORMCOACH_DATA."
        ),
    )
