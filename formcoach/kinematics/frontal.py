"""Signals that lie in the plane of a front view."""

import math

from formcoach.domain.anatomy import Side
from formcoach.kinematics.body import Body, Limbs
from formcoach.kinematics.geometry import UP, bend, elevation, sine, turn


def frontal_signals(body: Body) -> dict[str, float]:
    """Return every front-view signal of a body, by full name.

    Degrees and pixels; NaN where a landmark was not seen. The person may face the
    camera or turn the back to it: left and right are the person's own.
    """
    leftward = math.copysign(1.0, float(body.left.shoulder[0] - body.right.shoulder[0]))
    lean_left_deg = leftward * turn(UP, body.trunk_up)
    pelvis_left_deg = elevation(body.right.hip, body.left.hip)
    shoulders_left_deg = elevation(body.right.shoulder, body.left.shoulder)
    signals = {"hip_shift": float(body.hips[0])}
    for side, sign in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        limbs = body.on(side)
        signals |= {
            f"trunk_lateral_flexion_{side}": sign * lean_left_deg,
            f"pelvic_obliquity_{side}": sign * pelvis_left_deg,
            f"shoulder_obliquity_{side}": sign * shoulders_left_deg,
            f"shoulder_abduction_{side}": _abduction(body, limbs),
            f"elbow_flexion_{side}": bend(limbs.shoulder, limbs.elbow, limbs.wrist),
            f"knee_frontal_projection_{side}": _knee_inward(limbs, sign * leftward),
            f"neck_length_{side}": _along_trunk(body, limbs),
        }
    return signals


def _abduction(body: Body, limbs: Limbs) -> float:
    """Against the midline: the line from shoulder to hip runs inwards by itself."""
    return abs(turn(-body.trunk_up, limbs.elbow - limbs.shoulder))


def _knee_inward(limbs: Limbs, outward: float) -> float:
    """How far the knee lies inward of the line from hip to ankle, degrees."""
    thigh, shank = limbs.knee - limbs.hip, limbs.ankle - limbs.knee
    return outward * -turn(thigh, shank)


def _along_trunk(body: Body, limbs: Limbs) -> float:
    neck, trunk = limbs.ear - limbs.shoulder, body.trunk_up
    across = sine(trunk, neck)
    return math.hypot(*neck) * math.sqrt(max(0.0, 1.0 - across * across))
