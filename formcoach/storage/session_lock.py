"""One session at a time: a lock of the operating system on a file.

The system lets go of the lock when the process ends, however it ends, so there is
nothing to clean up after a crash: a file that nobody holds is no lock.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from formcoach.errors import StorageError
from formcoach.language import tr
from formcoach.private_files import PRIVATE
from formcoach.storage.failures import told

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _seize(file: IO[str]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _share(file: IO[str]) -> None:
        """Do nothing: Windows moves and deletes no folder in which a file is open."""

else:
    import fcntl

    def _seize(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _share(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_SH)


LOCK = "session.lock"
OPEN = "open.lock"
"""Shared by whoever has the store open, so that nobody moves the folder meanwhile."""
_FAR = 1 << 20
"""Windows locks bytes: one beyond the text, so that others may read who holds it."""


class SessionLock:
    """Held while a session runs, so that no second one runs beside it."""

    def __init__(self, path: Path) -> None:
        """Choose the file; nothing is locked yet."""
        self._path = path
        self._file: IO[str] | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it through this object."""
        return self._file is not None

    def take(self) -> None:
        """Take the lock; taking it twice is taking it once.

        Raises
        ------
        StorageError
            If another formcoach holds it.

        """
        if not self._try():
            raise StorageError(
                tr(
                    "Another formcoach has a session open for this patient{holder}.",
                    holder=self._holder(),
                ),
                hint=tr("Go on there, or end it there and try again here."),
            )

    def free(self) -> bool:
        """Tell whether no other process holds it."""
        if self.held:
            return True
        mine = self._try()
        self.release()
        return mine

    def release(self) -> None:
        """Let go of the lock. Safe to repeat."""
        if self._file:
            self._file.close()
            self._file = None

    def _try(self) -> bool:
        if self._file:
            return True
        with told(self._path):
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE)
        file = os.fdopen(handle, "r+", encoding="ascii")
        try:
            _seize(file)
        except OSError:
            file.close()
            return False
        with contextlib.suppress(OSError):  # only for people; a full disk may refuse it
            file.seek(0)
            file.truncate()
            file.write(str(os.getpid()))
            file.flush()
        self._file = file
        return True

    def _holder(self) -> str:
        try:
            pid = self._path.read_text("ascii").strip()
        except (OSError, ValueError):
            return ""
        return tr(" (process {pid})", pid=pid) if pid.isdigit() else ""


def refuse_while_in_use(folder: Path) -> None:
    """Refuse to touch a patient's folder while a session runs there.

    Raises
    ------
    StorageError
        If one does.

    """
    lock = SessionLock(folder / LOCK)
    lock.take()
    lock.release()
    if not SessionLock(folder / OPEN).free():
        raise StorageError(
            f"formcoach is open for the patient {folder.name!r}. Nothing was changed.",
            hint="End it and try again.",
        )


def share(folder: Path) -> IO[str]:
    """Say that a patient's folder is in use until the file returned is closed."""
    path = folder / OPEN
    with told(path):
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE), "r+")
        _share(file)
    return file
