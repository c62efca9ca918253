"""A mailbox with one place: the newest frame wins, and silence is news as well.

A thread that grabs frames puts them in, the pipeline takes them out. A reader slower
than the camera loses frames but never lags: a queue was 5.7 s behind after 12 s.
"""

import math
from collections.abc import Callable, Iterator
from threading import Condition

from formcoach.domain.observation import Frame, Trouble

WATCHDOG_S = 0.45
"""Silence after which there is no picture. Hazard H4 allows a frame to be 0.5 s old;
the rest is for the thread to wake up."""


class LatestFrame:
    """Holds the newest frame until it is taken, replaced, or nobody wants it."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._frame: Frame | None = None
        self._finished = False

    @property
    def ended(self) -> bool:
        """Whether nothing will ever be taken again."""
        with self._changed:
            return self._finished and self._frame is None

    def put(self, frame: Frame) -> None:
        """Replace whatever waits; after the end the frame is dropped."""
        with self._changed:
            if not self._finished:
                self._frame = frame
                self._changed.notify()

    def finish(self) -> None:
        """Say that no more will come; a frame that waits can still be taken."""
        with self._changed:
            self._finished = True
            self._changed.notify_all()

    def close(self) -> None:
        """End at once; a frame that waits is dropped."""
        with self._changed:
            self._finished = True
            self._frame = None
            self._changed.notify_all()

    def take(self, *, timeout_s: float) -> Frame | None:
        """Return the newest frame; None if none came in time or all has ended."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._finished or self._frame is not None, timeout_s
            )
            frame, self._frame = self._frame, None
            return frame


def watched(mailbox: LatestFrame, now_s: Callable[[], float]) -> Iterator[Frame]:
    """Yield the newest frames, and the news that there is none, until the end.

    Parameters
    ----------
    mailbox
        Where the frames come from.
    now_s
        The source's clock, the one that also stamps its frames.

    Yields
    ------
    Frame
        In strictly rising time. One that is older than :data:`WATCHDOG_S` when its turn
        comes is replaced by the news that there is no picture.

    """
    told_s = -math.inf
    asked_s = now_s()
    while not mailbox.ended:
        waited_s = now_s() - max(told_s, asked_s)
        frame = mailbox.take(timeout_s=max(0.0, WATCHDOG_S - waited_s))
        if mailbox.ended and frame is None:
            return
        if frame is None or now_s() - frame.time_s > WATCHDOG_S:
            frame = Frame(time_s=now_s(), image=None, trouble=Trouble.NO_PICTURE)
        if frame.time_s > told_s:
            told_s = frame.time_s
            yield frame
