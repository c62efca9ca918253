"""The language of everything that a patient reads or hears.

English stands in the code, at its place; another language is one file that gives each
English text its translation (``formcoach/locales``). It is chosen once, before anything
is shown. What a file does not have stays English.
"""

from collections.abc import Mapping
from datetime import date

ENGLISH = "en"


class _Chosen:
    """The one language of this process."""

    name = ENGLISH
    texts: Mapping[str, str] = {}


def choose(name: str, texts: Mapping[str, str]) -> None:
    """Choose the language for everything that is said from now on.

    Parameters
    ----------
    name
        Its two letters, ISO 639-1.
    texts
        From English texts, with their ``{places}``, to the translations.

    """
    _Chosen.name, _Chosen.texts = name, texts


def chosen() -> str:
    """Return the two letters of the language in use."""
    return _Chosen.name


def mark(english: str) -> str:
    """Return a text as it is, known to be one that is translated where it is used."""
    return english


def tr(english: str, **figures: object) -> str:
    """Return a text in the chosen language with its places filled in.

    Parameters
    ----------
    english
        The text as it stands in the code: ``"{done} of {asked} sets"``.
    figures
        What stands at the places.

    """
    text = _Chosen.texts.get(english, english)
    return text.format(**figures) if figures else text


MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def tr_day(day: date) -> str:
    """Return a day as it is said in the chosen language: ``26 November 2026``."""
    month = tr(MONTHS[day.month - 1])
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)
