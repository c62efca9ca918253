"""What the exercise asks for besides the signal that it counts by."""

import math

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Sides
from formcoach.domain.measurement import Measurements
from formcoach.domain.orientation import Orientation


def unmet_targets(
    exercise: Exercise,
    measurements: Measurements,
    side: Side,
    neutral: Measurements | None,
) -> frozenset[str] | None:
    """Return the target signals, other than the counted one, that do not fit now.

    Empty if all that is measured fits or nothing else is asked for; None if something
    is asked for and none of it was measured.
    """
    others = {
        str(ref): (measurements.read(ref, side, neutral), band)
        for ref, band in exercise.target.items()
        if ref != exercise.counts_by
    }
    measured = {
        name: (value, band)
        for name, (value, band) in others.items()
        if not math.isnan(value)
    }
    if others and not measured:
        return None
    return frozenset(
        name for name, (value, band) in measured.items() if value not in band
    )


def followed_side(exercise: Exercise, orientation: Orientation) -> Side:
    """Return the side that an exercise is watched on before anything moves.

    The prescribed side where there is one, otherwise the side nearer to the camera.
    """
    if exercise.sides in (Sides.LEFT, Sides.RIGHT):
        return Side(exercise.sides.value)
    return orientation.near or Side.LEFT
