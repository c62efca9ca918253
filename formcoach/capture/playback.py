"""A video file played as if it were a webcam: in its own time, whoever keeps up."""

import time
from collections.abc import Callable, Iterator
from threading import Event, Thread

from formcoach.capture.latest_frame import LatestFrame, watched
from formcoach.capture.video_file import VideoFile
from formcoach.domain.observation import Frame

LATE_S = 0.1
"""Decoding that falls behind by more than this slows the playback down."""


class Playback:
    """A live :class:`~formcoach.ports.FrameSource` over a video file.

    Each frame comes when its own time has come, and the newest wins. Pictures are not
    tested for being frozen or black: a film may rightly hold still.
    """

    live: bool = True

    def __init__(
        self,
        video: VideoFile,
        *,
        loops: int = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Play the video so many times over; times go on rising from loop to loop."""
        self.name: str = video.name
        self._video = video
        self._loops = loops
        self._clock = clock
        self._started_s = 0.0
        self._mailbox = LatestFrame()
        self._closed = Event()

    def frames(self) -> Iterator[Frame]:
        """Yield the newest frame until the last loop ends. To be called once."""
        self._started_s = self._clock()
        Thread(target=self._play, name=f"playback {self.name}", daemon=True).start()
        try:
            yield from watched(self._mailbox, self._now_s)
        finally:
            self.close()

    def close(self) -> None:
        """End a running ``frames`` at once. Safe to repeat."""
        self._closed.set()
        self._video.close()
        self._mailbox.close()

    def _play(self) -> None:
        try:
            for frame in self._looped():
                self._wait_until(frame.time_s)
                if self._closed.is_set():
                    return
                self._mailbox.put(frame)
        finally:
            self._mailbox.finish()

    def _looped(self) -> Iterator[Frame]:
        begins_s = 0.0
        for _ in range(self._loops):
            ends_s = begins_s
            for frame in self._video.frames():
                ends_s = begins_s + frame.time_s
                yield Frame(time_s=ends_s, image=frame.image)
            begins_s = ends_s + self._video.interval_s

    def _wait_until(self, time_s: float) -> None:
        ahead_s = time_s - self._now_s()
        if ahead_s > 0:
            self._closed.wait(ahead_s)
        elif ahead_s < -LATE_S:
            self._started_s -= ahead_s

    def _now_s(self) -> float:
        return self._clock() - self._started_s
