"""A video file or an animated GIF: every frame, in order, with the file's own times."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from formcoach.capture.existing_file import readable_video
from formcoach.capture.opencv import open_file
from formcoach.capture.picture_size import LEAST_SIDE_PX, REFUSED_SIDE_PX, fitted
from formcoach.capture.timestamps import RisingTimes, interval_s
from formcoach.domain.observation import Frame
from formcoach.errors import VideoError

BROKEN_OFF_FRACTION = 0.9
"""A file with fewer of its announced frames has lost some; Matroska only estimates."""
DAMAGED_HINT = (
    "It may have been copied only in part: copy it again, "
    "or save it anew as MP4 (H.264) with any video program."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a file says of itself."""

    frame_count: int | None
    rate_hz: float


class VideoFile:
    """A :class:`~formcoach.ports.FrameSource` over one file.

    Stamps that do not rise are mended as :class:`RisingTimes` describes. Rotation that
    a phone wrote into the file is applied. A picture with a side longer than
    :data:`~formcoach.capture.picture_size.LARGEST_SIDE_PX` is made smaller first.

    Raises
    ------
    VideoError
        If the file is missing, is no video, cannot be decoded, or has pictures that
        are too small or too large.

    """

    live: bool = False

    def __init__(self, path: Path) -> None:
        self._path = readable_video(path)
        look = _looked_at(self._path)
        self.name: str = path.name
        self.frame_count: int | None = look.frame_count
        """How many frames the file announces, for a progress bar; it may be wrong."""
        self.interval_s: float = interval_s(look.rate_hz)
        """Seconds from one frame to the next, on average."""
        self.note: str = ""
        """What is to be said of the file, once ``frames`` has ended."""
        self._closed = False

    @property
    def duration_s(self) -> float | None:
        """How long the file says it lasts, or None where it does not say."""
        return None if self.frame_count is None else self.frame_count * self.interval_s

    def frames(self) -> Iterator[Frame]:
        """Yield every frame from the first; a second call starts again."""
        capture = open_file(self._path)
        times = RisingTimes(interval_s=self.interval_s)
        count = 0
        try:
            while not self._closed and capture.grab():
                stamp_s = capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
                decoded, image = capture.retrieve()
                if not decoded:
                    continue
                count += 1
                picture = fitted(np.asarray(image, dtype=np.uint8))
                yield Frame(time_s=times.after(stamp_s), image=picture)
        finally:
            capture.release()
        if not self._closed:
            self.note = self._ending(count)

    def close(self) -> None:
        """End a running ``frames`` after its present frame. Safe to repeat."""
        self._closed = True

    def _ending(self, count: int) -> str:
        announced = self.frame_count
        if announced is None or count >= BROKEN_OFF_FRACTION * announced:
            return ""
        return f"{self.name} breaks off: it holds {count} of {announced} frames."


def _looked_at(path: Path) -> _Look:
    capture = open_file(path)
    try:
        if not capture.isOpened():
            raise VideoError(
                f"{path.name} is damaged or incomplete: it starts like a video "
                "but could not be opened.",
                hint=DAMAGED_HINT,
            )
        _refuse_size(path, capture)
        count = capture.get(cv2.CAP_PROP_FRAME_COUNT)
        rate_hz = capture.get(cv2.CAP_PROP_FPS)
        if not capture.read()[0]:
            raise _undecodable(path)
    finally:
        capture.release()
    known = math.isfinite(count) and count >= 1
    return _Look(frame_count=int(count) if known else None, rate_hz=rate_hz)


def _undecodable(path: Path) -> VideoError:
    return VideoError(
        f"{path.name} holds no picture that could be decoded.", hint=DAMAGED_HINT
    )


def _refuse_size(path: Path, capture: cv2.VideoCapture) -> None:
    """Refuse by the announced size, before a picture is decoded."""
    width_px = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH))
    height_px = int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
    if not width_px or not height_px:  # FFmpeg could make nothing of the stream
        raise _undecodable(path)
    said = f"The pictures of {path.name} are {width_px}x{height_px} pixels"
    if min(width_px, height_px) < LEAST_SIDE_PX:
        raise VideoError(
            f"{said}, too small to see a person: "
            f"{LEAST_SIDE_PX}x{LEAST_SIDE_PX} is the least.",
            hint="Film with at least 640x480 pixels.",
        )
    if max(width_px, height_px) > REFUSED_SIDE_PX:
        raise VideoError(
            f"{said}, too large to open: {REFUSED_SIDE_PX} on a side is the most.",
            hint="Save it in a smaller size; Full HD (1920x1080) is ample.",
        )
