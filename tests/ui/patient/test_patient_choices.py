"""First run, settings, history: what is read and chosen in peace."""

import re
from dataclasses import replace
from datetime import date

import pytest
from made_practices import BEGAN, Surroundings, answered, comes

from formcoach.cli.languages import use_language
from formcoach.domain.prescription import Signed
from formcoach.language import ENGLISH, choose
from formcoach.testing.memory import MemoryStore
from formcoach.testing.patients import made_up_history
from formcoach.ui.patient.asking_screens import TickScreen
from formcoach.ui.patient.history_screen import (
    HistoryScreen,
    history_content,
    pain_bars,
)
from formcoach.ui.patient.settings import Settings
from formcoach.ui.patient.settings_screen import SettingsScreen, changed
from formcoach.ui.patient.today_screen import TodayScreen, week_line
from formcoach.ui.patient.welcome_screen import WelcomeScreen
from formcoach.ui.widgets.video_view import Picture
from tests.plan.made_plans import plan
from tests.ui.made_sessions import screen_text, until

LANGUAGES = {"en": "English", "de": "Deutsch"}


@pytest.fixture
def german():
    """Say everything in German, and English again after the test."""
    use_language("de")
    yield
    choose(ENGLISH, {})


async def test_the_first_run_says_what_it_is_not_and_what_leaves_the_computer():
    """Nobody may think that it sees the spine, or that nothing is sent at all."""
    around = Surroundings(
        store=answered(MemoryStore(patient="p1")), settings=Settings()
    )
    pages = []

    async with around.app.run_test(size=(100, 30)) as pilot:
        await comes(pilot, WelcomeScreen)
        for _ in range(5):
            pages.append(screen_text(pilot))
            await pilot.press("enter")
            await pilot.pause()
        await until(pilot, lambda: around.saved)
        await comes(pilot, TodayScreen)

    said = " ".join(" ".join(pages).split())
    assert "It does not see your spine" in said
    assert "reports usage figures to Google" in said
    assert around.saved[-1].introduced


async def test_the_first_run_can_be_read_later():
    """It is there again at the next start."""
    around = Surroundings(
        store=answered(MemoryStore(patient="p1")), settings=Settings()
    )

    async with around.app.run_test(size=(80, 24)) as pilot:
        await comes(pilot, WelcomeScreen)
        await pilot.press("escape")
        await comes(pilot, TodayScreen)

    assert around.saved == []


async def test_settings_are_kept_and_hold_at_once():
    """Enter changes a line, escape keeps it."""
    around = Surroundings(
        store=answered(MemoryStore(patient="p1")), languages=LANGUAGES
    )

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await comes(pilot, SettingsScreen)
        await pilot.press("down", "enter", "escape")
        await until(pilot, lambda: around.saved)
        theme = pilot.app.theme

    assert around.saved[-1].theme == theme == "formcoach-contrast"


def test_every_line_of_the_settings_changes_something_of_its_own():
    """A line that changes nothing, or another thing, would be believed."""
    now, cameras = Settings(), {"0": "0", "1": "desk"}

    after = [changed(now, index, LANGUAGES, cameras) for index in range(9)]

    assert after == [
        Settings(language="de"),
        Settings(theme="formcoach-contrast"),
        Settings(camera="1"),
        Settings(picture=Picture.SEXTANT),
        Settings(mirror=False),
        Settings(speech=False),
        Settings(sound=False),
        Settings(keep_recordings=True),
        Settings(listen=True),
    ]


async def test_listening_is_offered_only_where_something_could_hear():
    """It is off at first, and says what happens to sound before it is switched on."""
    deaf = Surroundings(store=answered(MemoryStore(patient="p1")))
    hearing = Surroundings(
        store=answered(MemoryStore(patient="p1")),
        microphone=lambda: "Built-in [hw:0,0]",
    )

    async with deaf.app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        await pilot.pause(0.5)
        without = screen_text(pilot)
    async with hearing.app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        await pilot.pause(0.5)
        offered = " ".join(screen_text(pilot).split())
        await pilot.press("end", "enter", "escape")
        await pilot.pause(0.2)

    assert "Listen" not in without
    assert 'Listen for "stop": no' in offered
    assert "never kept, never sent" in offered
    assert "Built-in [hw:0,0]" in offered
    assert hearing.saved[-1].listen


