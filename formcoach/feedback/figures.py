"""Numbers and states as words, no finer than a camera may say them."""

import math

from formcoach.domain.exercise import Phase
from formcoach.domain.observation import Trouble

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

PAUSE_REASONS = {
    Trouble.NO_PICTURE: "no picture",
    Trouble.FROZEN: "the picture stands still",
    Trouble.BLACK: "the picture is dark",
    Trouble.NOBODY: "nobody in sight",
    Trouble.SECOND_PERSON: "two people in the picture",
    Trouble.JUMPED: "lost from sight for a moment",
    Trouble.WRONG_VIEW: "seen from another side",
    Trouble.WRONG_POSTURE: "another position",
    Trouble.HIDDEN: "part of the body is hidden",
}
"""Why judging is paused, for whoever looks on."""


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
