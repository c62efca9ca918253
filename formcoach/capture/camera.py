"""A live camera, by cable or network: the newest frame, or why there is none."""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from threading import current_thread, main_thread

from formcoach.capture.grabber import Grabber
from formcoach.capture.latest_frame import LatestFrame, watched
from formcoach.capture.network_address import NetworkAddress
from formcoach.capture.opencv import Capture, open_network, open_webcam
from formcoach.capture.remedies import network_remedy, webcam_remedy
from formcoach.domain.observation import Frame
from formcoach.errors import CameraError

DEFAULT_SIZE_PX = (640, 480)
"""What every webcam can do, and ample for the model's 256 pixels."""
FIRST_PICTURE_S = 25.0
"""The longest wait at the start: a slow webcam opening, and its first picture."""
LETTING_GO_S = 0.3
"""How long ``close`` waits for the device: less than the half second it may take."""
MOST_LEFT_BEHIND = 3
"""Threads that hang in a camera's driver; beyond these a new attempt only adds one."""


class Camera:
    """A live :class:`~formcoach.ports.FrameSource`.

    A thread grabs and a mailbox with one place keeps the newest frame. Times are
    seconds since the camera was opened, taken when a picture was grabbed. Pictures
    equal for a second are marked frozen, black ones black. While there is none, a frame
    without a picture says so, and the camera is opened again until it is back.

    Raises
    ------
    CameraError
        If the camera cannot be opened at first, or gives no picture.

    """

    live: bool = True

    def __init__(
        self,
        name: str,
        open_capture: Callable[[], Capture],
        *,
        remedy: Callable[[], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name: str = name
        self._open_capture = open_capture
        self._clock = clock
        self._started_s = clock()
        self._mailbox = LatestFrame()
        self._left_behind: list[Grabber] = []
        self._grabber = self._new_grabber()
        self._grabber.settled.wait(FIRST_PICTURE_S)
        if not self._grabber.has_pictures:
            self.close()
            raise CameraError(self._refusal(), hint=remedy())

    def frames(self) -> Iterator[Frame]:
        """Yield frames, or the trouble there is, until the camera is closed."""
        for frame in watched(self._mailbox, self._now_s):
            if frame.image is None:
                self._leave_a_stuck_one_behind()
            yield frame

    def close(self) -> None:
        """End a running ``frames`` at once and let go of the device. Safe to repeat."""
        self._mailbox.close()
        self._grabber.leave()
        self._grabber.join(LETTING_GO_S)

    def _new_grabber(self) -> Grabber:
        grabber = Grabber(self._open_capture, self._mailbox.put, self._now_s)
        grabber.start()
        return grabber

    def _leave_a_stuck_one_behind(self) -> None:
        self._left_behind = [one for one in self._left_behind if one.is_alive()]
        if self._grabber.stuck and len(self._left_behind) < MOST_LEFT_BEHIND:
            self._grabber.leave()
            self._left_behind.append(self._grabber)
            self._grabber = self._new_grabber()

    def _refusal(self) -> str:
        if self._grabber.was_opened:
            return f"{self.name} opens but gives no picture."
        return f"{self.name} could not be opened."

    def _now_s(self) -> float:
        return self._clock() - self._started_s


def webcam(index: int, *, size_px: tuple[int, int] = DEFAULT_SIZE_PX) -> Camera:
    """Open a webcam by its number and ask it for a size."""
    width_px, height_px = size_px
    opener = partial(open_webcam, index, width_px=width_px, height_px=height_px)
    if sys.platform == "darwin" and current_thread() is main_thread():
        # Only here can macOS ask whether the camera may be used.
        opener().release()
    remedy = partial(webcam_remedy, index, sys.platform)
    return Camera(f"Webcam {index}", opener, remedy=remedy)


def network_camera(address: NetworkAddress) -> Camera:
    """Open a network camera, MJPEG over HTTP or RTSP."""
    opener = partial(open_network, address.url)
    remedy = partial(network_remedy, address.host)
    return Camera(f"Network camera {address.shown}", opener, remedy=remedy)