def test_the_history_shows_days_pain_and_ranges():
    """Weeks at a glance; change only beyond the error of the camera."""
    history = made_up_history(patient="p1")
    today = date(2026, 11, 22)

    words = history_content(history, plan("bird_dog", "squat"), today, ()).plain

    assert "Days, the last 6 weeks" in words
    assert "Pain before sessions and in the morning, 0 to 10" in words
    assert "Bird dog" in words
    assert "streak" not in words.lower()


def test_the_history_names_why_the_therapist_should_be_told_first():
    """The reason to call stands above all curves."""
    history = made_up_history(patient="p1")

    words = history_content(history, None, BEGAN.date(), ("Two red mornings.",)).plain

    assert words.startswith("Please tell your therapist:\n● Two red mornings.")


def test_days_without_an_answer_are_gaps_and_none_is_a_dot():
    """Not said is not zero."""
    assert pain_bars([0, None, 5, 10]) == ". ▄█"


def test_the_week_is_a_bar_and_a_number():
    """For whoever does not see the bar."""
    assert week_line("Squat", 3, 6) == "██████░░░░░░  3/6  Squat"
    assert week_line("Squat", 9, 6).startswith("████████████")


async def test_an_unsigned_programme_says_so_on_the_screen():
    """Trying it out must not look like treatment."""
    store = answered(MemoryStore(patient="p1"))
    trial = replace(Surroundings(store=store).prescription, signed=Signed.TRIAL)
    around = Surroundings(store=store, prescription=trial, trial=True)

    async with around.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "TRIAL" in screen_text(pilot))
        today = screen_text(pilot)
        await pilot.press("h")
        await comes(pilot, HistoryScreen)
        history = screen_text(pilot)

    for words in (today, history):
        assert "TRIAL: no therapist has signed this programme." in words


@pytest.mark.usefixtures("german")
async def test_what_the_keys_do_is_said_in_the_language_of_the_patient():
    """The foot of the screen is all that a newcomer has to go by."""
    around = Surroundings(store=answered(MemoryStore(patient="p1")))

    async with around.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Beginnen" in screen_text(pilot))
        foot = screen_text(pilot).splitlines()[-1]

    assert foot.split()[-2:] == ["q", "Ende"]


@pytest.mark.parametrize("key", ["question_mark", "f1"])
@pytest.mark.usefixtures("german")
async def test_the_help_lists_what_can_be_done_and_no_key_of_the_toolkit(key):
    """Ten ways to scroll, in English, stood before the one key that was looked for."""
    around = Surroundings(store=answered(MemoryStore(patient="p1")))

    async with around.app.run_test(size=(80, 24)) as pilot:
        await comes(pilot, TodayScreen)
        before = screen_text(pilot)
        await pilot.press(key)
        await pilot.pause()
        shown = screen_text(pilot).splitlines()
        await pilot.press(key)
        await pilot.pause()
        after = screen_text(pilot)

    panel = [line.rpartition("▏")[2].split() for line in shown]
    assert [words for words in panel if words] == [
        ["Tasten"],
        ["⏎", "Beginnen"],
        ["k", "Heute", "nicht"],
        ["h", "Verlauf"],
        ["o", "Einstellungen"],
        ["?", "Hilfe"],
        ["t", "Farben"],
        ["q", "Ende"],
    ]
    assert after == before


@pytest.mark.usefixtures("german")
async def test_the_space_bar_has_the_name_that_the_patient_calls_it_by():
    """On a German keyboard nothing says space."""
    around = Surroundings(store=answered(MemoryStore(patient="p1")))

    async with around.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await comes(pilot, TickScreen)
        await pilot.press("f1")
        await pilot.pause()
        *_, foot = lines = screen_text(pilot).splitlines()

    assert foot.startswith("Leertaste Ja, weiter")
    assert any(line.endswith("▏  Leertaste  Ja, weiter") for line in lines)


@pytest.mark.usefixtures("german")
def test_a_german_history_has_no_english_in_it():
    """The days, the marks under them, and what changed."""
    words = history_content(
        made_up_history(patient="p1"), plan("bird_dog"), date(2026, 11, 22), ()
    ).plain

    assert "M D M D F S S  ● getan  ○ nicht getan, mit Grund  · nein" in words
    assert "etwa" in words
    assert not re.search(r"\b(about|less|more|done|reason|change|sessions)\b", words)
