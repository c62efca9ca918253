"""A row of a picture writes the colours that the terminal understands."""

import io

import numpy as np
import pytest
from rich.console import Console

from formcoach.ui.widgets.cells import GLYPHS, Grid
from formcoach.ui.widgets.pixel_strip import PixelStrip, number_of_256

RED_ON_BLUE, WHITE_ON_BLACK = 0xFF0000_0000FF, 0xFFFFFF_000000


def strip(*colours):
    """Return a row of half blocks."""
    row = np.array(colours, np.int64)
    return PixelStrip(row, np.zeros(len(row), np.uint8), GLYPHS[Grid.HALF])


def written(row, system):
    """Return what a terminal with so many colours would get."""
    return row.render(Console(file=io.StringIO(), color_system=system))


def test_equal_neighbours_share_one_escape_sequence():
    """Half of the bytes of a picture are saved so."""
    row = strip(RED_ON_BLUE, RED_ON_BLUE, WHITE_ON_BLACK)

    assert written(row, "truecolor") == (
        "\x1b[38;2;255;0;0m\x1b[48;2;0;0;255m▀▀"
        "\x1b[38;2;255;255;255m\x1b[48;2;0;0;0m▀\x1b[0m"
    )


def test_a_terminal_of_256_colours_gets_numbers_of_its_cube():
    """Inside tmux or ssh there are often no more."""
    row = strip(RED_ON_BLUE, WHITE_ON_BLACK)

    assert written(row, "256") == (
        "\x1b[38;5;196m\x1b[48;5;21m▀\x1b[38;5;231m\x1b[48;5;16m▀\x1b[0m"
    )


def test_a_terminal_of_16_colours_gets_the_basic_codes():
    """The Linux console has no more."""
    out = written(strip(RED_ON_BLUE), "standard")

    assert "38;" not in out
    assert "▀" in out


@pytest.mark.parametrize(
    ("colour", "number"), [(0x000000, 16), (0xFFFFFF, 231), (0x1C1C1C, 234)]
)
def test_the_nearest_colour_is_taken(colour, number):
    """Black, white, and a grey between the steps of the cube."""
    assert number_of_256(colour) == number


def test_a_row_can_be_cut_where_a_dialogue_covers_it():
    """Textual cuts rows around windows; the parts together are the whole."""
    row = strip(RED_ON_BLUE, WHITE_ON_BLACK, RED_ON_BLUE)

    parts = row.divide([1, 3])

    assert [part.cell_length for part in parts] == [1, 2]
    assert row.crop(1, 2).text == "▀"
    assert row.crop(0, 3) is row
    assert row.crop(3, 3).cell_length == 0
    assert row.text == "▀▀▀"
