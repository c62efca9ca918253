"""Signals that lie in the plane of a front view."""

import math

from formcoach.domain.anatomy import Side
from formcoach.kinematics.body import Body, Limbs
from formcoach.kinematics.geometry import (
    UP,
    Vector,
    bend,
    elevation,
    mean_seen,
    sine,
    turn,
)


def frontal_signals(body: Body) -> dict[str, float]:
    """Return every front-view signal of a body, by full name.

    Degrees and pixels; NaN where a landmark was not seen. The person may face the
    camera or turn the back to it: left and right are the person's own.
    """
    leftward = math.copysign(1.0, float(body.left.shoulder[0] - body.right.shoulder[0]))
    lean_left_deg = leftward * turn(UP, body.trunk_up)
    pelvis_left_deg = elevation(body.right.hip, body.left.hip)
    shoulders_left_deg = elevation(body.right.shoulder, body.left.shoulder)
    shank_left_deg = leftward * turn(UP, _shanks(body))
    signals = {
        "hip_shift": float(body.hips[0]),
        "shoulder_shift": float(body.shoulders[0]),
        "knee_separation": math.dist(body.left.knee, body.right.knee),
        "ankle_separation": math.dist(body.left.ankle, body.right.ankle),
        "side_line": _side_line(body),
        "support_arm_inclination": _support_arm(body),
    }
    for side, sign in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        limbs = body.on(side)
        signals |= {
            f"trunk_lateral_flexion_{side}": sign * lean_left_deg,
            f"shank_tilt_{side}": sign * shank_left_deg,
            f"pelvic_obliquity_{side}": sign * pelvis_left_deg,
            f"shoulder_obliquity_{side}": sign * shoulders_left_deg,
            f"shoulder_abduction_{side}": _abduction(body, limbs),
            f"elbow_flexion_{side}": bend(limbs.shoulder, limbs.elbow, limbs.wrist),
            f"knee_frontal_projection_{side}": _knee_inward(limbs, sign * leftward),
            f"neck_length_{side}": _along_trunk(body, limbs),
        }
    return signals


def _shanks(body: Body) -> Vector:
    """From the ankles to the knees that were seen."""
    left, right = (limbs.knee - limbs.ankle for limbs in (body.left, body.right))
    return mean_seen(left, right)


def _side_line(body: Body) -> float:
    """How far the hips are above the line from shoulders to knees, degrees."""
    knees = mean_seen(body.left.knee, body.right.knee)
    to_hips, onwards = body.hips - body.shoulders, knees - body.hips
    rightward = math.copysign(1.0, float(knees[0] - body.shoulders[0]))
    return rightward * turn(to_hips, onwards)


def _support_arm(body: Body) -> float:
    """How far the upper arm of the lower shoulder is from hanging, degrees."""
    lower = body.lower
    return abs(turn(-UP, lower.elbow - lower.shoulder))


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
