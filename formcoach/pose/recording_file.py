"""Recordings on the disk: a zip of plain numpy arrays, written whole, read with care.

A recording may come from anybody. No array is read before its declared type, shape and
size are known to fit, members are stored and never packed, and nothing is unpickled.
"""

import os
import zipfile
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from formcoach.domain.anatomy import N_LANDMARKS
from formcoach.domain.observation import N_STATIONS
from formcoach.errors import OutputError, RecordingError
from formcoach.pose.recording import (
    NO_TROUBLE,
    TROUBLE_CODES,
    Recording,
    RecordingOrigin,
)
from formcoach.private_files import atomic_file

MAX_FRAMES = 500_000
"""More than four hours at 30 frames a second; about 400 MB in memory."""
MAX_HEADER_BYTES = 64_000
MAX_ABS_PX = 1e6
"""Ten times the longest side that a picture can have (`Recording.sizes_px`)."""
MAX_ABS_M = 100.0
"""A body is measured from its own hips; chosen far beyond any."""


class _Layout(NamedTuple):
    dtype: str
    row: tuple[int, ...]


_ARRAYS: dict[str, _Layout] = {
    "times_s": _Layout("<f8", ()),
    "image_px": _Layout("<f4", (N_LANDMARKS, 2)),
    "world_m": _Layout("<f4", (N_LANDMARKS, 3)),
    "visibility": _Layout("<f4", (N_LANDMARKS,)),
    "sizes_px": _Layout("<u2", (2,)),
    "troubles": _Layout("|u1", ()),
    "outlines": _Layout("<f4", (2, 2, N_STATIONS)),
}
_HEADER = "header"
_HEADER_LAYOUT = _Layout("|u1", ())


