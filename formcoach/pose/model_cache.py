"""Pose models in the user's cache, each with a receipt that says where it came from.

A bundle's file name carries its own hash, and the receipt ``<variant>.json`` is written
last. So what a receipt names is always whole, and two fetches at once cannot mix.
"""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from formcoach.errors import PoseModelError
from formcoach.pose.model_route import Bundle
from formcoach.private_files import SHARED, atomic_file

MAX_RECEIPT_BYTES = 64_000


class Receipt(BaseModel):
    """What is known of a fetched model."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    schema_: Literal[1] = Field(default=1, alias="schema")
    variant: str
    file: str = Field(pattern=r"^pose_landmarker_[a-z]+-[0-9a-f]{12}\.task$")
    """The bundle, in the same folder."""
    route: str
    inputs: dict[str, str]
    """The verified hash (SHA-256) of everything it was made from, by name."""
    sha256: str
    size_bytes: int
    fetched_at: str
    """UTC, ISO 8601."""


def cache_folder() -> Path:
    """Return where fetched models are kept; it need not exist."""
    return Path(platformdirs.user_cache_dir("formcoach", appauthor=False)) / "models"


def store(variant: str, bundle: Bundle) -> Path:
    """Put a bundle into the cache and return where it is.

    Raises
    ------
    PoseModelError
        If the cache cannot be written; then what was there before is still there.

    """
    folder = cache_folder()
    sha256 = hashlib.sha256(bundle.data).hexdigest()
    receipt = Receipt(
        variant=variant,
        file=f"pose_landmarker_{variant}-{sha256[:12]}.task",
        route=bundle.route,
        inputs=dict(bundle.inputs),
        sha256=sha256,
        size_bytes=len(bundle.data),
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_file(folder / receipt.file, mode=SHARED) as file:
            file.write(bundle.data)
        with atomic_file(folder / f"{variant}.json", mode=SHARED) as file:
            file.write(receipt.model_dump_json(by_alias=True, indent=2).encode())
    except OSError as error:
        raise PoseModelError(
            f"{folder}: the pose model cannot be kept here: {error.strerror or error}",
            hint="Make room, or give a bundle of your own with --model PATH.",
        ) from error
    return folder / receipt.file


def read_receipt(variant: str) -> Receipt | None:
    """Return the receipt of a fetched model, or None if none can be believed."""
    try:
        with (cache_folder() / f"{variant}.json").open("rb") as file:
            return Receipt.model_validate_json(file.read(MAX_RECEIPT_BYTES))
    except (OSError, ValidationError):
        return None


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
