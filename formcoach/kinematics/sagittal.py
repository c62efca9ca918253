"""Signals that lie in the plane of a side view."""

from formcoach.domain.anatomy import Side
from formcoach.kinematics.body import Body, Limbs
from formcoach.kinematics.geometry import (
    UP,
    Vector,
    bend,
    elevation,
    mean_seen,
    turn,
    unwound,
)

LOWEST_HIP_DEG = -120.0
LOWEST_SHOULDER_DEG = -120.0
"""Where a turn is cut: no hip extends and no arm reaches back this far."""


def sagittal_signals(body: Body, facing: int) -> dict[str, float]:
    """Return every side-view signal of a body, by full name.

    Parameters
    ----------
    body
        Joints in pixels.
    facing
        +1 or -1, see :class:`~formcoach.domain.orientation.Orientation`.

    Returns
    -------
    dict
        Degrees and pixels; NaN where a landmark was not seen.

    """
    signals = {
        "trunk_inclination": facing * turn(UP, body.trunk_up),
        "trunk_elevation": elevation(body.hips, body.shoulders),
        "foot_shift": float(mean_seen(body.left.ankle, body.right.ankle)[0]),
        "neck_flexion": facing * turn(body.trunk_up, body.ears - body.shoulders),
    }
    for side in Side:
        for name, value in _limb_signals(body.on(side), facing).items():
            signals[f"{name}_{side}"] = value
    return signals


def _limb_signals(limbs: Limbs, facing: int) -> dict[str, float]:
    trunk_down = limbs.hip - limbs.shoulder
    return {
        "knee_flexion": bend(limbs.hip, limbs.knee, limbs.ankle),
        "elbow_flexion": bend(limbs.shoulder, limbs.elbow, limbs.wrist),
        "hip_flexion": _forward(
            trunk_down, limbs.knee - limbs.hip, facing, LOWEST_HIP_DEG
        ),
        "body_line": _forward(
            trunk_down, limbs.ankle - limbs.hip, facing, LOWEST_HIP_DEG
        ),
        "shoulder_flexion": _forward(
            trunk_down, limbs.elbow - limbs.shoulder, facing, LOWEST_SHOULDER_DEG
        ),
        "shank_inclination": facing * turn(UP, limbs.knee - limbs.ankle),
        "thigh_elevation": elevation(limbs.hip, limbs.knee),
        "heel_height": -float(limbs.heel[1]),
    }


def _forward(
    trunk_down: Vector, segment: Vector, facing: int, lowest_deg: float
) -> float:
    """Angle of a segment from the line of the trunk, positive towards the front."""
    return unwound(facing * turn(segment, trunk_down), lowest_deg)
