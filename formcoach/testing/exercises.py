"""Exercises made up for tests."""

from dataclasses import replace
from typing import Any

from formcoach.domain.exercise import (
    Band,
    Category,
    Dose,
    Exercise,
    Level,
    Limit,
    Mode,
    Sides,
)
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import Posture, View


def made_up_squat(**changes: Any) -> Exercise:
    """Return a squat that counts at 60 degrees and warns beyond 110."""
    knee = SignalRef.parse("knee_flexion")
    squat = Exercise(
        id="made_up_squat",
        name="Made-up squat",
        purpose="Have something to count.",
        category=Category.STRENGTH,
        postures=(Posture.STANDING,),
        view=View.SIDE,
        mode=Mode.REPS,
        sides=Sides.BOTH,
        dose=Dose(reps=3),
        start={knee: Band(lower=0, upper=20)},
        target={knee: Band(lower=60, upper=100)},
        counts_by=knee,
        limits=(
            Limit(
                id="too_deep",
                signal=knee,
                above=110,
                level=Level.WARN,
                cue="Stay a little higher.",
                why="So that there is something to find.",
                source="made up",
            ),
        ),
    )
    return replace(squat, **changes)
