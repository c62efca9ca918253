"""Cameras and models that the tests make up; the child imports this module too."""

import ctypes
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from formcoach.domain.observation import Frame, Pose, Trouble
from formcoach.errors import CameraError
from formcoach.testing import STANDING, pose

FOR_EVER_S = 600.0
LAST_S = 1000.0


def picture(index, size_px=(64, 48)):
    """Return a picture that no other index has."""
    width_px, height_px = size_px
    image = np.full((height_px, width_px, 3), index % 251, np.uint8)
    image[0, 0] = (index // 251, 1, 2)
    return image


def fail(error):
    """Raise an error."""
    raise error


def chatter():
    """Print as careless libraries do."""
    print("chatter of Python")  # noqa: T201
    os.write(1, b"chatter of a library\n")


LAST_FRAMES = {
    "no picture": [Frame(time_s=LAST_S, image=None, trouble=Trouble.NO_PICTURE)],
    "frozen": [Frame(time_s=LAST_S, image=picture(0), trouble=Trouble.FROZEN)],
    "hang": [Frame(time_s=LAST_S, image=picture(0))],
}
FAILURES = {
    "fail": lambda: fail(CameraError("Webcam 0 is gone.", hint="Plug it in.")),
    "bug": lambda: fail(KeyError("knee")),
    "print": chatter,
    "break down": lambda: ctypes.string_at(0),
}


@dataclass(frozen=True, kw_only=True)
class MadeEyes:
    """Opens a made-up camera and a made-up model in the child."""

    sizes_px: tuple[tuple[int, int], ...] = ((64, 48),)
    """Of the pictures, in turn."""
    count: int = 10
    """Then the source ends."""
    then: str = "end"
    """What happens after the last frame."""

    def __call__(self):
        """Open both."""
        if self.then == "refuse":
            raise CameraError("Webcam 0 could not be opened.", hint="Plug it in.")
        return Camera(self), Model(self)


class Camera:
    """Shows pictures as fast as they are taken; what then happens is told."""

    name = "made up"
    live = True

    def __init__(self, told):
        self._told = told
        self._closed = threading.Event()

    def frames(self) -> Iterator[Frame]:
        """Yield so many pictures, and what comes then."""
        told = self._told
        for index in range(told.count):
            size_px = told.sizes_px[index % len(told.sizes_px)]
            yield Frame(time_s=float(index), image=picture(index, size_px))
        yield from LAST_FRAMES.get(told.then, ())
        if told.then == "be silent":
            self._closed.wait()
        if told.then in FAILURES:
            FAILURES[told.then]()

    def close(self):
        """End a silence."""
        if self._told.then == "never let go":
            time.sleep(FOR_EVER_S)
        self._closed.set()


class Model:
    """Finds the same person in every picture, with the index for a time."""

    name = "made up"

    def __init__(self, told):
        self._told = told

    def estimate(self, frame) -> Pose:
        """Return the person, marked as the frame is."""
        if frame.time_s == LAST_S and self._told.then == "hang":
            time.sleep(FOR_EVER_S)
        found = pose(STANDING, time_s=frame.time_s)
        return replace(found, trouble=frame.trouble)

    def close(self):
        """Free nothing."""


def child_pid(observer):
    """Return the process of an observer that is watching."""
    return observer._child._process.pid
