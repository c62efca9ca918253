"""What values a signal can take on a living body, in the reading that is used."""

from formcoach.domain.exercise import Band
from formcoach.domain.measurement import Reading, SignalRef
from formcoach.domain.signals import SIGNALS, Unit

ERROR_DEG = 10.0
"""Image-plane angle in the right view, 1.5 standard deviations (Cosoli 2026)."""
ERROR_ADVISORY_DEG = 15.0
"""A turn of the trunk: a third of 45 degrees, the norm of the thoracolumbar spine, is
missing in rendered people (docs/evidence.md, turning the trunk)."""
ERROR_TORSOS = 0.05
"""5 px of a trunk of 87 px (MediaPipe full against rendered bodies, side view)."""
FURTHEST_TORSOS = 3.0
"""A person is about 3.3 torso lengths tall: hips or heels cannot move further."""
FASTEST_DEG_S = 600.0
"""Well beyond the joint speeds of an exercise; a factor of ten is noticed."""


def is_length(ref: SignalRef) -> bool:
    """Tell whether the signal reads in torso lengths."""
    return SIGNALS[ref.signal].unit is Unit.PIXELS


def error(ref: SignalRef) -> float:
    """Return how far the camera may be off."""
    if is_length(ref):
        return ERROR_TORSOS
    return ERROR_ADVISORY_DEG if SIGNALS[ref.signal].advisory else ERROR_DEG


def unit(ref: SignalRef) -> str:
    """Return the unit in words."""
    if is_length(ref):
        return "torso lengths"
    return "degrees a second" if ref.reading is Reading.RATE else "degrees"


def reach(ref: SignalRef) -> Band:
    """Return the values that a body can show."""
    signal = SIGNALS[ref.signal]
    if is_length(ref):
        return Band(lower=-FURTHEST_TORSOS, upper=FURTHEST_TORSOS)
    if ref.reading is Reading.RATE:
        return Band(lower=-FASTEST_DEG_S, upper=FASTEST_DEG_S)
    span = signal.highest - signal.lowest
    if ref.reading is Reading.ASYMMETRY:
        return Band(lower=0.0, upper=span)
    if ref.reading is Reading.CHANGE:
        return Band(lower=-span, upper=span)
    return Band(lower=signal.lowest, upper=signal.highest)


def figure(value: float) -> str:
    """Return a number as a person writes it."""
    return f"{value:.10g}"
