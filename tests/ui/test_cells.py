"""Pictures become cells without being stretched, mirrored by mistake or recoloured."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcoach.ui.widgets.cells import (
    GLYPHS,
    Grid,
    changed_bands,
    encoded,
    fitted,
    placed,
)

RED, BLUE = (255, 0, 0), (0, 0, 255)


@given(
    st.integers(1, 8000),
    st.integers(1, 8000),
    st.integers(1, 250),
    st.integers(1, 100),
    st.sampled_from(Grid),
)
def test_every_picture_fits_into_every_widget(width_px, height_px, columns, rows, grid):
    """A picture of one pixel and one of 8K, in a corner and on a wall."""
    placement = placed(width_px, height_px, columns, rows, grid)

    assert 1 <= placement.width <= columns * grid.across
    assert 1 <= placement.height <= rows * grid.down
    assert 0 <= placement.left <= columns * grid.across - placement.width
    assert 0 <= placement.top <= rows * grid.down - placement.height


@pytest.mark.parametrize("grid", Grid)
def test_a_square_stays_square(grid):
    """An elbow of 90 degrees must look like one."""
    placement = placed(500, 500, 200, 40, grid)

    cell_widths = placement.width / grid.across
    cell_heights = placement.height / grid.down
    assert cell_widths / cell_heights == pytest.approx(2, rel=0.05)


def test_mirroring_swaps_left_and_right_and_colours_change_their_order():
    """A webcam shows the patient as a mirror would; OpenCV counts blue first."""
    image = np.zeros((2, 4, 3), np.uint8)
    image[:, :2] = BLUE[::-1]
    image[:, 2:] = RED[::-1]
    canvas = np.zeros((2, 4, 3), np.uint8)

    fitted(image, placed(4, 2, 4, 1, Grid.HALF), canvas, mirrored=True)

    assert tuple(canvas[0, 0]) == RED
    assert tuple(canvas[0, 3]) == BLUE


def test_a_half_block_holds_two_pixels():
    """The upper one is the foreground."""
    rgb = np.array([[RED], [BLUE]], np.uint8)

    cells = encoded(rgb, Grid.HALF)

    assert cells.colours.tolist() == [[0xFF0000_0000FF]]


@pytest.mark.parametrize(
    ("grid", "lit", "glyph"),
    [
        (Grid.QUADRANT, [(0, 0)], "▘"),
        (Grid.QUADRANT, [(1, 0), (1, 1)], "▄"),
        (Grid.SEXTANT, [(0, 0)], "\U0001fb00"),
        (Grid.SEXTANT, [(0, 0), (1, 0), (2, 0)], "▌"),
        (Grid.SEXTANT, [(0, 1), (1, 1), (2, 1)], "▐"),
    ],
)
def test_the_lit_pixels_choose_the_glyph(grid, lit, glyph):
    """Bits are counted from the top left, row by row."""
    rgb = np.zeros((grid.down, grid.across, 3), np.uint8)
    for row, column in lit:
        rgb[row, column] = 255

    cells = encoded(rgb, grid)

    assert GLYPHS[grid][cells.glyphs[0, 0]] == glyph
    assert cells.colours[0, 0] == 0xFFFFFF_000000


def test_only_rows_that_changed_are_painted():
    """A still room costs nothing."""
    rgb = np.zeros((20, 4, 3), np.uint8)
    before = encoded(rgb, Grid.HALF)
    rgb[4:8] = 200
    rgb[19] = 200

    bands = changed_bands(before, encoded(rgb, Grid.HALF))

    assert bands == [(2, 2), (9, 1)]
    assert changed_bands(before, before) == []
    assert changed_bands(None, before) == [(0, 10)]


def test_every_sextant_is_named_by_its_lit_pixels():
    """Four of the 64 are block elements with names of their own."""
    for bits in set(range(64)) - {0, 21, 42, 63}:
        lit = "".join(str(place + 1) for place in range(6) if bits >> place & 1)

        assert unicodedata.name(GLYPHS[Grid.SEXTANT][bits]) == f"BLOCK SEXTANT-{lit}"
