"""The voice must not stop the session that it leads."""

import json
import re

import pytest

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.session.spoken import STOPPED_WORDS
from tests.translated_texts import PACKAGE, all_texts, texts_of_the_code

STOP = re.compile(r"\bstop", re.IGNORECASE)
SPEAKING = ("session", "feedback")
"""The folders whose texts are said aloud."""


def spoken_texts():
    """Yield what may be said aloud while a session runs."""
    for folder in SPEAKING:
        yield from texts_of_the_code(PACKAGE / folder)
    for exercise in list_exercises([shipped_folder()]):
        yield from (exercise.name, *exercise.instructions)
        yield from (limit.cue for limit in exercise.limits)


def test_what_the_voice_says_does_not_hold_the_word_it_listens_for():
    """Its loudspeaker stands beside the microphone.

    "Stopped" is said when nothing runs any more; "STOP" is a mark that is only shown.
    """
    texts = set(spoken_texts()) - {*STOPPED_WORDS.values(), "STOP"}

    assert {text for text in texts if STOP.search(text)} == set()


@pytest.mark.parametrize("language", ["de", "es"])
def test_neither_do_the_translations(language):
    """The German for it sounds the same."""
    path = PACKAGE / "locales" / f"{language}.json"
    translated = json.loads(path.read_text(encoding="utf-8"))["texts"]
    texts = set(spoken_texts()) & all_texts() - {*STOPPED_WORDS.values(), "STOP"}

    assert {
        translated[each] for each in texts if STOP.search(translated[each])
    } == set()
