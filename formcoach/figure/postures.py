"""What a body does in each posture where the exercise says nothing else."""

from dataclasses import replace

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.orientation import Posture, View
from formcoach.figure.angles import (
    HOOK_LYING,
    ON_HANDS_AND_KNEES,
    SITTING,
    STANDING,
    Angles,
)

_PRONE = Angles(trunk_inclination=88).both(
    shoulder_flexion=20, elbow_flexion=110, ankle_dorsiflexion=-50
)
_KNEELING = STANDING.both(knee_flexion=90, ankle_dorsiflexion=-60)
_AT_EASE = STANDING.both(hip_flexion=8, knee_flexion=16, ankle_dorsiflexion=8)
"""From the front soft knees do not show, and they know which way to bend."""
_ON_THE_SIDE = Angles(trunk_lateral_flexion=-20)
_FALLEN_DEG = 78.0
"""A body propped on a forearm is not quite level."""


def at_ease(posture: Posture, view: View, side: Side) -> Angles:
    """Return how a body takes a posture.

    Parameters
    ----------
    posture
        The posture.
    view
        From where it is seen: a body on its side turns its chest to the camera.
    side
        The side that moves: the kneeling one in half-kneeling, the lower one on the
        side.

    """
    if posture is Posture.HALF_KNEELING:
        body = STANDING.on(side, knee_flexion=90, ankle_dorsiflexion=-60)
        return body.on(side.other, hip_flexion=90, knee_flexion=90)
    if posture is Posture.SIDE_LYING:
        sign = 1 if side is Side.LEFT else -1
        fallen = replace(
            _ON_THE_SIDE,
            roll=sign * _FALLEN_DEG,
            trunk_lateral_flexion=sign * _ON_THE_SIDE.trunk_lateral_flexion,
        )
        return fallen.on(side, shoulder_abduction=80, elbow_flexion=80)
    if posture is Posture.SUPINE and view is View.FRONT:
        return HOOK_LYING.both(hip_flexion=55, knee_flexion=130)
    if posture is Posture.STANDING and view is View.FRONT:
        return _AT_EASE
    return {
        Posture.STANDING: STANDING,
        Posture.SITTING: SITTING,
        Posture.KNEELING: _KNEELING,
        Posture.QUADRUPED: ON_HANDS_AND_KNEES.both(ankle_dorsiflexion=-50),
        Posture.PRONE: _PRONE,
        Posture.SUPINE: HOOK_LYING,
    }[posture]


def contacts(posture: Posture, side: Side) -> tuple[Landmark, ...]:
    """Return what would like to touch the floor, as far as the exercise lets it."""
    if posture is Posture.HALF_KNEELING:
        return (
            Landmark.on(side, "knee"),
            Landmark.on(side, "foot_index"),
            Landmark.on(side.other, "heel"),
            Landmark.on(side.other, "foot_index"),
        )
    feet = ("heel", "foot_index")
    parts = {
        Posture.STANDING: feet,
        Posture.SITTING: feet,
        Posture.KNEELING: ("knee", "foot_index"),
        Posture.QUADRUPED: ("knee", "foot_index", "wrist"),
        Posture.PRONE: ("knee", "foot_index", "wrist"),
        Posture.SUPINE: ("shoulder", "heel", "foot_index"),
    }.get(posture, ())
    return tuple(Landmark.on(each, part) for part in parts for each in Side)
