"""What a backup says of itself, and what is believed of it.

A backup may come from anybody: nothing of it is used before its names, sizes and
checksums are known to fit, and nothing in it is packed, so it cannot swell.
"""

import re
import zipfile
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from formcoach.errors import StorageError

NAME = "manifest.json"
MAX_BYTES = 16_000_000
"""Of the manifest itself: about a hundred thousand files."""
_PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"
PATH = re.compile(rf"{_PART}(/{_PART})?")
"""A file, or a file in one folder; nothing hidden, nothing that leads upwards."""


class FileFacts(BaseModel):
    """One file of a backup."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    path: str = Field(pattern=f"^{PATH.pattern}$")
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class Manifest(BaseModel):
    """The member ``manifest.json``."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    format: Literal["formcoach backup"] = "formcoach backup"
    schema_: Literal[1] = Field(default=1, alias="schema")
    patient: str = Field(pattern="^[a-z0-9][a-z0-9_-]{0,39}$")
    name: str = Field(max_length=100)
    made_at: str
    formcoach: str
    files: tuple[FileFacts, ...]


class UnfitError(Exception):
    """A backup is not as it should be; the text says how."""


def read_manifest(archive: zipfile.ZipFile, archive_bytes: int) -> Manifest:
    """Return what a backup says of itself, once that fits what it holds.

    Raises
    ------
    UnfitError
        If it is no backup, or holds anything that it should not.

    """
    members = {member.filename: member for member in archive.infolist()}
    if NAME not in members:
        raise UnfitError("it is no backup of formcoach")
    if len(members) < len(archive.infolist()):
        raise UnfitError("it holds two files of one name")
    if any(each.compress_type != zipfile.ZIP_STORED for each in members.values()):
        raise UnfitError("its files are packed, and a backup never packs them")
    if sum(each.file_size for each in members.values()) > archive_bytes:
        raise UnfitError("it declares more than it holds")
    if members[NAME].file_size > MAX_BYTES:
        raise UnfitError("its manifest is too long")
    manifest = _parsed(archive.read(NAME))
    declared = {each.path: each.bytes for each in manifest.files}
    found = {path: each.file_size for path, each in members.items() if path != NAME}
    if declared != found:
        raise UnfitError("its files are not those that it names")
    return manifest


def refused(path: object, what: str) -> StorageError:
    """Return the sentence for a backup that is not believed."""
    return StorageError(
        f"{path}: this backup cannot be used: {what}. Nothing was changed.",
        hint="Backups are made with: formcoach data backup -o FILE",
    )


def _parsed(text: bytes) -> Manifest:
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or NAME
        raise UnfitError(f"{where}: {first['msg']}") from error
