"""Writes the poses of each set beside the store, on a thread of its own."""

import threading
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue

from formcoach.domain.observation import Pose
from formcoach.errors import FormcoachError
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording
from formcoach.storage.recordings import Recordings

LAST_S = 10.0
"""How long the end waits for what is still to be written."""


class BackgroundKeeper:
    """Keeps recordings without holding the session up."""

    def __init__(self, folder: Path, *, source: str, model: str, sha256: str) -> None:
        """Choose the patient's folder and what the recordings say of themselves."""
        self._recordings = Recordings(folder)
        self._origin = RecordingOrigin(source=source, model=model, model_sha256=sha256)
        self._waiting: SimpleQueue[tuple[Path, Sequence[Pose]] | None] = SimpleQueue()
        self._thread = threading.Thread(
            target=self._write, name="formcoach recordings", daemon=True
        )
        self._thread.start()

    def keep(self, session: str, set_index: int, poses: Sequence[Pose]) -> str:
        """Keep the poses of a set, soon and not at once; return under which name."""
        name = self._recordings.place(session, set_index)
        self._waiting.put((self._recordings.path_to_write(name), poses))
        return name

    def close(self) -> None:
        """Write what is left."""
        self._waiting.put(None)
        self._thread.join(LAST_S)

    def _write(self) -> None:
        while (task := self._waiting.get()) is not None:
            path, poses = task
            try:
                save_recording(path, Recording.of(poses, self._origin))
                self._recordings.trim()
            except (FormcoachError, OSError):
                continue  # a recording less is no loss: repetitions lie in the store
