"""Figures are said no finer than they are known, and none as nothing."""

import pytest

from formcoach.cli.languages import use_language
from formcoach.feedback.figures import minutes_words
from formcoach.language import ENGLISH, choose


@pytest.mark.parametrize(
    ("time_s", "words"),
    [
        (0.0, "about 0 min"),
        (0.4, "less than a minute"),
        (59.9, "less than a minute"),
        (60.0, "about 1 min"),
        (725.0, "about 12 min"),
    ],
)
def test_a_short_set_took_some_time_too(time_s, words):
    """Whoever exercised for 40 seconds did not exercise for 0 minutes."""
    assert minutes_words(time_s) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "weniger als eine Minute"), ("es", "menos de un minuto")],
)
def test_a_short_set_is_said_in_the_language_of_the_patient(language, words):
    """It stands in the patient's own history."""
    use_language(language)
    try:
        assert minutes_words(20.0) == words
    finally:
        choose(ENGLISH, {})
