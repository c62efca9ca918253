"""The process that opens camera and model, and tells what it sees.

It never waits for the screen. It ends when it is told to, when its source ends, and
when the process that started it is gone, however that came about.
"""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.errors import BugError, FormcoachError
from formcoach.observing.pictures import PLACES_COUNT, Pictures, Shape
from formcoach.ports import FrameSource, PoseEstimator
from formcoach.scheduling import give_way, go_first
from formcoach.streams import hush_process

OpenEyes = Callable[[], tuple[FrameSource, PoseEstimator]]
"""Opens camera and model; it is pickled and called in the child."""

LETTING_GO_S = 2.0
"""A slow inference, and what a camera's driver takes to be let go of."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The shared memory is in use here as well, and needs its name no longer."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """A frame whose picture lies in shared memory, and the pose found in it."""

    time_s: float
    trouble: Trouble | None
    pose: Pose
    place: int | None
    """Where the picture lies; None where there is none. To be given back."""
    shape: Shape


Told = Attached | Seen | FormcoachError | None
"""What the child tells; None says that the source has ended."""


def observe(
    connection: Connection, pictures_name: str, open_eyes: OpenEyes, log: Path
) -> None:
    """Watch until there is nothing more to watch: the whole life of the child."""
    go_first()
    _leave_signals_to_the_parent()
    hush_process(log)
    _print_at_once()
    orders = _Orders(connection)
    orders.start()
    pictures = Pictures.attach(pictures_name)
    try:
        connection.send(Attached())
        connection.send(_watch(connection, pictures, open_eyes, orders))
    except OSError:  # the parent is gone
        pass
    finally:
        # MediaPipe may take seconds to free a model, or never return from it.
        os._exit(0)


def _leave_signals_to_the_parent() -> None:
    """Ignore what goes to all processes of a terminal: Ctrl-C, and that it closed."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _print_at_once() -> None:
    """Let every printed line reach the log: this process ends without a last flush."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(line_buffering=True)


def _watch(
    connection: Connection,
    pictures: Pictures,
    open_eyes: OpenEyes,
    orders: "_Orders",
) -> FormcoachError | None:
    """Tell what is seen; return what went wrong, or None at the end of the source."""
    tell = partial(_tell, connection, pictures, orders.free)
    try:
        source, estimator = open_eyes()
        orders.source = source
        try:
            _watch_and_tell(source, estimator, tell)
        finally:
            source.close()
    except FormcoachError as error:
        return error
    except ConnectionError:  # the parent is gone
        return None
    except Exception as error:  # noqa: BLE001  # told by the process with a screen
        traceback.print_exc()
        return BugError.of(error)
    return None


def _watch_and_tell(
    source: FrameSource, estimator: PoseEstimator, tell: Callable[[Frame, Pose], bool]
) -> None:
    """Tell of each frame while the model looks at the next."""
    with ThreadPoolExecutor(1, "telling", initializer=give_way) as teller:
        telling: Future[bool] | None = None
        for frame in source.frames():
            pose = estimator.estimate(frame)
            if telling is not None and not telling.result():
                return
            telling = teller.submit(tell, frame, pose)
        if telling is not None:
            telling.result()


def _tell(
    connection: Connection,
    pictures: Pictures,
    free: "SimpleQueue[int | None]",
    frame: Frame,
    pose: Pose,
) -> bool:
    """Tell of a frame, once there is a place for it; False if nobody wants it."""
    place, shape = None, (0, 0, 3)
    if frame.image is not None:
        place = free.get()
        if place is None:
            return False
        shape = pictures.write(place, frame.image)
    connection.send(
        Seen(
            time_s=frame.time_s,
            trouble=frame.trouble,
            pose=pose,
            place=place,
            shape=shape,
        )
    )
    return True


class _Orders(threading.Thread):
    """Hears which places are free again, and that all is over."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(name="orders", daemon=True)
        self._connection = connection
        self.source: FrameSource | None = None
        self.free: SimpleQueue[int | None] = SimpleQueue()
        """Places for pictures; None at the end."""
        for place in range(PLACES_COUNT):
            self.free.put(place)

    def run(self) -> None:
        while (place := self._heard()) is not None:
            self.free.put(place)
        if self.source is None:  # nothing to let go of yet
            os._exit(0)
        threading.Timer(LETTING_GO_S, os._exit, [0]).start()
        self.free.put(None)
        self.source.close()

    def _heard(self) -> int | None:
        try:
            place: int | None = self._connection.recv()
        except (EOFError, OSError):  # the parent is gone
            return None
        return place