class _Header(BaseModel):
    """What a recording says about itself, as JSON in its member ``header``."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    format: Literal["formcoach recording"] = "formcoach recording"
    schema_: Literal[1] = Field(default=1, alias="schema")
    source: str
    model: str
    model_sha256: str = Field(pattern="^([0-9a-f]{64})?$")
    exercise_id: str


def save_recording(path: Path, recording: Recording) -> None:
    """Write a recording that only its owner may read.

    Raises
    ------
    OutputError
        If it cannot be written; then nothing is left half-written.

    """
    origin = recording.origin
    header = _Header(
        source=origin.source,
        model=origin.model,
        model_sha256=origin.model_sha256,
        exercise_id=origin.exercise_id,
    ).model_dump_json(by_alias=True)
    arrays: dict[str, NDArray[Any]] = {
        name: getattr(recording, name).astype(layout.dtype)
        for name, layout in _ARRAYS.items()
    }
    arrays[_HEADER] = np.frombuffer(header.encode(), dtype=np.uint8)
    try:
        with atomic_file(path) as file:
            np.savez(file, allow_pickle=False, **arrays)
    except OSError as error:
        raise OutputError(
            f"{path}: the recording cannot be written: {error.strerror or error}",
            hint="Choose a folder with free space that you may write to.",
        ) from error


def load_recording(path: Path) -> Recording:
    """Read a recording.

    Raises
    ------
    RecordingError
        If it is missing, damaged, of another schema, or not a recording at all.

    """
    try:
        with path.open("rb") as file:
            return _read(file)
    except OSError as error:
        raise _refused(path, error.strerror or str(error)) from error
    except _UnfitError as error:
        raise _refused(path, str(error)) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise _refused(path, "it is damaged, or no recording at all") from error


class _UnfitError(Exception):
    """A recording is not as it should be; the text says how."""


def _refused(path: Path, what: str) -> RecordingError:
    return RecordingError(
        f"{path}: this recording cannot be read: {what}",
        hint="Recordings are made with: formcoach analyze VIDEO --record FILE",
    )


def _read(file: BinaryIO) -> Recording:
    with zipfile.ZipFile(file) as archive:
        _check_members(archive, os.fstat(file.fileno()).st_size)
        header = _read_header(archive)
        n_frames = _declared_shape(archive, "times_s", _ARRAYS["times_s"])[0]
        if n_frames > MAX_FRAMES:
            raise _UnfitError(f"it has {n_frames} frames, more than {MAX_FRAMES}")
        arrays = {
            name: _read_array(archive, name, layout, n_frames)
            for name, layout in _ARRAYS.items()
        }
    _check_values(arrays)
    return Recording(
        origin=RecordingOrigin(
            source=header.source,
            model=header.model,
            model_sha256=header.model_sha256,
            exercise_id=header.exercise_id,
        ),
        **arrays,
    )


def _check_members(archive: zipfile.ZipFile, archive_bytes: int) -> None:
    members = archive.infolist()
    expected = sorted(f"{name}.npy" for name in (*_ARRAYS, _HEADER))
    if sorted(member.filename for member in members) != expected:
        raise _UnfitError("it is no recording of poses, or one of another schema")
    if any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise _UnfitError("its arrays are packed, and a recording never packs them")
    if sum(member.file_size for member in members) > archive_bytes:
        raise _UnfitError("it declares more than it holds")


def _read_header(archive: zipfile.ZipFile) -> _Header:
    size = archive.getinfo(f"{_HEADER}.npy").file_size
    if size > MAX_HEADER_BYTES:
        raise _UnfitError(f"its header has {size} bytes, more than {MAX_HEADER_BYTES}")
    length = _declared_shape(archive, _HEADER, _HEADER_LAYOUT)[0]
    text = _read_array(archive, _HEADER, _HEADER_LAYOUT, length).tobytes()
    try:
        return _Header.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "header"
        raise _UnfitError(f"{where}: {first['msg']}") from error


def _declared_shape(
    archive: zipfile.ZipFile, name: str, layout: _Layout
) -> tuple[int, ...]:
    """Return the shape that an array declares, once it is known to be true."""
    member = archive.getinfo(f"{name}.npy")
    with archive.open(member) as stream:
        if npy.read_magic(stream) != (1, 0):
            raise _UnfitError(f"{name} is written in an unknown way")
        shape, by_columns, dtype = npy.read_array_header_1_0(stream)
        start = stream.tell()
    if dtype != np.dtype(layout.dtype) or (by_columns and len(shape) > 1):
        raise _UnfitError(f"{name} has type {dtype}, expected {np.dtype(layout.dtype)}")
    if not shape or shape[1:] != layout.row:
        expected = f"({', '.join(map(str, ('frames', *layout.row)))})"
        raise _UnfitError(f"{name} has shape {shape}, expected {expected}")
    if start + int(np.prod(shape)) * dtype.itemsize != member.file_size:
        raise _UnfitError(f"{name} breaks off, or goes on after its end")
    return shape


def _read_array(
    archive: zipfile.ZipFile, name: str, layout: _Layout, n_frames: int
) -> NDArray[Any]:
    shape = _declared_shape(archive, name, layout)
    if shape[0] != n_frames:
        raise _UnfitError(f"{name} has {shape[0]} frames, expected {n_frames}")
    with archive.open(f"{name}.npy") as stream:
        array: NDArray[Any] = npy.read_array(stream, allow_pickle=False)
    return array


def _check_values(arrays: dict[str, NDArray[Any]]) -> None:
    times_s = arrays["times_s"]
    if not np.isfinite(times_s).all() or not (np.diff(times_s) > 0).all():
        raise _UnfitError("its times do not rise from frame to frame")
    for name, limit in (("image_px", MAX_ABS_PX), ("world_m", MAX_ABS_M)):
        if (np.abs(arrays[name]) > limit).any():
            raise _UnfitError(f"{name} holds a value beyond {limit:g}")
    visibility = arrays["visibility"]
    if not ((visibility >= 0) & (visibility <= 1)).all():
        raise _UnfitError("visibility holds a value outside 0 to 1")
    if not np.isin(arrays["troubles"], (NO_TROUBLE, *TROUBLE_CODES.values())).all():
        raise _UnfitError("troubles holds an unknown code")
