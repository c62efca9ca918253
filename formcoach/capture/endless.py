"""A video file over and over, every frame of it, for whoever sets the pace."""

from collections.abc import Iterator
from threading import Event

from formcoach.capture.video_file import VideoFile
from formcoach.domain.observation import Frame, Trouble

CUT_S = 1.5
"""How long there is no picture between two rounds, on the film's own clock. Longer than
anything is compared over (a fall: 1 s), so nothing is read into the jump."""
TOLD_EVERY_S = 0.4
"""How often it is then said, as a camera has to: at least twice a second."""


class EndlessVideo:
    """A :class:`~formcoach.ports.FrameSource` that begins again whenever it ends.

    Frames come as fast as they are taken and none is lost. Their times go on rising.
    """

    live: bool = False

    def __init__(self, video: VideoFile) -> None:
        self.name: str = video.name
        self._video = video
        self._closed = Event()

    def frames(self) -> Iterator[Frame]:
        """Yield every frame of every round until closed."""
        begins_s = 0.0
        while not self._closed.is_set():
            ends_s = None
            for frame in self._video.frames():
                ends_s = begins_s + frame.time_s
                yield Frame(time_s=ends_s, image=frame.image)
            if ends_s is None:  # the file has been taken away meanwhile
                return
            yield from _cut(ends_s)
            begins_s = ends_s + CUT_S

    def close(self) -> None:
        """End a running ``frames`` after its present frame. Safe to repeat."""
        self._closed.set()
        self._video.close()


def _cut(from_s: float) -> Iterator[Frame]:
    for told in range(1, int(CUT_S / TOLD_EVERY_S) + 1):
        time_s = from_s + told * TOLD_EVERY_S
        yield Frame(time_s=time_s, image=None, trouble=Trouble.NO_PICTURE)
