"""Files and folders for the user's eyes only, written whole or not at all.

On Windows the mode says nothing about who may read; there a file is as private as the
user's own folder that it lies in.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PRIVATE = 0o600
"""What a patient does is nobody else's business."""
PRIVATE_FOLDER = 0o700
SHARED = 0o644


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that is there is left alone."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


@contextmanager
def atomic_file(path: Path, *, mode: int = PRIVATE) -> Iterator[BinaryIO]:
    """Open a file that takes its place only when all of it is on the disk.

    Whatever goes wrong, a full disk and Ctrl-C included, leaves the earlier file, or
    none. Of two writers at once, the last one wins with a whole file.

    Raises
    ------
    OSError
        If the file cannot be written, or the place is taken by something that is not
        an ordinary file.

    """
    if path.exists() and not path.is_file():
        raise OSError(f"{path} is not an ordinary file")  # never replace a device
    handle, part = tempfile.mkstemp(
        prefix=f".{path.name}.", suffix=".part", dir=path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(mode)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
