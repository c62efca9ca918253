"""What a session acts on: store, voice, clocks, recordings, all handed to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from formcoach.domain.observation import Pose
from formcoach.ports import SessionStore, Speaker


class RecordingKeeper(Protocol):
    """Keeps the poses of a set beside the store."""

    def keep(self, session: str, set_index: int, poses: Sequence[Pose]) -> str:
        """Keep them, soon and not at once; return under which name."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Where the time comes from."""

    elapsed_s: Callable[[], float]
    """Seconds that only rise."""
    moment: Callable[[], datetime]
    """Aware, in the patient's own zone."""

    def utc_offset_s(self) -> int:
        """Return by how much the patient's clock is ahead of UTC."""
        offset = self.moment().utcoffset()
        return int(offset.total_seconds()) if offset else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What a session acts on."""

    store: SessionStore
    speaker: Speaker
    clocks: Clocks
    recordings: RecordingKeeper | None = None
    """None where the patient does not want recordings."""
    ring: Callable[[], None] = lambda: None
    """The bell of the terminal."""
