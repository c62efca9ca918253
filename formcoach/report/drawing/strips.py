"""The words above and below the picture."""

from formcoach.domain.observation import Image
from formcoach.report.drawing.lettering import (
    BOLD,
    QUIET,
    REGULAR,
    WHITE,
    fitted,
    width_px,
    wrapped,
    write,
)
from formcoach.report.drawing.strokes import Bgr, bgr
from formcoach.report.drawing.wording import Said

LINE_EM = 1.35
"""From one line to the next."""
FIRST_LINE_EM = 1.15
SMALL_PER_EM = 0.85
LINES_SHOWN = 3
BANNER_BGR: Bgr = (90, 60, 60)
RIGHT_SHARE = 0.6
"""Of a line with words at both ends, what the right ones may take."""


def write_ends(
    strip: Image, line: int, ends: tuple[str, str], em_px: int, *, bold: bool
) -> None:
    """Write words at the left and the right end of a line."""
    weight, colour = (BOLD, WHITE) if bold else (REGULAR, QUIET)
    size = em_px if bold else round(em_px * SMALL_PER_EM)
    pad = em_px // 2
    room = strip.shape[1] - 2 * pad
    baseline = _baseline(line, em_px)
    right, right_size = fitted(ends[1], size, round(room * RIGHT_SHARE), weight)
    taken = width_px(right, right_size, weight)
    start = strip.shape[1] - pad - taken
    write(strip, right, (start, baseline), right_size, colour, weight)
    left, left_size = fitted(ends[0], size, room - taken - pad, weight)
    write(strip, left, (pad, baseline), left_size, colour, weight)


def write_said(strip: Image, said: Said, em_px: int) -> None:
    """Write what is said, its sign first, on a ground of its own if it is a pause."""
    if said.banner:
        strip[:] = BANNER_BGR
    pad = em_px // 2
    room = strip.shape[1] - 2 * pad
    lines = _lines(said, em_px, room)
    shown = lines[:LINES_SHOWN]
    if len(lines) > LINES_SHOWN:
        shown[-1] = " ".join(lines[LINES_SHOWN - 1 :])
    colour = bgr(said.look.rgb) if said.look else WHITE
    for number, text in enumerate(shown):
        heads = number == 0 and bool(said.heading)
        weight = BOLD if heads else REGULAR
        words, size = fitted(text, em_px, room, weight)
        at = (pad, _baseline(number, em_px))
        write(strip, words, at, size, colour if heads else WHITE, weight)


def _lines(said: Said, em_px: int, room_px: int) -> list[str]:
    words = wrapped(said.words, em_px, room_px)
    return [said.heading, *words] if said.heading else words


def _baseline(line: int, em_px: int) -> int:
    return round((FIRST_LINE_EM + line * LINE_EM) * em_px)
