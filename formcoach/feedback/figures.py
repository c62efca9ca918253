"""Numbers and states as words, no finer than a camera may say them."""

import math

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Phase
from formcoach.domain.measurement import Reading, SignalRef
from formcoach.domain.observation import Trouble
from formcoach.domain.signals import SIGNALS, Unit
from formcoach.language import mark, tr

ROUNDED_TO_DEG = 5
"""Finer would mislead: the knee in a squat is read with a standard deviation of 6
degrees, seen from the side (Cosoli 2026)."""
S_PER_MIN = 60

NOT_MEASURED = mark("not measured")

_UNITS = {
    "deg": "°",
    "deg_s": mark("° a second"),
    "torso_lengths": mark(" torso lengths"),
    "s": " s",
}

_SIDES = {Side.LEFT: mark("left"), Side.RIGHT: mark("right")}

_PHASES = {
    Phase.SETUP: mark("get ready"),
    Phase.REST: mark("start position"),
    Phase.OUTWARD: mark("moving out"),
    Phase.HOLD: mark("hold"),
    Phase.RETURN: mark("coming back"),
}

_PAUSES = {
    Trouble.NO_PICTURE: mark("no picture"),
    Trouble.FROZEN: mark("the picture stands still"),
    Trouble.BLACK: mark("the picture is dark"),
    Trouble.NOBODY: mark("nobody in sight"),
    Trouble.SECOND_PERSON: mark("two people in the picture"),
    Trouble.JUMPED: mark("lost from sight for a moment"),
    Trouble.WRONG_VIEW: mark("seen from another side"),
    Trouble.WRONG_POSTURE: mark("another position"),
    Trouble.HIDDEN: mark("part of the body is hidden"),
}


def phase_words(phase: Phase) -> str:
    """Say what the patient is doing."""
    return tr(_PHASES[phase])


def pause_words(trouble: Trouble) -> str:
    """Say why judging is paused, for whoever looks on."""
    return tr(_PAUSES[trouble])


def side_words(side: Side) -> str:
    """Say a side, the person's own."""
    return tr(_SIDES[side])


def rounded(angle_deg: float) -> int:
    """Return an angle to the nearest five degrees."""
    return ROUNDED_TO_DEG * round(angle_deg / ROUNDED_TO_DEG)


def about(angle_deg: float) -> str:
    """Say an angle as finely as a camera may: ``about 25°``."""
    return value_words(angle_deg, "deg")


def plain(name: str) -> str:
    """Return the name of a signal or a limit as words."""
    return tr(name.replace("_", " "))


def clock(time_s: float) -> str:
    """Return a time as minutes and seconds: ``1:05``."""
    minutes, seconds = divmod(int(time_s), 60)
    return f"{minutes}:{seconds:02d}"


def minutes_words(time_s: float) -> str:
    """Say how long something took: ``about 12 min``; a short set took some time too."""
    if 0.0 < time_s < S_PER_MIN:
        return tr("less than a minute")
    return tr("about {minutes} min", minutes=round(time_s / S_PER_MIN))


def unit_of(signal: SignalRef | str) -> str:
    """Return a signal's unit: ``deg``, ``deg_s``, ``torso_lengths`` or ``s``."""
    if isinstance(signal, str):
        return "s"
    if SIGNALS[signal.signal].unit is Unit.PIXELS:
        return "torso_lengths"
    return "deg_s" if signal.reading is Reading.RATE else "deg"


def value_words(value: float, unit: str) -> str:
    """Say a value as finely as a camera may: ``about 25°``, ``about 0.2 s``."""
    if math.isnan(value):
        return tr(NOT_MEASURED)
    shown = f"{rounded(value)}" if unit.startswith("deg") else f"{value:.1f}"
    return tr("about {value}", value=f"{shown}{tr(_UNITS[unit])}")


def bound_words(bound: float, unit: str) -> str:
    """Say a bound as it was written: ``-18°``."""
    return f"{bound:g}{tr(_UNITS[unit])}"
