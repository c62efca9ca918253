"""Numbers and states as words, no finer than a camera may say them."""

import math

from formcoach.domain.exercise import Phase

ROUNDED_TO_DEG = 5
"""A camera errs by several degrees (clinical review, 1.3): finer would mislead."""

NOT_MEASURED = "not measured"

PHASE_WORDS = {
    Phase.SETUP: "get ready",
    Phase.REST: "start position",
    Phase.OUTWARD: "moving out",
    Phase.HOLD: "hold",
    Phase.RETURN: "coming back",
}


def rounded(angle_deg: float) -> int:
    """Return an angle to the nearest five degrees."""
    return ROUNDED_TO_DEG * round(angle_deg / ROUNDED_TO_DEG)


def about(angle_deg: float) -> str:
    """Say an angle as finely as a camera may: ``about 25°``."""
    if math.isnan(angle_deg):
        return NOT_MEASURED
    return f"about {rounded(angle_deg)}°"


def plain(name: str) -> str:
    """Return the name of a signal or a limit as words."""
    return name.replace("_", " ")
