"""English stands in the code; a language is one table beside it."""

import pytest

from formcoach.language import ENGLISH, choose, chosen, tr


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
