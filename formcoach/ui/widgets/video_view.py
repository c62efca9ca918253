"""The patient's picture in the terminal, with the stick figure over it.

The widget bypasses Textual's styles cache, so it has no border or padding of its own:
those belong on its container.
"""

from collections.abc import Mapping
from enum import StrEnum

import cv2
import numpy as np
from rich.segment import Segment as TextSegment
from rich.style import Style
from textual.color import Color
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from formcoach.domain.observation import Frame, Image, Pose
from formcoach.feedback.body_state import Segment
from formcoach.feedback.looks import State
from formcoach.ui.back_line import BackLine
from formcoach.ui.widgets.cells import (
    GLYPHS,
    RAMP,
    Cells,
    Grid,
    Placement,
    changed_bands,
    encoded,
    fitted,
    placed,
)
from formcoach.ui.widgets.pixel_strip import PixelStrip
from formcoach.ui.widgets.skeleton import draw_back, draw_skeleton

States = Mapping[Segment, State]
_NOTHING = (0, 0, 0)
_WITHIN_DEAD_BAND = (7, 7, 7)  # made-up noise (sigma 2) of a still room: once in 4 s
_COLOUR_BITS = np.uint8(0xFC)  # 6 bits a channel: fewer colour changes, none to be seen
_DIMMED = 0.7  # of the picture's brightness, so that the stick figure stands out
_BRIGHTEST_WITHOUT_COLOUR = 140  # brighter characters are kept for the stick figure


class Picture(StrEnum):
    """What is shown of the patient."""

    HALF = "half"
    SEXTANT = "sextant"
    SKELETON = "skeleton"
    OFF = "off"

    @property
    def grid(self) -> Grid:
        """How its cells are divided; quadrants are in nearly every font."""
        return {Picture.HALF: Grid.HALF, Picture.SEXTANT: Grid.SEXTANT}.get(
            self, Grid.QUADRANT
        )

    @property
    def next(self) -> "Picture":
        """The one that comes after it."""
        pictures = list(Picture)
        return pictures[(pictures.index(self) + 1) % len(pictures)]


class VideoView(Widget):
    """Shows one frame after another; only rows that changed are painted."""

    DEFAULT_CSS = "VideoView { width: 1fr; height: 1fr; }"

    def __init__(self, *, picture: Picture, mirrored: bool, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._picture = picture
        self._mirrored = mirrored
        self._background_of = ("", (0, 0, 0))
        self._still: Image | None = None
        self._cells: Cells | None = None
        self._strips: list[Strip | None] = []  # None where a row must be made anew
        self._last: tuple[Frame, Pose, States, BackLine | None] | None = None

    @property
    def picture(self) -> Picture:
        """What is shown of the patient."""
        return self._picture

    @picture.setter
    def picture(self, picture: Picture) -> None:
        self._picture = picture
        self._begin_anew()

    def show(
        self, frame: Frame, pose: Pose, states: States, back: BackLine | None = None
    ) -> None:
        """Show a frame with the stick figure of its pose and the back's outline."""
        self._last = (frame, pose, states, back)
        columns, rows = self.size
        if not columns or not rows or self._picture is Picture.OFF:
            return
        before, self._cells = self._cells, self._drawn(*self._last)
        bands = changed_bands(before, self._cells)
        if before is None or before.colours.shape != (rows, columns):
            self._strips = [None] * rows
        for top, count in bands:
            self._strips[top : top + count] = [None] * count
        if bands:
            self.refresh(*(Region(0, top, columns, count) for top, count in bands))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows within a region; those of a still room are kept."""
        cells = self._cells
        columns, rows = self.size
        if cells is None or cells.colours.shape != (rows, columns):
            return [Strip.blank(crop.width, self.rich_style)] * crop.height
        kept = [self._strip(cells, row) for row in crop.line_range]
        return [strip.crop(crop.x, crop.right) for strip in kept]

    def on_resize(self, event: Resize) -> None:
        """Draw the last frame anew in the new size."""
        event.stop()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._still = self._cells = None
        if self._last is not None:
            self.show(*self._last)
        self.refresh()

    def _drawn(
        self, frame: Frame, pose: Pose, states: States, back: BackLine | None
    ) -> Cells:
        grid = self._picture.grid
        columns, rows = self.size
        rgb = self._canvas(columns * grid.across, rows * grid.down)
        size_px = _size_px(frame, pose)
        if size_px is not None:
            placement = placed(*size_px, columns, rows, grid)
            if frame.image is not None and self._picture is not Picture.SKELETON:
                rgb = self._with_image(rgb, frame.image, placement)
            draw_skeleton(rgb, pose, states, placement, mirrored=self._mirrored)
            if back is not None:
                draw_back(rgb, pose, back, placement, mirrored=self._mirrored)
        return encoded(rgb & _COLOUR_BITS, grid)

    def _canvas(self, across: int, down: int) -> Image:
        canvas = np.empty((down, across, 3), np.uint8)
        canvas[:] = (0, 0, 0) if self.app.no_color else self._background()
        return canvas

    def _background(self) -> tuple[int, int, int]:
        """Return the theme's background, worked out once a theme: it takes a while."""
        theme = self.app.theme
        if self._background_of[0] != theme:
            colour = Color.parse(self.app.theme_variables["background"])
            self._background_of = (theme, colour.rgb)
        return self._background_of[1]

    def _with_image(self, rgb: Image, image: Image, placement: Placement) -> Image:
        fitted(image, placement, rgb, mirrored=self._mirrored)
        still = self._still
        if still is not None and still.shape == rgb.shape:
            calm = cv2.inRange(cv2.absdiff(rgb, still), _NOTHING, _WITHIN_DEAD_BAND)
            cv2.copyTo(still, calm, rgb)
        self._still = rgb
        dimmed = rgb.copy()
        _dim(placement.of(dimmed), without_colour=self.app.no_color)
        return dimmed

    def _strip(self, cells: Cells, row: int) -> Strip:
        strip = self._strips[row]
        if strip is None:
            strip = self._strips[row] = self._new_strip(cells, row)
        return strip

    def _new_strip(self, cells: Cells, row: int) -> Strip:
        colours = cells.colours[row]
        if self.app.no_color:
            bright = np.maximum.reduce([colours >> 8 * byte & 255 for byte in range(6)])
            text = "".join(RAMP[bright * len(RAMP) // 256])
            return Strip([TextSegment(text, Style.null())], len(colours))
        return PixelStrip(colours, cells.glyphs[row], GLYPHS[self._picture.grid])


def _size_px(frame: Frame, pose: Pose) -> tuple[int, int] | None:
    if frame.image is not None:
        height, width = frame.image.shape[:2]
        return width, height
    if pose.width_px and pose.height_px:
        return pose.width_px, pose.height_px
    return None


def _dim(image: Image, *, without_colour: bool) -> None:
    if without_colour:
        cv2.normalize(image, image, 0, _BRIGHTEST_WITHOUT_COLOUR, cv2.NORM_MINMAX)
    else:
        image[:] = cv2.convertScaleAbs(image, alpha=_DIMMED)
