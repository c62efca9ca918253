"""Words and figures for three metres."""

import pytest

from formcoach.ui.saying import Saying
from formcoach.ui.widgets.figures import big_rows
from formcoach.ui.widgets.notice import drawn
from formcoach.ui.widgets.pixel_font import half_block_rows, width_px, wrapped


def test_a_figure_in_half_blocks():
    """Each pixel of the letter is a square of the same size."""
    assert half_block_rows("1", 1) == ["▄█ ", " █ ", "▀▀▀"]
    assert len(half_block_rows("8", 3)) == 8


def test_the_count_is_five_rows_high_on_the_smallest_usual_terminal():
    """80x24 leaves 39 columns for it."""
    rows = big_rows(("12/12", "12"), columns=39, rows=5)

    assert len(rows) == 5
    assert "█" in rows[0]


def test_a_figure_that_does_not_fit_is_written_as_text():
    """Better small than cut."""
    assert big_rows(("123456789/12", "123456789/1"), columns=10, rows=5) == [
        "123456789/12"
    ]


def test_lines_break_between_words():
    """A word that is too long for a line gives up on big letters."""
    assert wrapped("push the floor away", 45) == ["push the", "floor away"]
    assert wrapped("incomprehensibilities", 30) is None


@pytest.mark.parametrize("text", ["▲ EASE BACK", "‖ COUNTING PAUSED", "■ STOP"])
def test_headings_fit_into_80_columns_in_big_letters(text):
    """What matters most must be big on every terminal."""
    assert width_px(text) <= 78


def test_a_heading_is_big_and_the_sentence_below_it_whole():
    """At 80x24 the bar has four rows."""
    said = Saying(symbol="▲", heading="EASE BACK", words="Lower your leg a little.")

    rows = drawn(said, columns=78, rows=4).split("\n")

    assert len(rows) == 4
    assert "█" in rows[0]
    assert rows[-1] == "Lower your leg a little."


def test_the_sentence_goes_before_the_heading_where_one_of_them_can_be_big():
    """It says what to do."""
    said = Saying(symbol="‖", heading="COUNTING PAUSED", words="Please turn your side.")

    rows = drawn(said, columns=78, rows=7).split("\n")

    assert rows[0] == "‖ COUNTING PAUSED"
    assert "█" in rows[1]


def test_stop_itself_is_big():
    """It must be read at once; what to do next can be read closer."""
    said = Saying(symbol="■", heading="STOP", words="Pause and sit down.", kind="stop")

    rows = drawn(said, columns=78, rows=4).split("\n")

    assert "█" in rows[0]
    assert rows[-1] == "Pause and sit down."


def test_words_without_a_heading_are_big_if_they_fit():
    """Counts are said so."""
    assert "█" in drawn(Saying(words="3 of 8."), columns=78, rows=4)
    assert drawn(Saying(words="x" * 100), columns=78, rows=4).startswith("xxx")
    assert drawn(Saying(words=""), columns=78, rows=4) == ""


def test_both_are_big_where_there_is_room():
    """On a large screen the cells are small."""
    said = Saying(symbol="▲", heading="EASE BACK", words="Lower your leg.")

    assert "Lower" not in drawn(said, columns=158, rows=9)


def test_a_long_sentence_is_written_as_text_with_its_heading():
    """Nothing of a sentence may be lost."""
    said = Saying(symbol="▲", heading="EASE BACK", words="word " * 40)

    text = drawn(said, columns=78, rows=4)

    assert text.startswith("▲ EASE BACK\n")
    assert text.count("word") == 40
