"""Everything of one patient in one file."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from formcoach import __version__
from formcoach.private_files import atomic_file
from formcoach.storage import recordings
from formcoach.storage.database import copy_database, open_database
from formcoach.storage.failures import told
from formcoach.storage.manifest import NAME, PATH, FileFacts, Manifest
from formcoach.storage.open_store import DATABASE
from formcoach.storage.profiles import Profile
from formcoach.storage.safe_copies import FOLDER as COPIES

NOT_SAVED = frozenset({COPIES, "damaged"})
CHUNK_BYTES = 1 << 20


def back_up(profile: Profile, path: Path, *, poses: bool = True) -> Manifest:
    """Write a backup of a patient that only its owner may read; a session may run.

    Parameters
    ----------
    profile
        Who.
    path
        Where to; an earlier file is replaced when all of the new one is there.
    poses
        Whether the recordings of poses are in it.

    Raises
    ------
    StorageError
        If it cannot be written; then nothing is left half-written.

    """
    with (
        told(path),
        tempfile.TemporaryDirectory(dir=path.absolute().parent) as part,
        atomic_file(path) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive,
    ):
        database = Path(part) / DATABASE
        source = profile.folder / DATABASE
        with closing(open_database(source)) as connection:
            copy_database(connection, database)
        members = [(DATABASE, database), *_others(profile.folder, poses=poses)]
        manifest = Manifest(
            patient=profile.id,
            name=profile.name,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            formcoach=__version__,
            files=tuple(_add(archive, name, each) for name, each in members),
        )
        archive.writestr(NAME, manifest.model_dump_json(by_alias=True, indent=2))
    return manifest


def copy_hashed(source: IO[bytes], target: IO[bytes]) -> tuple[int, str]:
    """Copy a stream; return how many bytes it had and their SHA-256."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK_BYTES):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return size, digest.hexdigest()


def _others(folder: Path, *, poses: bool) -> Iterator[tuple[str, Path]]:
    """Yield the patient's other files: profile, prescriptions, recordings."""
    skipped = NOT_SAVED | (set() if poses else {recordings.FOLDER})
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        ours = name.startswith(DATABASE) or name.endswith((".lock", ".part"))
        if path.is_symlink() or not path.is_file() or ours:
            continue
        if name.partition("/")[0] not in skipped and PATH.fullmatch(name):
            yield name, path


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> FileFacts:
    with path.open("rb") as source, archive.open(name, "w") as target:
        size, sha256 = copy_hashed(source, target)
    return FileFacts(path=name, bytes=size, sha256=sha256)
