"""Letters in OpenCV's own font, which has the degree sign and the states' symbols."""

from functools import cache

import cv2

from formcoach.domain.observation import Image
from formcoach.report.drawing.strokes import Bgr

WHITE: Bgr = (238, 234, 230)
QUIET: Bgr = (190, 180, 170)
REGULAR = 450
BOLD = 750
LEAST_SHRUNK = 0.6
"""Words too long for their place shrink to this share of their size, then are cut."""
ELLIPSIS = "…"


@cache
def _font() -> cv2.FontFace:
    return cv2.FontFace("sans")


def width_px(text: str, size_px: int, weight: int = REGULAR) -> int:
    """Return how wide a text is."""
    origin, size = (0, 0), (0, 0)
    _, _, wide, _ = cv2.getTextSize(size, text, origin, _font(), size_px, weight)
    return int(wide)


def write(
    image: Image,
    text: str,
    at: tuple[int, int],
    size_px: int,
    colour: Bgr,
    weight: int = REGULAR,
) -> None:
    """Write a text whose line begins at a point."""
    cv2.putText(image, text, at, colour, _font(), size_px, weight)


def fitted(
    text: str, size_px: int, room_px: int, weight: int = REGULAR
) -> tuple[str, int]:
    """Return a text and the size at which it fits into its room."""
    wide_px = width_px(text, size_px, weight)
    if wide_px <= room_px:
        return text, size_px
    size = max(1, int(size_px * max(LEAST_SHRUNK, room_px / wide_px)))
    while text and width_px(text + ELLIPSIS, size, weight) > room_px:
        text = text[:-1]
    return text + ELLIPSIS, size


def wrapped(text: str, size_px: int, room_px: int, weight: int = REGULAR) -> list[str]:
    """Break a text into lines that fit, at its spaces."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_px(longer, size_px, weight) > room_px:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
