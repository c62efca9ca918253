"""Open a patient's store; what is damaged is moved aside, never thrown away."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from formcoach.language import tr, tr_day
from formcoach.private_files import make_private
from formcoach.storage.database import open_database
from formcoach.storage.failures import DamagedError, told
from formcoach.storage.safe_copies import newest_copies, put_back
from formcoach.storage.sqlite_store import Believes, SqliteStore, no_clearing

DATABASE = "sessions.db"
BESIDE = ("-wal", "-shm", "-journal")


def open_store(folder: Path, believes: Believes = no_clearing) -> SqliteStore:
    """Open the store of the patient whose folder this is, made if need be.

    Parameters
    ----------
    folder
        The patient's folder.
    believes
        Tells whether the clearing of a lock is the therapist's; a lock whose clearing
        is not believed holds. Whoever does not say whom they believe believes nobody,
        and every lock that was ever set holds.

    Raises
    ------
    StorageError
        If the disk, another program or a newer version is in the way.

    """
    path = folder / DATABASE
    notices: tuple[str, ...] = ()
    if _vanished(path):
        gone = tr("{path} is not there any more.", path=path)
        notices = (_put_back(path, gone),)
    try:
        connection = open_database(path)
    except DamagedError:
        aside = _move_aside(path)
        said = tr(
            "The file of your sessions was damaged; it was moved to {aside}.",
            aside=aside,
        )
        notices = (*notices, _put_back(path, said))
        connection = open_database(path)
    return SqliteStore(connection, path, folder.name, notices, believes=believes)


def _vanished(path: Path) -> bool:
    """Tell whether there was a database here once."""
    with told(path):
        gone = not path.exists() or path.stat().st_size == 0
    return gone and bool(newest_copies(path.parent))


def _move_aside(path: Path) -> Path:
    """Move a damaged database, with the files that SQLite keeps beside it."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.parent / "damaged" / moment
    with told(path):
        make_private(aside)
        for each in (path, *(path.with_name(path.name + end) for end in BESIDE)):
            with suppress(FileNotFoundError):
                each.replace(aside / each.name)
    return aside


def _put_back(path: Path, said: str) -> str:
    """Put the newest copy that is whole in its place; say what that means."""
    for copy in newest_copies(path.parent):
        try:
            put_back(copy, path)
        except DamagedError:
            continue
        made = datetime.fromtimestamp(copy.stat().st_mtime, UTC).astimezone()
        instead = tr(
            "The copy of {day}, {time}, stands in its place; what you did after that "
            "is not in it.",
            day=tr_day(made.date()),
            time=f"{made:%H:%M}",
        )
        return f"{said} {instead}"
    none = tr("There was no copy, so your history begins anew.")
    return f"{said} {none}"
