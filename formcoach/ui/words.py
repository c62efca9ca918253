"""What the screen says to the patient, in calm words."""

import math

from formcoach.domain.exercise import Phase
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition, RepetitionOutcome

ROUNDED_TO_DEG = 5
"""A camera errs by several degrees (clinical review, 1.3): finer would mislead."""

NOT_MEASURED = "not measured"

TROUBLE_WORDS = {
    Trouble.NO_PICTURE: "The camera gives no picture.",
    Trouble.FROZEN: "The picture is standing still.",
    Trouble.BLACK: "The picture is dark.",
    Trouble.NOBODY: "I cannot see you.",
    Trouble.SECOND_PERSON: "There is a second person in the picture.",
    Trouble.JUMPED: "I lost sight of you for a moment.",
    Trouble.WRONG_VIEW: "The camera sees you from another side.",
    Trouble.WRONG_POSTURE: "This is another position.",
    Trouble.HIDDEN: "Part of you is hidden.",
}

PHASE_WORDS = {
    Phase.SETUP: "get ready",
    Phase.REST: "start position",
    Phase.OUTWARD: "moving out",
    Phase.HOLD: "hold",
    Phase.RETURN: "coming back",
}

_NOT_COUNTED = {
    RepetitionOutcome.PARTIAL: "target not reached",
    RepetitionOutcome.OTHER_MOVEMENT: "another movement",
    RepetitionOutcome.UNFINISHED: "not finished",
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


def outcome_words(repetition: Repetition) -> str:
    """Say whether a repetition counts and why not."""
    if repetition.counted:
        return "✓ counted"
    return f"not counted: {_NOT_COUNTED[repetition.outcome]}"


def clock(time_s: float) -> str:
    """Return a time as minutes and seconds: ``1:05``."""
    minutes, seconds = divmod(int(time_s), 60)
    return f"{minutes}:{seconds:02d}"
