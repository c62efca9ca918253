"""What a session sees with: a camera, or files in its place, one for each exercise."""

import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.ports import Observer
from formcoach.pose.recording_file import load_recording

RECORDING = ".poses"
IDLE_S = 0.2
"""How often it is said that there is no picture."""
Seen = tuple[Frame, Pose]


class CameraObserver:
    """One camera for the whole session."""

    def __init__(self, observer: Observer) -> None:
        """Take whoever watches it."""
        self.name: str = observer.name
        self._observer = observer

    def observe(self) -> Generator[Seen, None, None]:
        """Yield frames with their poses until the source ends or is closed."""
        yield from self._observer.observe()

    def close(self) -> None:
        """Let go of the camera; a running ``observe`` then ends soon."""
        self._observer.close()

    def turn_to(self, exercise: str) -> None:
        """Go on watching: the camera stays where it is."""


class FilesObserver:
    """Videos and recordings of poses, begun anew whenever a set is got ready for.

    A video is played again and again, a recording once.

    Parameters
    ----------
    files
        One for each exercise, in the order of the programme; they begin again with
        the first where there are more exercises.
    programme
        The ids of the exercises.
    watch
        Returns who watches a video.
    clock
        Seconds that only rise, by which files are played.

    """

    def __init__(
        self,
        files: Sequence[Path],
        programme: Sequence[str],
        watch: Callable[[Path], Observer],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = files[0].name
        self._files = {
            each: files[place % len(files)] for place, each in enumerate(programme)
        }
        self._watch = watch
        self._watching: Observer | None = None
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
                yield from self._play_on(self._files[self._exercise])
            else:
                yield self._nothing()
                self._closed.wait(IDLE_S)

    def close(self) -> None:
        """End a running ``observe`` soon."""
        self._closed.set()
        watching = self._watching
        if watching is not None:
            watching.close()

    def turn_to(self, exercise: str) -> None:
        """Begin the file of an exercise from its start."""
        self._exercise = exercise
        self._turned.set()

    def _play_on(self, file: Path) -> Iterator[Seen]:
        """Play a recording once, and a video until it is turned to another.

        The people of a video do not wait for a countdown: it may be over before the
        set has begun.
        """
        yield from self._play(file)
        while file.suffix != RECORDING:
            yield self._nothing()
            if self._ended():
                return
            yield from self._play(file)

    def _ended(self) -> bool:
        return self._closed.is_set() or self._turned.is_set()

    def _play(self, file: Path) -> Iterator[Seen]:
        began_s, offset_s = self._clock(), self._time_s + IDLE_S
        seen = self._recorded if file.suffix == RECORDING else self._filmed
        for frame, pose in seen(file):
            if self._ended():
                return
            if file.suffix == RECORDING:
                self._wait_for(pose.time_s - (self._clock() - began_s))
            self._time_s = offset_s + pose.time_s
            yield (
                replace(frame, time_s=self._time_s),
                replace(pose, time_s=self._time_s),
            )

    def _wait_for(self, ahead_s: float) -> None:
        if ahead_s > 0:
            self._closed.wait(ahead_s)

    def _recorded(self, file: Path) -> Iterator[Seen]:
        for pose in load_recording(file).poses():
            yield Frame(time_s=pose.time_s, image=None, trouble=pose.trouble), pose

    def _filmed(self, file: Path) -> Iterator[Seen]:
        self._watching = self._watch(file)
        with closing(self._watching), closing(self._watching.observe()) as seen:
            yield from seen

    def _nothing(self) -> Seen:
        self._time_s += IDLE_S
        frame = Frame(time_s=self._time_s, image=None, trouble=Trouble.NO_PICTURE)
        return frame, Pose.absent(self._time_s, Trouble.NO_PICTURE)
