"""How far a set has come, in figures and words."""

from formcoach.domain.exercise import Exercise, Mode, Sides
from formcoach.domain.instant import Instant
from formcoach.feedback.figures import phase_words, side_words
from formcoach.language import tr

BY_THE_CLOCK = frozenset({Mode.HOLD, Mode.TIMED})
"""The modes in which seconds are counted, and not repetitions."""


def asked_s(exercise: Exercise) -> int:
    """Return the seconds that a hold or a timed set should last."""
    dose = exercise.dose
    return round(dose.duration_s if exercise.mode is Mode.TIMED else dose.hold_s)


def doing(exercise: Exercise, instant: Instant | None) -> str:
    """Say the phase and with which side; nothing while judging is paused."""
    if instant is None or instant.trouble is not None:
        return ""
    phase = phase_words(instant.phase)
    if exercise.sides is Sides.BOTH:
        return phase
    return tr("{phase} · {side} side", phase=phase, side=side_words(instant.side))
