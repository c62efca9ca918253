"""How the counted signal is told: from where it counts, and which way it goes."""

import math

from formcoach.domain.exercise import Exercise, Phase
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Reading, SignalRef
from formcoach.domain.signals import OUTLINE_SIGNALS
from formcoach.feedback.figures import plain, rounded, unit_of, value_words
from formcoach.language import mark, tr

_WAYS = dict.fromkeys(OUTLINE_SIGNALS, (mark("round"), mark("hollow")))
"""The words for above and below zero, where a bare sign would be a riddle."""


def ways(ref: SignalRef) -> tuple[str, str] | None:
    """Return the words for above and below zero, if a signal has such."""
    return _WAYS.get(ref.signal)


def told(value: float, ref: SignalRef) -> str:
    """Say a value with its way: ``about 30° hollow``, ``about 25°``."""
    words = ways(ref)
    if words is None or math.isnan(value):
        return value_words(value, unit_of(ref))
    size = value_words(abs(value), unit_of(ref))
    return (
        size if size == value_words(0.0, unit_of(ref)) else f"{size} {way(value, ref)}"
    )


def way(value: float, ref: SignalRef) -> str:
    """Return the word for the way that a value goes, or nothing."""
    words = ways(ref)
    return tr(words[value < 0]) if words else ""


def band_told(first: float, last: float, ref: SignalRef) -> str:
    """Say a band from one end to the other: ``15 to 80° hollow``, ``25 to -10°``."""
    if way(first, ref) and way(first, ref) == way(last, ref):
        first_deg, last_deg = abs(rounded(first)), abs(rounded(last))
        band = tr("{first} to {last}°", first=first_deg, last=last_deg)
        return f"{band} {way(first, ref)}"
    return tr("{first} to {last}°", first=rounded(first), last=rounded(last))


def counts_from_start(ref: SignalRef) -> str:
    """Say where a change has its zero."""
    return tr("{signal}: 0° is your start", signal=plain(ref.signal))


def counted_value(exercise: Exercise, instant: Instant | None) -> float:
    """Return the counted signal, NaN while a change has nothing to count from."""
    if instant is None or waits(exercise, instant):
        return math.nan
    return instant.value_deg


def waits(exercise: Exercise, instant: Instant | None) -> bool:
    """Tell whether a change waits for the start pose from which it counts."""
    changes = exercise.counts_by.reading is Reading.CHANGE
    return changes and instant is not None and instant.phase is Phase.SETUP
