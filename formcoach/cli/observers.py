"""What a session sees with: a camera, or files in its place, one for each exercise."""
# ruff: noqa: PLC0415 (imports inside functions: OpenCV and MediaPipe take seconds)

import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from formcoach.domain.observation import Frame, Pose, Trouble

if TYPE_CHECKING:
    from formcoach.ports import FrameSource, PoseEstimator

    Eyes = Callable[[], tuple[FrameSource, PoseEstimator]]

RECORDING = ".poses"
IDLE_S = 0.2
"""How often it is said that there is no picture."""
Seen = tuple[Frame, Pose]


class CameraObserver:
    """One camera for the whole session."""

    def __init__(self, name: str, eyes: "Eyes") -> None:
        """Choose the camera; it is opened when watching begins."""
        self.name = name
        self._eyes = eyes
        self._source: FrameSource | None = None
        self._closed = threading.Event()

    def observe(self) -> Generator[Seen, None, None]:
        """Yield frames with their poses until the source ends or is closed."""
        self._source, estimator = self._eyes()
        with closing(estimator), closing(self._source):
            for frame in self._source.frames():
                if self._closed.is_set():
                    return
                yield frame, estimator.estimate(frame)

    def close(self) -> None:
        """Let go of the camera; a running ``observe`` then ends soon."""
        self._closed.set()
        if self._source is not None:
            self._source.close()

    def turn_to(self, exercise: str) -> None:
        """Go on watching: the camera stays where it is."""


class FilesObserver:
    """Videos and recordings of poses, begun anew whenever a set is got ready for.

    Parameters
    ----------
    files
        One for each exercise, in the order of the programme; they begin again with
        the first where there are more exercises.
    programme
        The ids of the exercises.
    eyes_for
        Opens a video and a pose model.
    clock
        Seconds that only rise, by which files are played.

    """

    def __init__(
        self,
        files: Sequence[Path],
        programme: Sequence[str],
        eyes_for: "Callable[[Path], tuple[FrameSource, PoseEstimator]]",
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = files[0].name
        self._files = {
            each: files[place % len(files)] for place, each in enumerate(programme)
        }
        self._eyes_for = eyes_for
        self._clock = clock
        self._closed = threading.Event()
        self._turned = threading.Event()
        self._exercise = ""
        self._time_s = 0.0

    def observe(self) -> Generator[Seen, None, None]:
        """Yield the frames of one file after the other until closed."""
        while not self._closed.is_set():
            if self._turned.is_set():
                self._turned.clear()
                yield from self._play(self._files[self._exercise])
            else:
                yield self._nothing()
                self._closed.wait(IDLE_S)

    def close(self) -> None:
        """End a running ``observe`` soon."""
        self._closed.set()

    def turn_to(self, exercise: str) -> None:
        """Begin the file of an exercise from its start."""
        self._exercise = exercise
        self._turned.set()

    def _play(self, file: Path) -> Iterator[Seen]:
        began_s, offset_s = self._clock(), self._time_s + IDLE_S
        seen = self._recorded if file.suffix == RECORDING else self._filmed
        for frame, pose in seen(file):
            if self._closed.is_set() or self._turned.is_set():
                return
            ahead_s = pose.time_s - (self._clock() - began_s)
            if ahead_s > 0:
                self._closed.wait(ahead_s)
            self._time_s = offset_s + pose.time_s
            yield (
                replace(frame, time_s=self._time_s),
                replace(pose, time_s=self._time_s),
            )

    def _recorded(self, file: Path) -> Iterator[Seen]:
        from formcoach.pose.recording_file import load_recording

        for pose in load_recording(file).poses():
            yield Frame(time_s=pose.time_s, image=None, trouble=pose.trouble), pose

    def _filmed(self, file: Path) -> Iterator[Seen]:
        source, estimator = self._eyes_for(file)
        with closing(estimator), closing(source):
            for frame in source.frames():
                yield frame, estimator.estimate(frame)

    def _nothing(self) -> Seen:
        self._time_s += IDLE_S
        frame = Frame(time_s=self._time_s, image=None, trouble=Trouble.NO_PICTURE)
        return frame, Pose.absent(self._time_s, Trouble.NO_PICTURE)
