"""A language is one file: its places are those of the English, nothing is stale."""

import json
import string

import pytest

from formcoach.cli.languages import languages, use_language
from formcoach.errors import UsageError
from formcoach.language import ENGLISH, choose, chosen, tr
from tests.translated_texts import PACKAGE, all_texts, every_text

FILES = sorted((PACKAGE / "locales").glob("*.json"))


@pytest.fixture(autouse=True)
def english_again():
    """Give the language back as it was."""
    yield
    choose(ENGLISH, {})


@pytest.fixture(scope="module")
def english():
    """Return every English text, read once."""
    return all_texts()


def places(text):
    """Return the names of the places in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_has_the_places_of_its_english_text(path):
    """A number that is lost in translation may be the number of repetitions."""
    texts = json.loads(path.read_text(encoding="utf-8"))["texts"]

    assert {e: t for e, t in texts.items() if places(e) != places(t)} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_translation_is_of_a_text_that_is_gone(path):
    """What nobody reads any more hides what still has to be translated."""
    texts = json.loads(path.read_text(encoding="utf-8"))["texts"]

    assert set(texts) - every_text() == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_that_nobody_reviewed_says_so(path):
    """Words for patients are a clinician's matter in every language."""
    assert "reviewed_by" in json.loads(path.read_text(encoding="utf-8"))


def test_a_language_is_chosen_by_its_two_letters():
    """The patient reads and hears it from then on."""
    use_language("de")

    assert chosen() == "de"
    assert set(languages()) >= {"en", "de", "es"}


def test_an_unknown_language_is_told_with_those_that_there_are():
    """Nobody guesses codes."""
    with pytest.raises(UsageError) as refused:
        use_language("xx")

    assert refused.value.message == "There is no language 'xx'."
    assert refused.value.hint.startswith("There are en (English), de (Deutsch)")


def test_english_needs_no_file():
    """The code itself is the English edition."""
    use_language("de")
    use_language("en")

    assert tr("Begin.") == "Begin."


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_every_text(path, english):
    """A sentence in another language in the middle of a session is not understood."""
    texts = json.loads(path.read_text(encoding="utf-8"))["texts"]

    assert english - set(texts) == set()
