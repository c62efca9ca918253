"""A thread that keeps a camera open and hands on every picture it grabs."""

from collections.abc import Callable
from threading import Event, Thread

import cv2
import numpy as np

from formcoach.capture.health import PictureHealth
from formcoach.capture.opencv import Capture
from formcoach.capture.picture_size import fitted
from formcoach.domain.observation import Frame

FIRST_WAIT_S = 0.5
"""The wait before a lost camera is opened again; it doubles each time."""
LONGEST_WAIT_S = 4.0
"""Nobody should stand in front of a camera that is back for longer than this."""
OPENING_STUCK_S = 20.0
"""Some webcams need this long to open on Windows (opencv#17687)."""
READING_STUCK_S = 3.0
"""Network cameras and Linux webcams give up by themselves after 1.5 and 2 s."""


class Grabber(Thread):
    """Opens a camera, grabs until it is lost, waits, and opens it again.

    A call of OpenCV that never returns cannot be ended. Such a grabber is ``stuck``:
    it is left behind, and lets go of the camera should the call ever return.
    """

    def __init__(
        self,
        open_capture: Callable[[], Capture],
        deliver: Callable[[Frame], None],
        now_s: Callable[[], float],
    ) -> None:
        super().__init__(name="grabber", daemon=True)
        self._open_capture = open_capture
        self._deliver = deliver
        self._now_s = now_s
        self._left = Event()
        self._stuck_at_s: float | None = None
        self.settled = Event()
        """Set by the first picture, or when there was none at the first attempt."""
        self.was_opened = False
        """Whether the camera could ever be opened."""
        self.has_pictures = False
        """Whether there ever was a picture."""

    @property
    def stuck(self) -> bool:
        """Whether a call has been going on for too long to come back."""
        stuck_at_s = self._stuck_at_s
        return stuck_at_s is not None and self._now_s() > stuck_at_s

    def leave(self) -> None:
        """Ask the thread to end after the call it is in. Safe to repeat."""
        self._left.set()

    def run(self) -> None:
        """Keep the camera open until left."""
        wait_s = FIRST_WAIT_S
        while not self._left.is_set():
            if self._grab_until_lost():
                wait_s = FIRST_WAIT_S
            self.settled.set()
            self._left.wait(wait_s)
            wait_s = min(2 * wait_s, LONGEST_WAIT_S)

    def _grab_until_lost(self) -> bool:
        """Return whether there was any picture."""
        capture = self._opened()
        if capture is None:
            return False
        health = PictureHealth()
        any_picture = False
        try:
            while (frame := self._next_frame(capture, health)) is not None:
                any_picture = self.has_pictures = True
                self._deliver(frame)
                self.settled.set()
        finally:
            capture.release()
        return any_picture

    def _opened(self) -> Capture | None:
        self._stuck_at_s = self._now_s() + OPENING_STUCK_S
        try:
            capture = self._open_capture()
        except cv2.error:
            return None
        finally:
            self._stuck_at_s = None
        if not capture.isOpened():
            return None
        self.was_opened = True
        return capture

    def _next_frame(self, capture: Capture, health: PictureHealth) -> Frame | None:
        """Return the next frame, or None if the camera is lost or nobody wants it."""
        self._stuck_at_s = self._now_s() + READING_STUCK_S
        try:
            grabbed = capture.grab()
            time_s = self._now_s()
            decoded, image = capture.retrieve() if grabbed else (False, None)
        except cv2.error:
            return None
        finally:
            self._stuck_at_s = None
        if not decoded or image is None or self._left.is_set():
            return None
        picture = fitted(np.asarray(image, dtype=np.uint8))
        trouble = health.trouble_of(time_s, picture)
        return Frame(time_s=time_s, image=picture, trouble=trouble)
