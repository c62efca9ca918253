"""English stands in the code; a language is one table beside it."""

from datetime import date

import pytest

from formcoach.language import ENGLISH, choose, chosen, tr, tr_day


@pytest.fixture(autouse=True)
def english_again():
    """Give the language back as it was."""
    yield
    choose(ENGLISH, {})


def test_english_is_the_text_itself():
    """Nobody has to look anything up to read the code."""
    assert tr("{done} of {asked} sets", done=1, asked=2) == "1 of 2 sets"


def test_a_language_replaces_what_it_knows():
    """Words change their order from one language to another; places have names."""
    choose("de", {"{done} of {asked} sets": "{done} von {asked} Sätzen"})

    assert chosen() == "de"
    assert tr("{done} of {asked} sets", done=1, asked=2) == "1 von 2 Sätzen"


def test_what_is_not_translated_stays_english():
    """A half-finished language file must never silence a warning."""
    choose("de", {})

    assert tr("Ease back a little.") == "Ease back a little."


def test_a_day_is_said_as_people_say_it():
    """A number like 03-12 is March to some and December to others."""
    assert tr_day(date(2026, 12, 3)) == "3 December 2026"
    choose(
        "de", {"December": "Dezember", "{day} {month} {year}": "{day}. {month} {year}"}
    )
    assert tr_day(date(2026, 12, 3)) == "3. Dezember 2026"
