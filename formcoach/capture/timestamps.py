"""Times that always rise, from stamps that a file may have got wrong."""

import math

FASTEST_HZ = 1000.0
"""A higher rate is a fault of the file: phones film slow motion at up to 960."""
ASSUMED_HZ = 30.0
"""The rate of most phones and webcams, where a file states none to be believed."""


def interval_s(rate_hz: float) -> float:
    """Return the seconds between two frames at the rate that a file announces."""
    believable = math.isfinite(rate_hz) and 0 < rate_hz <= FASTEST_HZ
    return 1 / (rate_hz if believable else ASSUMED_HZ)


class RisingTimes:
    """Hands a file's stamps on as they are, as long as they rise.

    A stamp that is not later than the one before, or no number, is put one frame after
    it, and all stamps that follow are moved by as much: the steps between them, and so
    every speed of a joint, stay as filmed. A clock that starts again in the middle of a
    file and a file without any stamps are mended by the same rule.
    """

    def __init__(self, *, interval_s: float) -> None:
        self._interval_s = interval_s
        self._moved_by_s = 0.0
        self._last_s = -math.inf

    def after(self, stamp_s: float) -> float:
        """Return the time of the next frame, whose stamp is given."""
        time_s = stamp_s + self._moved_by_s
        if not math.isfinite(time_s) or time_s <= self._last_s:
            time_s = self._one_frame_on()
            if math.isfinite(stamp_s):
                self._moved_by_s = time_s - stamp_s
        self._last_s = time_s
        return time_s

    def _one_frame_on(self) -> float:
        return self._last_s + self._interval_s if math.isfinite(self._last_s) else 0.0
