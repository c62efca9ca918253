"""A video made into what a webcam sends, and a source that never makes anyone wait.

Both the floor and the live loop get the same pictures: 640x480 as MJPEG, the format of
most webcams. The floor has them ready in memory; the loop's source decodes them in a
thread of its own, as the thread that grabs a webcam's frames does.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread

import cv2
import numpy as np

from formcoach.bench.plan import FRAMES_COUNT
from formcoach.capture.video_file import VideoFile
from formcoach.domain.observation import Frame, Image
from formcoach.errors import OutputError

WIDTH_PX, HEIGHT_PX = 640, 480
LOOK_EVERY_S = 0.05
"""How soon a thread that waits for its neighbour sees that all is over."""


def write_like_webcam(video: VideoFile, path: Path) -> None:
    """Write the first frames of a video as a webcam would send them.

    Raises
    ------
    OutputError
        If there is no room for them.

    """
    code = cv2.VideoWriter.fourcc(*"MJPG")
    rate_hz = 1 / video.interval_s
    size_px = (WIDTH_PX, HEIGHT_PX)
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, code, rate_hz, size_px)
    if not writer.isOpened():
        raise OutputError(
            f"{path}: the pictures for the measurement cannot be written.",
            hint="Make room in the folder for temporary files, or set TMPDIR.",
        )
    for _, frame in zip(range(FRAMES_COUNT), video.frames(), strict=False):
        if frame.image is not None:
            writer.write(_letterboxed(frame.image))
    writer.release()


def _letterboxed(image: Image) -> Image:
    """Return a picture in the middle of one of a webcam's size."""
    height_px, width_px = image.shape[:2]
    scale = min(WIDTH_PX / width_px, HEIGHT_PX / height_px)
    wide, tall = round(width_px * scale), round(height_px * scale)
    left, top = (WIDTH_PX - wide) // 2, (HEIGHT_PX - tall) // 2
    shown = np.zeros((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    shown[top : top + tall, left : left + wide] = cv2.resize(image, (wide, tall))
    return shown


class EagerCamera:
    """A :class:`~formcoach.ports.FrameSource` that has its next frame ready at once.

    It plays a file over and over, as fast as its frames are taken; none is left out.
    """

    live: bool = True

    def __init__(self, path: Path) -> None:
        self.name = "a webcam that never waits"
        self._path = path
        self._ready: Queue[Frame] = Queue(maxsize=1)
        self._closed = Event()

    def frames(self) -> Iterator[Frame]:
        """Yield frames until closed."""
        Thread(target=self._decode, name="eager camera", daemon=True).start()
        while not self._closed.is_set():
            try:
                frame = self._ready.get(timeout=LOOK_EVERY_S)
            except Empty:
                continue
            yield frame

    def close(self) -> None:
        """End a running ``frames``. Safe to repeat."""
        self._closed.set()

    def _decode(self) -> None:
        # Stamped by the clock, as a webcam's frames are: what the coach does once a
        # second is then done once a second here as well.
        began_s = time.perf_counter()
        video = VideoFile(self._path)
        while not self._closed.is_set():
            for frame in video.frames():
                now_s = time.perf_counter() - began_s
                self._put(Frame(time_s=now_s, image=frame.image))
                if self._closed.is_set():
                    return

    def _put(self, frame: Frame) -> None:
        while not self._closed.is_set():
            with suppress(Full):
                self._ready.put(frame, timeout=LOOK_EVERY_S)
                return
