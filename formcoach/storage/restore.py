"""Put a patient back from a backup, all of it or nothing."""

import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from formcoach.errors import StorageError
from formcoach.private_files import PRIVATE, make_private
from formcoach.storage.backup import copy_hashed
from formcoach.storage.database import check_whole, connect, version_of
from formcoach.storage.failures import DamagedError, told
from formcoach.storage.manifest import Manifest, UnfitError, read_manifest, refused
from formcoach.storage.migrations import APPLICATION_ID, MIGRATIONS
from formcoach.storage.open_store import DATABASE
from formcoach.storage.profiles import Profile, Profiles, replaced_name
from formcoach.storage.session_lock import refuse_while_in_use

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def restore(path: Path, profiles: Profiles, *, replace: bool = False) -> Profile:
    """Put back the patient that a backup holds.

    Parameters
    ----------
    path
        The backup.
    profiles
        Where the patient goes.
    replace
        Whether a patient of that id who is there gives way; what was there is moved
        aside and kept.

    Raises
    ------
    StorageError
        If the backup is not whole or not ours, the patient is there already, or the
        disk refuses; then nothing was changed.

    """
    if not path.is_file():
        raise refused(path, "there is no such file")
    profiles.make_folder()
    with (
        told(path),
        tempfile.TemporaryDirectory(prefix=".restore-", dir=profiles.folder) as part,
    ):
        fresh = Path(part) / "patient"
        make_private(fresh)
        try:
            manifest = _unpack(path, fresh)
        except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
            raise refused(path, "it is damaged, or no backup at all") from error
        except UnfitError as error:
            raise refused(path, str(error)) from error
        _put_in_place(fresh, profiles.folder / manifest.patient, replace=replace)
    return profiles.find(manifest.patient)


def _unpack(path: Path, folder: Path) -> Manifest:
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        size = os.fstat(file.fileno()).st_size
        manifest = read_manifest(archive, size)
        for facts in manifest.files:
            target = folder / facts.path
            make_private(target.parent)
            with (
                archive.open(facts.path) as source,
                os.fdopen(os.open(target, NEW, PRIVATE), "wb") as written,
            ):
                found = copy_hashed(source, written)
            if found != (facts.bytes, facts.sha256):
                raise UnfitError(f"{facts.path} is not what was saved")
    _check_database(folder / DATABASE)
    return manifest


def _check_database(path: Path) -> None:
    """Believe a database only if its tables are exactly ours: no triggers, no views."""
    if not path.is_file():
        raise UnfitError("it holds no sessions")
    try:
        with told(path), closing(connect(path)) as connection:
            check_whole(path, connection)
            version = version_of(connection)
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            if owner != APPLICATION_ID or not 1 <= version <= len(MIGRATIONS):
                raise UnfitError("its sessions are those of a newer formcoach, or none")
            if _tables(connection) != _tables_of(version):
                raise UnfitError("its tables are not those of formcoach")
    except DamagedError as error:
        raise UnfitError("its sessions are damaged") from error


def _tables_of(version: int) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in MIGRATIONS[:version]:
            connection.executescript(step)
        return _tables(connection)


def _tables(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    return [tuple(row) for row in connection.execute(query)]


def _put_in_place(fresh: Path, place: Path, *, replace: bool) -> None:
    if place.exists():
        if not replace:
            raise StorageError(
                f"There is a patient {place.name!r} on this computer already. "
                "Nothing was changed.",
                hint="To put the backup in the place of what is there, which is moved "
                "aside and kept: --replace",
            )
        refuse_while_in_use(place)
        moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        place.replace(place.with_name(replaced_name(place.name) + moment))
    shutil.move(fresh, place)
