"""Where things stand: a strip above the picture, the picture whole, a strip below.

Nothing but the stick figure covers the person. Every size follows the smaller side of
the picture, so that a phone's portrait and a webcam's landscape read alike.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from formcoach.domain.observation import Image

LEAST_SIDE_PX = 480
"""A smaller picture is enlarged to this, or its words could not be read."""
MOST_ENLARGED_PX = 1920
"""No picture is enlarged beyond this on its longer side."""
EM_PER_SIDE = 0.042
"""Size of the letters: 20 px at 640x480, 45 px at 1080x1920, chosen by eye."""
HEADER_EM = 3.1
WORDS_EM = 4.4
TRACE_EM = 5.0
BACKGROUND_BGR = (28, 22, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of the canvas, in pixels."""

    left_px: int
    top_px: int
    width_px: int
    height_px: int

    def of(self, canvas: Image) -> Image:
        """Return this part of a canvas, as a view."""
        rows = slice(self.top_px, self.top_px + self.height_px)
        return canvas[rows, self.left_px : self.left_px + self.width_px]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The parts of the canvas for pictures of one size."""

    em_px: int
    header: Box
    picture: Box
    words: Box
    trace: Box

    @classmethod
    def around(cls, width_px: int, height_px: int) -> "Layout":
        """Lay out a canvas around pictures of a size."""
        scale = _enlarged(width_px, height_px)
        width, height = _even(width_px * scale), _even(height_px * scale)
        em = max(1, round(min(width, height) * EM_PER_SIDE))
        header, words, trace = (
            _even(em * share) for share in (HEADER_EM, WORDS_EM, TRACE_EM)
        )
        tops = np.cumsum([0, header, height, words]).tolist()
        boxes = (
            Box(left_px=0, top_px=top, width_px=width, height_px=tall)
            for top, tall in zip(tops, (header, height, words, trace), strict=True)
        )
        return cls(em_px=em, **dict(zip(_PARTS, boxes, strict=True)))

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the whole canvas, both even as video codecs want."""
        return self.picture.width_px, self.trace.top_px + self.trace.height_px

    def blank(self) -> Image:
        """Return an empty canvas."""
        width, height = self.size_px
        canvas = np.empty((height, width, 3), np.uint8)
        fill(canvas)
        return canvas


def fill(part: Image) -> None:
    """Make a part of a canvas empty; ten times as fast as assigning a colour."""
    height, width = part.shape[:2]
    cv2.rectangle(part, (0, 0), (width, height), BACKGROUND_BGR, cv2.FILLED)


_PARTS = ("header", "picture", "words", "trace")


def _enlarged(width_px: int, height_px: int) -> float:
    needed = LEAST_SIDE_PX / min(width_px, height_px)
    allowed = MOST_ENLARGED_PX / max(width_px, height_px)
    return max(1.0, min(needed, allowed))


def _even(length_px: float) -> int:
    return max(2, 2 * round(length_px / 2))
