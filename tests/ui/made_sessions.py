"""A made-up session: an application, and a camera that obeys.

Every frame carries what the coach will say about it, so a test is a script of instants.
"""

import asyncio
import queue
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from made_instants import HEIGHT_PX, WIDTH_PX, bird_dog, person
from textual.pilot import Pilot

from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Frame, Pose
from formcoach.testing import ObserverHere
from formcoach.ui.app import CoachApp
from formcoach.ui.widgets.video_view import Picture


def picture() -> np.ndarray:
    """Return a picture of a dim room, brighter to the right."""
    image = np.zeros((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    image[:] = np.linspace(20, 160, WIDTH_PX, dtype=np.uint8)[None, :, None]
    return image


class ToldCamera:
    """A camera that shows a frame when it is told to, and else keeps silent."""

    name = "made-up camera"
    live = True

    def __init__(self) -> None:
        self._frames: queue.SimpleQueue[Frame | Exception | None] = queue.SimpleQueue()
        self.closed = False

    def show(self, frame: Frame | Exception) -> None:
        """Let the next frame, or a failure, come."""
        self._frames.put(frame)

    def end(self) -> None:
        """Let the source end."""
        self._frames.put(None)

    def frames(self) -> Iterator[Frame]:
        """Yield what it is told to show."""
        while (frame := self._frames.get()) is not None:
            if isinstance(frame, Exception):
                raise frame
            yield frame

    def close(self) -> None:
        """End at once."""
        self.closed = True
        self._frames.put(None)


class LineEstimator:
    """Finds the same person in every frame."""

    name = "made up"

    def __init__(self) -> None:
        self.closed = False

    def estimate(self, frame: Frame) -> Pose:
        """Return the person."""
        return person(frame.time_s)

    def close(self) -> None:
        """Note that it is free."""
        self.closed = True


class Clock:
    """A clock that stands until it is moved."""

    now_s = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now_s


class Session:
    """An application in front of a camera that is told what to show."""

    def __init__(self, exercise: Exercise | None = None, **choices) -> None:
        self.camera = ToldCamera()
        self.estimator = LineEstimator()
        self.clock = Clock()
        self.coaches: list[TellingCoach] = []
        self._script: queue.SimpleQueue[Instant] = queue.SimpleQueue()
        self._time_s = 0.0
        self.app = CoachApp(
            exercise or bird_dog(),
            ObserverHere(self.camera, self.estimator),
            make_coach=self._make_coach,
            clock=self.clock,
            **{"picture": Picture.HALF, **choices},
        )

    def say(self, now: Instant) -> None:
        """Let one frame come, about which the coach says this."""
        self._time_s += 0.1
        self._script.put(now)
        self.camera.show(Frame(time_s=self._time_s, image=picture()))

    def _make_coach(self) -> "TellingCoach":
        self.coaches.append(TellingCoach(self._script))
        return self.coaches[-1]


class TellingCoach:
    """Says what the script says about each pose."""

    def __init__(self, script: "queue.SimpleQueue[Instant]") -> None:
        self._script = script
        self.finished = False

    def update(self, pose: Pose) -> Instant:
        """Return the next instant of the script."""
        return replace(self._script.get_nowait(), pose=pose, time_s=pose.time_s)

    def finish(self) -> Instant | None:
        """End without another word."""
        self.finished = True
        return None


async def until(pilot: Pilot, is_so: Callable[[], bool]) -> None:
    """Wait until something is so, for two minutes at most."""
    for _ in range(12_000):
        if is_so():
            await pilot.pause()
            return
        await asyncio.sleep(0.01)
    message = f"it did not come about; {pilot.app.screen} is shown"
    raise AssertionError(message)


def screen_text(pilot: Pilot) -> str:
    """Return what stands on the screen, without colours."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
