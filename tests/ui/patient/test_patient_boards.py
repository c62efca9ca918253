"""What is read from three metres, at every size, with and without colour."""

from dataclasses import replace

import pytest

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.domain.prescription import PainRules
from formcoach.domain.records import PainMoment
from formcoach.session.stage import Flow, FollowUp, Pause, Report, Stage, Stop
from formcoach.ui.patient.board_screen import (
    AllRightScreen,
    PainScreen,
    PausedScreen,
    RestScreen,
    StoppedScreen,
    YesNoScreen,
)
from formcoach.ui.patient.boards import board, paused_words, scale_line
from formcoach.ui.patient.done_screen import DoneScreen
from formcoach.ui.patient.introduction_screen import (
    IntroductionScreen,
    introduction_content,
)
from formcoach.ui.patient.large_type import arranged
from formcoach.ui.patient.set_screen import SetScreen, over_the_coach
from formcoach.ui.patient.today_screen import TodayScreen
from formcoach.ui.widgets.pixel_font import balanced, half_block_rows

EXERCISES = list_exercises([shipped_folder()])
FLOW = Flow(
    programme=EXERCISES,
    rules=PainRules(),
    contact="M. Weber, 030 1234",
    cap_s=2700.0,
    since_s=100.0,
)
PAIN = Report(moment=PainMoment.AFTER_SET, score=3, open=(FollowUp.LEGS,))
BOARDS = [
    board(replace(FLOW, stage=stage, report=PAIN, stop=stop), 110.0)
    for stage in (
        Stage.PAIN,
        Stage.END_PAIN,
        Stage.FOLLOW_UP,
        Stage.REST,
        Stage.ALL_RIGHT,
        Stage.STOPPED,
    )
    for stop in Stop
]
SCREENS = (
    AllRightScreen,
    DoneScreen,
    IntroductionScreen,
    PainScreen,
    PausedScreen,
    RestScreen,
    SetScreen,
    StoppedScreen,
    TodayScreen,
    YesNoScreen,
)
APP_KEYS = 2
"""Help and quit stand beside the keys of every screen."""


@pytest.mark.parametrize("size", [(80, 22), (60, 18), (120, 34), (160, 46)])
@pytest.mark.parametrize("shown", BOARDS)
def test_H16_every_board_fits_and_its_heading_is_large(shown, size):
    """From 80x24 upwards nothing is cut off, and the question is read from afar."""
    columns, rows = size

    lines = arranged(shown, columns, rows).plain.split("\n")

    assert len(lines) <= rows
    assert max(map(len, lines)) <= columns
    first = shown.heading.split()[0]
    assert half_block_rows(first, 1)[0].strip() in "\n".join(lines)


def test_H16_the_number_of_the_scale_is_also_a_place_on_it():
    """For whoever does not read numbers well, and without colour."""
    assert scale_line(3) == "0 ──────●────────────── 10"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_H17_every_introduction_names_what_the_camera_cannot_see(exercise):
    """Nobody may think that the coach sees the spine."""
    words = introduction_content(exercise).plain

    assert exercise.cannot_see
    for spot in exercise.cannot_see:
        assert spot in words
    assert "The camera cannot see:" in words


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_every_introduction_says_how_to_pause_from_the_mat(exercise):
    """The keyboard is three metres away."""
    assert "To pause:" in introduction_content(exercise).plain


@pytest.mark.parametrize("screen", SCREENS)
def test_no_footer_has_more_than_seven_keys(screen):
    """More are not read; the palette and the help panel have them all."""
    shown = [each for each in screen.BINDINGS if each.show]

    assert len(shown) + APP_KEYS <= 7


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_can_be_moved(screen):
    """A key map names what a key does by its id."""
    assert all(each.id for each in screen.BINDINGS)


def test_the_countdown_stands_in_large_figures_over_what_the_coach_says():
    """Three, two, one, also for whoever does not hear well."""
    at = replace(FLOW, stage=Stage.COUNTDOWN)

    shown = [over_the_coach(at, 100.0 + each).words for each in (0.1, 1.1, 2.1)]

    assert shown == ["3", "2", "1"]


def test_nobody_is_promised_that_help_is_called():
    """The app cannot call; the contact stands there instead."""
    words = " ".join(BOARDS[4 * len(Stop)].lines)

    assert "I cannot call anybody for you." in words
    assert "M. Weber, 030 1234" in words


@pytest.mark.parametrize("why", list(Pause))
def test_a_pause_is_named_once(why):
    """Large type has room for what to do, not for a word twice."""
    paused = Flow(programme=(), rules=PainRules(), contact="", cap_s=1, pause=why)
    words = paused_words(paused)

    assert not words.startswith("Paused. ")
    assert words


def test_large_words_are_broken_where_no_word_stands_alone():
    """A last line of one letter is read as a key to press."""
    words = "Yes: raise both arms, or press f."

    assert balanced(words, 118) == ["Yes: raise both", "arms, or press f."]
