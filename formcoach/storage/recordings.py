"""Where the recordings of a patient's poses lie, never more than a given size.

Poses only: pictures are never kept. Who writes a recording asks for a path first and
trims afterwards; the oldest go first.
"""

from pathlib import Path

from formcoach.private_files import make_private
from formcoach.storage.failures import told

FOLDER = "recordings"
SUFFIX = ".poses"
BYTES_PER_MB = 1_000_000
DEFAULT_LIMIT_MB = 2000
"""About fifteen hours: a frame takes 1189 bytes (`formcoach.pose.recording`)."""


class Recordings:
    """The recordings in one patient's folder."""

    def __init__(
        self, folder: Path, limit_bytes: int = DEFAULT_LIMIT_MB * BYTES_PER_MB
    ) -> None:
        """Choose the patient's folder and how much may be kept."""
        self._folder = folder / FOLDER
        self._limit_bytes = limit_bytes

    def place(self, session: str, set_index: int) -> str:
        """Return the name under which a set's poses are kept, ready to be written.

        It is what `SetRecord.recording` holds; `path` says where that is.
        """
        with told(self._folder):
            make_private(self._folder)
        return f"{FOLDER}/{session}-{set_index:03}{SUFFIX}"

    def path_to_write(self, name: str) -> Path:
        """Return the path that belongs to a name of `place`."""
        return self._folder.parent / name

    def path(self, name: str) -> Path | None:
        """Return the path of a recording that is kept, None if there is none.

        A name may come from a restored or imported file: it never leads elsewhere.
        """
        kept = (path for _, _, path in self._kept())
        return next((each for each in kept if f"{FOLDER}/{each.name}" == name), None)

    def all(self) -> tuple[tuple[str, Path], ...]:
        """Return the names and paths of every recording, oldest first."""
        return tuple((f"{FOLDER}/{path.name}", path) for _, _, path in self._kept())

    def total_bytes(self) -> int:
        """Return how much is kept."""
        return sum(size for _, size, _ in self._kept())

    def count(self) -> int:
        """Return how many are kept."""
        return len(self._kept())

    def trim(self) -> int:
        """Delete the oldest until the rest fits; return how many went."""
        kept = self._kept()
        spare = sum(size for _, size, _ in kept) - self._limit_bytes
        deleted = 0
        with told(self._folder):
            for _, size, path in kept:
                if spare <= 0:
                    break
                path.unlink(missing_ok=True)
                spare -= size
                deleted += 1
        return deleted

    def delete_all(self) -> int:
        """Delete every recording; return how many there were."""
        kept = self._kept()
        with told(self._folder):
            for _, _, path in kept:
                path.unlink(missing_ok=True)
        return len(kept)

    def _kept(self) -> list[tuple[float, int, Path]]:
        """Return when each was written, its size and its path, oldest first."""
        with told(self._folder):
            found = []
            for path in self._folder.glob(f"*{SUFFIX}"):
                status = path.lstat()
                found.append((status.st_mtime, status.st_size, path))
        return sorted(found)
