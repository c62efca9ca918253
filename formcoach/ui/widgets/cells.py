"""A picture as terminal cells: sub-pixels, two colours and a glyph for each cell."""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.observation import Image

CELL_ASPECT = 0.5
"""Width of a cell over its height, as in nearly every terminal font."""

RAMP = np.array(list(" .:-=+*#%@"))
"""Characters from dark to bright, for terminals without colour."""


class Grid(StrEnum):
    """How a cell is divided into sub-pixels."""

    HALF = "half"
    QUADRANT = "quadrant"
    SEXTANT = "sextant"

    @property
    def across(self) -> int:
        """Sub-pixels side by side in one cell."""
        return 1 if self is Grid.HALF else 2

    @property
    def down(self) -> int:
        """Sub-pixels above each other in one cell."""
        return 3 if self is Grid.SEXTANT else 2


# The glyphs by the bits of their lit sub-pixels, top left first (Unicode 13, Symbols
# for Legacy Computing; four of the 64 sextants are block elements, numbered elsewhere).
_BLOCK_ELEMENTS = {0: " ", 21: "▌", 42: "▐", 63: "█"}
_SEXTANTS = [
    _BLOCK_ELEMENTS.get(bits, chr(0x1FB00 + bits - 1 - (bits > 21) - (bits > 42)))  # noqa: PLR2004
    for bits in range(64)
]
GLYPHS = {
    Grid.HALF: np.array(["▀"]),
    Grid.QUADRANT: np.array(list(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")),
    Grid.SEXTANT: np.array(_SEXTANTS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a picture lies within the sub-pixels of a widget."""

    left: int
    top: int
    width: int
    height: int

    def of(self, canvas: Image) -> Image:
        """Return the part of a canvas that the picture covers."""
        bottom, right = self.top + self.height, self.left + self.width
        return canvas[self.top : bottom, self.left : right]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """What stands in each cell."""

    colours: NDArray[np.int64]
    """Shape ``(rows, columns)``: foreground and background, 24 bits each."""
    glyphs: NDArray[np.uint8]
    """Shape ``(rows, columns)``: indices into the glyphs of the grid."""


def placed(
    width_px: int, height_px: int, columns: int, rows: int, grid: Grid
) -> Placement:
    """Return where a picture fits into cells without being stretched."""
    aspect = CELL_ASPECT * grid.down / grid.across
    across, down = columns * grid.across, rows * grid.down
    scale = min(across * aspect / width_px, down / height_px)
    width = min(across, max(1, round(width_px * scale / aspect)))
    height = min(down, max(1, round(height_px * scale)))
    return Placement(
        left=(across - width) // 2, top=(down - height) // 2, width=width, height=height
    )


def fitted(
    image: Image, placement: Placement, canvas: Image, *, mirrored: bool
) -> None:
    """Scale a picture of blue, green, red onto a canvas of red, green, blue."""
    small = cv2.resize(
        _shrunk_by_whole(image, placement),
        (placement.width, placement.height),
        interpolation=cv2.INTER_LINEAR,
    )
    rgb = cv2.cvtColor(small, cv2.COLOR_BGR2RGB)
    placement.of(canvas)[:] = rgb[:, ::-1] if mirrored else rgb


def _shrunk_by_whole(image: Image, placement: Placement) -> Image:
    """Shrink by the largest whole factor first: means over whole blocks cost a quarter.

    Any other factor makes OpenCV weigh every pixel (1.0 ms against 0.3 at 640x480).
    """
    height, width = image.shape[:2]
    factor = min(width // placement.width, height // placement.height)
    if factor <= 1:
        return image
    whole = image[: height // factor * factor, : width // factor * factor]
    size = width // factor, height // factor
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)


def encoded(rgb: Image, grid: Grid) -> Cells:
    """Turn sub-pixels into cells, each with the means of its bright and dark part."""
    if grid is Grid.HALF:
        glyphs = np.zeros((rgb.shape[0] // 2, rgb.shape[1]), np.uint8)
        return Cells(colours=_packed(rgb[0::2], rgb[1::2]), glyphs=glyphs)
    per_cell = grid.across * grid.down
    rows, columns = rgb.shape[0] // grid.down, rgb.shape[1] // grid.across
    parts = (
        rgb.reshape(rows, grid.down, columns, grid.across, 3)
        .transpose(0, 2, 1, 3, 4)
        .reshape(rows, columns, per_cell, 3)
        .astype(np.uint16)
    )
    # Integer weights near those of ITU-R BT.601: red 2, green 5, blue 1 eighths.
    brightness = parts[..., 0] * 2 + parts[..., 1] * 5 + parts[..., 2]
    lit = brightness > brightness.mean(2, keepdims=True)
    lit_count = lit.sum(2)[..., None]
    lit_sum = (parts * lit[..., None]).sum(2)
    dark_sum = parts.sum(2) - lit_sum
    front = (lit_sum // np.maximum(lit_count, 1)).astype(np.uint8)
    back = (dark_sum // np.maximum(per_cell - lit_count, 1)).astype(np.uint8)
    bits = (1 << np.arange(per_cell)).astype(np.uint8)
    return Cells(
        colours=_packed(front, back), glyphs=(lit * bits).sum(2).astype(np.uint8)
    )


def _packed(front: Image, back: Image) -> NDArray[np.int64]:
    f, b = front.astype(np.int64), back.astype(np.int64)
    packed: NDArray[np.int64] = (
        f[..., 0] << 40
        | f[..., 1] << 32
        | f[..., 2] << 24
        | b[..., 0] << 16
        | b[..., 1] << 8
        | b[..., 2]
    )
    return packed


def changed_bands(before: Cells | None, after: Cells) -> list[tuple[int, int]]:
    """Return the bands of rows that differ, as first row and count."""
    if before is None or before.colours.shape != after.colours.shape:
        return [(0, after.colours.shape[0])]
    differs = (before.colours != after.colours) | (before.glyphs != after.glyphs)
    rows = np.flatnonzero(differs.any(axis=1))
    if rows.size == 0:
        return []
    return [
        (int(band[0]), band.size)
        for band in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    ]
