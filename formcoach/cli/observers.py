"""What a session sees with: a camera, or files in its place, one for each exercise."""

import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from formcoach.capture.endless import CUT_S
from formcoach.domain.exercise import Exercise
from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.ports import Observer
from formcoach.pose.recording_file import load_recording
from formcoach.session.spotter import MakeCoach, Spotter

RECORDING = ".poses"
IDLE_S = 0.2
"""How often it is said that there is no picture."""
REPEATED_S = 1 / 15
"""How often a picture that stands still is shown: as often as the screen looks."""
LATE_S = 0.1
"""A film that falls behind by more than this goes on later instead of hurrying."""
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

    def wait(self) -> None:
        """Go on watching: the patient waits, not the camera."""

    def go_on(self) -> None:
        """Go on watching."""


class FilesObserver:
    """Videos and recordings of poses, begun anew whenever a set is got ready for.

    The people in them know nothing of a countdown. So a file stands still in the first
    start pose that it shows, as the session itself would believe it, until the set
    begins. A video is played again and again, a recording once.

    Parameters
    ----------
    files
        One for each exercise, in the order of the programme; they begin again with
        the first where there are more exercises.
    programme
        The exercises.
    watch
        Returns who watches a video, round after round and every frame of it.
    make_coach
        Makes who knows the start poses.
    clock
        Seconds that only rise, by which files are played.

    """

    def __init__(
        self,
        files: Sequence[Path],
        programme: Sequence[Exercise],
        watch: Callable[[Path], Observer],
        make_coach: MakeCoach,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._files = {
            each.id: (each, files[place % len(files)])
            for place, each in enumerate(programme)
        }
        self._exercise, self._file = self._files[programme[0].id]
        self.name: str = self._file.name
        self._watch = watch
        self._make_coach = make_coach
        self._watching: Observer | None = None
        self._pace = _Pace(clock)
        self._closed = threading.Event()
        self._turned = threading.Event()
        self._waits = threading.Event()
        self._time_s = 0.0

    def observe(self) -> Generator[Seen, None, None]:
        """Yield the frames of one file after the other until closed."""
        with closing(self._shown()) as shown:
            for frame, pose in shown:
                self._closed.wait(self._pace.ahead_s(frame.time_s))
                if self._closed.is_set():
                    return
                yield frame, pose

    def close(self) -> None:
        """End a running ``observe`` soon."""
        self._closed.set()
        watching = self._watching
        if watching is not None:
            watching.close()

    def turn_to(self, exercise: str) -> None:
        """Begin the file of an exercise from its start."""
        self._exercise, self._file = self._files[exercise]
        self.name = self._file.name
        self._waits.set()
        self._turned.set()

    def wait(self) -> None:
        """Stand still in the next start pose."""
        self._waits.set()

    def go_on(self) -> None:
        """Let the file that stands still go on."""
        self._waits.clear()

    def _shown(self) -> Generator[Seen, None, None]:
        while True:
            if self._turned.is_set():
                self._turned.clear()
                yield from self._played(self._exercise, self._file)
            else:
                yield self._nothing()

    def _played(self, exercise: Exercise, file: Path) -> Iterator[Seen]:
        """Yield a file until it ends or another is turned to, standing still in it."""
        moved_s = self._time_s + CUT_S
        spotter: Spotter | None = None
        for frame, pose in self._seen(file):
            if self._ended():
                return
            yield self._at(moved_s + pose.time_s, frame, pose)
            if not self._waits.is_set():
                spotter = None
                continue
            spotter = spotter or self._spotter(exercise)
            if spotter.update(pose).look.ready:
                while self._waits.is_set() and not self._ended():
                    moved_s += REPEATED_S
                    yield self._at(moved_s + pose.time_s, frame, pose)

    def _ended(self) -> bool:
        return self._closed.is_set() or self._turned.is_set()

    def _spotter(self, exercise: Exercise) -> Spotter:
        spotter = Spotter(self._make_coach)
        spotter.get_ready(exercise)
        return spotter

    def _seen(self, file: Path) -> Iterator[Seen]:
        if file.suffix == RECORDING:
            for pose in load_recording(file).poses():
                yield Frame(time_s=pose.time_s, image=None, trouble=pose.trouble), pose
            return
        self._watching = self._watch(file)
        with closing(self._watching), closing(self._watching.observe()) as seen:
            yield from seen

    def _at(self, time_s: float, frame: Frame, pose: Pose) -> Seen:
        self._time_s = time_s
        return replace(frame, time_s=time_s), replace(pose, time_s=time_s)

    def _nothing(self) -> Seen:
        self._time_s += IDLE_S
        frame = Frame(time_s=self._time_s, image=None, trouble=Trouble.NO_PICTURE)
        return frame, Pose.absent(self._time_s, Trouble.NO_PICTURE)


class _Pace:
    """Plays a film in its own time, or slower where the model is slower."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began_s: float | None = None

    def ahead_s(self, time_s: float) -> float:
        """Return how long to wait for a time of the film to come."""
        now_s = self._clock()
        if self._began_s is None or now_s - self._began_s > time_s + LATE_S:
            self._began_s = now_s - time_s
        return max(0.0, self._began_s + time_s - now_s)
