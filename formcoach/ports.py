"""The doors of the core: what it asks of the world, and nothing more."""

from collections.abc import Iterator
from typing import Protocol

from formcoach.domain.observation import Frame, Pose


class FrameSource(Protocol):
    """Where frames come from: a camera, a network camera, a video file."""

    name: str
    """What a person would call it: a file's name, ``camera 0``."""
    live: bool
    """True if frames are lost when nobody takes them."""

    def frames(self) -> Iterator[Frame]:
        """Yield frames until the source ends or is closed.

        A live source yields a frame without a picture, or one marked frozen or black,
        at least twice a second while it has nothing better, and goes on when the camera
        is back.
        """
        ...

    def close(self) -> None:
        """Let go of the device; a running ``frames`` then ends soon. Safe to repeat."""
        ...


class PoseEstimator(Protocol):
    """Finds the pose of one person in a frame."""

    name: str
    """Which model, for reports: ``mediapipe full``."""

    def estimate(self, frame: Frame) -> Pose:
        """Return one pose a frame, also when nobody is in sight."""
        ...

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        ...
