"""The joints of a made-up body, in three dimensions.

Axes: x to the person's front, y to the person's left, z up; metres.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark, Side
from formcoach.testing.angles import Angles, LimbAngles

Vector3 = NDArray[np.float64]
"""Shape ``(3,)``, metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Lengths of a body, metres; the defaults are an adult of 1.7 m (Winter 2009)."""

    torso_m: float = 0.49
    thigh_m: float = 0.42
    shank_m: float = 0.42
    upper_arm_m: float = 0.32
    forearm_m: float = 0.25
    neck_m: float = 0.2
    foot_m: float = 0.2
    shoulder_width_m: float = 0.36
    hip_width_m: float = 0.26
    nose_m: float = 0.1


def skeleton(angles: Angles, person: Person) -> dict[Landmark, Vector3]:
    """Return the joints, with the middle of the hips at the origin."""
    lean = angles.trunk_inclination
    trunk = _tilted(_leaning(lean), angles.trunk_lateral_flexion)
    neck = _tilted(_leaning(lean + angles.neck_flexion), angles.trunk_lateral_flexion)
    shoulders = person.torso_m * trunk
    head = shoulders + person.neck_m * neck
    ahead = _leaning(lean + angles.neck_flexion + 90.0)
    points = {Landmark.NOSE: head + person.nose_m * ahead}
    for side, left in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        outward = np.array([0.0, left, 0.0])
        joints = _leg(angles, person, side) | _arm(angles, person, side, outward)
        half_hips = person.hip_width_m / 2 * outward
        half_shoulders = _tilted(
            person.shoulder_width_m / 2 * outward, angles.trunk_lateral_flexion
        )
        for part, point in joints.items():
            upper = part in {"shoulder", "elbow", "wrist"}
            origin = shoulders + half_shoulders if upper else half_hips
            points[Landmark.on(side, part)] = origin + point
        points[Landmark.on(side, "ear")] = head + 0.2 * half_shoulders
    return points


def _leg(angles: Angles, person: Person, side: Side) -> dict[str, Vector3]:
    limb: LimbAngles = getattr(angles, side.value)
    thigh_lean = angles.trunk_inclination - limb.hip_flexion
    shank_lean = thigh_lean + limb.knee_flexion
    knee = -person.thigh_m * _leaning(thigh_lean)
    ankle = knee - person.shank_m * _leaning(shank_lean)
    forward = _leaning(shank_lean + 90.0)
    return {
        "hip": np.zeros(3),
        "knee": knee,
        "ankle": ankle,
        "heel": ankle - 0.25 * person.foot_m * forward,
        "foot_index": ankle + 0.75 * person.foot_m * forward,
    }


def _arm(
    angles: Angles, person: Person, side: Side, outward: Vector3
) -> dict[str, Vector3]:
    limb: LimbAngles = getattr(angles, side.value)
    upper_lean = angles.trunk_inclination - limb.shoulder_flexion
    fore_lean = upper_lean - limb.elbow_flexion
    upper = _abducted(-_leaning(upper_lean), outward, limb.shoulder_abduction)
    fore = _abducted(-_leaning(fore_lean), outward, limb.shoulder_abduction)
    tilt = angles.trunk_lateral_flexion
    elbow = person.upper_arm_m * _tilted(upper, tilt)
    wrist = elbow + person.forearm_m * _tilted(fore, tilt)
    return {"shoulder": np.zeros(3), "elbow": elbow, "wrist": wrist}


def _leaning(angle_deg: float) -> Vector3:
    """Return the direction up, leant forward by an angle."""
    angle = math.radians(angle_deg)
    return np.array([math.sin(angle), 0.0, math.cos(angle)])


def _tilted(vector: Vector3, angle_deg: float) -> Vector3:
    """Return a vector tilted towards the person's left."""
    angle = math.radians(angle_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    front, left, up = vector
    return np.array([front, left * cos + up * sin, up * cos - left * sin])


def _abducted(vector: Vector3, outward: Vector3, angle_deg: float) -> Vector3:
    """Return an arm swung from its own direction outwards."""
    angle = math.radians(angle_deg)
    if angle == 0.0:
        return vector
    swung: Vector3 = vector * math.cos(angle) + outward * math.sin(angle)
    return swung
