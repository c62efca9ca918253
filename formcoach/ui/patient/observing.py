"""What the app is handed to see with, and what it tells it."""

from collections.abc import Generator
from typing import Protocol

from formcoach.domain.observation import Frame, Pose


class Observer(Protocol):
    """Watches somebody: the frames of one source, each with the pose found in it."""

    name: str
    """What a person would call its camera or file."""

    def observe(self) -> Generator[tuple[Frame, Pose], None, None]:
        """Yield frames with their poses until the source ends or is closed."""
        ...

    def close(self) -> None:
        """Let go of camera and model; a running ``observe`` then ends soon."""
        ...

    def turn_to(self, exercise: str) -> None:
        """Know that the patient gets ready for an exercise; files begin anew."""
        ...
