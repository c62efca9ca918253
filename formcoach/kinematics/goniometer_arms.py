"""Where a therapist would lay a goniometer: the axis and the two arms of an angle.

For drawing an angle where it was measured. Joints read as flexion have their resting
arm along the neighbouring segment, prolonged, so that the arc opens with the value.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from formcoach.domain.anatomy import Side
from formcoach.domain.observation import Pose
from formcoach.kinematics.body import Body
from formcoach.kinematics.geometry import UP, Vector, mean_seen


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GoniometerArms:
    """An angle in the picture: nothing but two directions from a point."""

    axis: Vector
    resting: Vector
    """Direction of the arm that shows zero, pixels."""
    moving: Vector
    """Direction of the arm that moves, pixels."""


def goniometer_arms(signal: str, pose: Pose, side: Side) -> GoniometerArms | None:
    """Return the arms of an angle, or None for what is no angle or was not seen.

    Parameters
    ----------
    signal
        The signal's name without side.
    pose
        Where the joints are in the picture.
    side
        The side it is read from.

    """
    lay = _LAID.get(signal)
    if lay is None:
        return None
    axis, resting, moving = lay(Body.of(pose), side)
    if not np.isfinite([axis, resting, moving]).all():
        return None
    return GoniometerArms(axis=axis, resting=resting, moving=moving)


_Laid = tuple[Vector, Vector, Vector]
_Lay = Callable[[Body, Side], _Laid]


def _joint(before: str, joint: str, after: str) -> _Lay:
    """Lay the resting arm along the first segment, prolonged beyond the joint."""

    def lay(body: Body, side: Side) -> _Laid:
        limbs = body.on(side)
        axis: Vector = getattr(limbs, joint)
        return axis, axis - getattr(limbs, before), getattr(limbs, after) - axis

    return lay


def _raised(body: Body, side: Side) -> _Laid:
    limbs = body.on(side)
    return limbs.shoulder, limbs.hip - limbs.shoulder, limbs.elbow - limbs.shoulder


def _abducted(body: Body, side: Side) -> _Laid:
    limbs = body.on(side)
    return limbs.shoulder, -body.trunk_up, limbs.elbow - limbs.shoulder


def _neck(body: Body, _: Side) -> _Laid:
    return body.shoulders, body.trunk_up, body.ears - body.shoulders


def _trunk_leans(body: Body, _: Side) -> _Laid:
    return body.hips, UP, body.trunk_up


def _shank_leans(body: Body, side: Side) -> _Laid:
    limbs = body.on(side)
    return limbs.ankle, UP, limbs.knee - limbs.ankle


def _trunk_rises(body: Body, _: Side) -> _Laid:
    return body.hips, _level(body.trunk_up), body.trunk_up


def _thigh_rises(body: Body, side: Side) -> _Laid:
    limbs = body.on(side)
    thigh = limbs.knee - limbs.hip
    return limbs.hip, _level(thigh), thigh


def _shanks_tilt(body: Body, _: Side) -> _Laid:
    knees, ankles = (
        mean_seen(getattr(body.left, part), getattr(body.right, part))
        for part in ("knee", "ankle")
    )
    return ankles, UP, knees - ankles


def _side_bends(body: Body, _: Side) -> _Laid:
    knees = mean_seen(body.left.knee, body.right.knee)
    return body.hips, body.hips - body.shoulders, knees - body.hips


def _support_leans(body: Body, _: Side) -> _Laid:
    limbs = body.lower
    return limbs.shoulder, -UP, limbs.elbow - limbs.shoulder


def _across(part: str) -> _Lay:
    """Lay the arms from the other side's joint to this side's."""

    def lay(body: Body, side: Side) -> _Laid:
        here, there = getattr(body.on(side), part), getattr(body.on(side.other), part)
        return there, _level(here - there), here - there

    return lay


def _level(direction: Vector) -> Vector:
    return np.array([math.copysign(1.0, direction[0]), 0.0])


_LAID: dict[str, _Lay] = {
    "knee_flexion": _joint("hip", "knee", "ankle"),
    "knee_frontal_projection": _joint("hip", "knee", "ankle"),
    "elbow_flexion": _joint("shoulder", "elbow", "wrist"),
    "hip_flexion": _joint("shoulder", "hip", "knee"),
    "body_line": _joint("shoulder", "hip", "ankle"),
    "shoulder_flexion": _raised,
    "shoulder_abduction": _abducted,
    "neck_flexion": _neck,
    "trunk_inclination": _trunk_leans,
    "trunk_lateral_flexion": _trunk_leans,
    "trunk_elevation": _trunk_rises,
    "thigh_elevation": _thigh_rises,
    "shank_inclination": _shank_leans,
    "shank_tilt": _shanks_tilt,
    "side_line": _side_bends,
    "support_arm_inclination": _support_leans,
    "pelvic_obliquity": _across("hip"),
    "shoulder_obliquity": _across("shoulder"),
}
