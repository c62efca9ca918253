"""Whether a camera's pictures are alive: frozen and black ones must not be judged."""

import math
import zlib

from formcoach.domain.observation import Image, Trouble

FROZEN_AFTER_S = 0.9
"""Hazard H4 wants the alert within 1 s; the next picture may be 0.1 s away."""
BLACK_AFTER_S = 0.5
"""A hand that passes the lens is no trouble."""
BLACK_MEAN = 16
"""Black in television's range of levels (ITU-R BT.601): a covered lens stays below."""
BLACK_SPREAD = 8
"""Half of that: a covered lens's noise stays below, a lamp in a dark room above."""
SAMPLE_STEP_PX = 8
"""One pixel in 64 tells whether all is black, at a sixtieth of the cost."""


class PictureHealth:
    """Watches one camera's pictures, every one that was grabbed.

    Frozen means equal in every byte: a still scene never is, for a sensor is noisy.
    """

    def __init__(self) -> None:
        self._checksum: int | None = None
        self._same_since_s = 0.0
        self._black_since_s = math.inf

    def trouble_of(self, time_s: float, image: Image) -> Trouble | None:
        """Return what is wrong with the newest picture, black before frozen."""
        self._note_sameness(time_s, image)
        self._note_blackness(time_s, image)
        if time_s - self._black_since_s >= BLACK_AFTER_S:
            return Trouble.BLACK
        if time_s - self._same_since_s >= FROZEN_AFTER_S:
            return Trouble.FROZEN
        return None

    def _note_sameness(self, time_s: float, image: Image) -> None:
        checksum = zlib.crc32(image.data)
        if checksum != self._checksum:
            self._checksum = checksum
            self._same_since_s = time_s

    def _note_blackness(self, time_s: float, image: Image) -> None:
        sample = image[::SAMPLE_STEP_PX, ::SAMPLE_STEP_PX]
        if sample.mean() >= BLACK_MEAN or sample.std() >= BLACK_SPREAD:
            self._black_since_s = math.inf
        else:
            self._black_since_s = min(self._black_since_s, time_s)
