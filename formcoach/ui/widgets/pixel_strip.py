"""A row of coloured cells that writes its own escape sequences.

Textual filters every segment of a widget through a cache of 1024 styles. A picture has
thousands of colours, and so that costs more than 75 ms a frame; this takes about 12.
Segments are made only where they are asked for: screenshots, terminals of 16 colours.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from rich.color import Color, ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_RESET = "\x1b[0m"
_LOW_24 = 0xFFFFFF
_OWN_COLOURS = 16

Run = tuple[int, int, str]
"""How many equal cells stand in a row, their two colours, their glyph."""


@cache
def _numbers_of_256() -> NDArray[np.uint8]:
    """Return the nearest of xterm's colours for each colour of 5 bits a channel.

    The first 16 are left out, because users choose their own.
    """
    levels = np.array([0, 95, 135, 175, 215, 255])  # of xterm's 6x6x6 cube
    cube = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), -1)
    greys = np.repeat(np.arange(8, 248, 10), 3)  # of xterm's ramp
    palette = np.concatenate((cube.reshape(-1, 3), greys.reshape(-1, 3)))
    channel = np.arange(4, 256, 8)
    nearest = np.empty((32, 32, 32), np.uint8)
    for red, plane in zip(channel, nearest, strict=True):
        green, blue = np.meshgrid(channel, channel, indexing="ij")
        wanted = np.stack((np.full_like(green, red), green, blue), -1)
        distance = ((wanted[:, :, None] - palette) ** 2).sum(-1)
        plane[:] = _OWN_COLOURS + distance.argmin(-1)
    return nearest


def number_of_256(colour: int) -> int:
    """Return the number of a 24 bit colour in a terminal of 256."""
    numbers = _numbers_of_256()
    return int(numbers[colour >> 19, colour >> 11 & 31, colour >> 3 & 31])


@lru_cache(maxsize=8192)
def _style(colours: int) -> Style:
    return Style.from_color(_rich(colours >> 24), _rich(colours & _LOW_24))


def _rich(colour: int) -> Color:
    return Color.from_rgb(colour >> 16, colour >> 8 & 255, colour & 255)


class PixelStrip(Strip):
    """One row of a picture."""

    __slots__ = ["_colours", "_glyph_row", "_made", "_table"]

    def __init__(
        self,
        colours: NDArray[np.int64],
        glyphs: NDArray[np.uint8],
        table: NDArray[np.str_],
    ) -> None:
        super().__init__((), len(colours))
        self._colours = colours
        self._glyph_row = glyphs
        self._table = table
        self._made: list[Segment] | None = None

    def runs(self) -> Iterator[Run]:
        """Yield the runs of equal cells."""
        colours, glyphs = self._colours, self._glyph_row
        differs = (colours[1:] != colours[:-1]) | (glyphs[1:] != glyphs[:-1])
        starts = np.concatenate(([0], np.flatnonzero(differs) + 1))
        counts = np.diff(np.append(starts, len(colours)))
        return zip(
            counts.tolist(),
            colours[starts].tolist(),
            self._table[glyphs[starts]].tolist(),
            strict=True,
        )

    @property
    def _segments(self) -> list[Segment]:
        """The row as Rich segments, made when first asked for."""
        if self._made is None:
            self._made = [
                Segment(glyph * count, _style(colours))
                for count, colours, glyph in self.runs()
            ]
        return self._made

    @_segments.setter
    def _segments(self, value: list[Segment]) -> None:
        """Ignore what the base class writes: the cells say it all."""

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return the cells from one column up to another."""
        start = max(0, start)
        end = self.cell_length if end is None else min(self.cell_length, end)
        if start == 0 and end == self.cell_length:
            return self
        if end <= start:
            return Strip([], 0)
        return self._part(start, end)

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Cut the row at some columns."""
        ends = [cut for cut in cuts if cut <= self.cell_length]
        if ends == [self.cell_length]:
            return [self]
        return [
            self._part(start, end) for start, end in zip([0, *ends], ends, strict=False)
        ]

    def render(self, console: Console) -> str:
        """Return the row as text with escape sequences."""
        if self._render_cache is None:
            system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001
            if system is ColorSystem.TRUECOLOR:
                self._render_cache = _written(self.runs(), _true_colour)
            elif system is ColorSystem.EIGHT_BIT:
                self._render_cache = _written(self.runs(), _colour_of_256)
            else:
                return super().render(console)
        return self._render_cache

    def _part(self, start: int, end: int) -> "PixelStrip":
        return PixelStrip(
            self._colours[start:end], self._glyph_row[start:end], self._table
        )


@lru_cache(maxsize=4096)
def _true_colour(colour: int) -> str:
    return f"2;{colour >> 16};{colour >> 8 & 255};{colour & 255}"


@lru_cache(maxsize=4096)
def _colour_of_256(colour: int) -> str:
    return f"5;{number_of_256(colour)}"


def _written(runs: Iterator[Run], code: Callable[[int], str]) -> str:
    """Return runs as text that names a colour only where it changes."""
    out: list[str] = []
    front = back = -1
    for count, colours, glyph in runs:
        new_front, new_back = colours >> 24, colours & _LOW_24
        if new_front != front:
            out.append(f"\x1b[38;{code(new_front)}m")
        if new_back != back:
            out.append(f"\x1b[48;{code(new_back)}m")
        out.append(glyph * count)
        front, back = new_front, new_back
    return "".join([*out, _RESET])
