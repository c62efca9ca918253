"""Joint angles as a clinician names them, from joint centres.

Anatomical position is 0, flexion positive. The trunk is the line from the shoulder
to the hip of the same side, which is what a camera at the side can see too.
"""

from collections.abc import Mapping

import numpy as np

from render.bones import SIDES
from render.rotation import Vector


def hanging_deg(top_m: Vector, bottom_m: Vector) -> float:
    """Return how far a segment is swung forward: 0 hanging straight down, degrees."""
    _, back, up = bottom_m - top_m
    return float(np.degrees(np.arctan2(-back, -up)))


def wrapped_deg(angle_deg: float) -> float:
    """Return the same angle between -180 and 180 degrees."""
    return (angle_deg + 180.0) % 360.0 - 180.0


def joint_angles(joints_m: Mapping[str, Vector]) -> dict[str, float]:
    """Return all joint angles of a pose.

    Parameters
    ----------
    joints_m
        Joint centres in metres, named `<joint>_<side>`.

    Returns
    -------
    dict
        Degrees: hip, knee, shoulder and elbow flexion and trunk inclination (0
        upright, 90 level and face down) of each side.

    """
    angles: dict[str, float] = {}
    for side in SIDES:
        shoulder, elbow, wrist, hip, knee, ankle = (
            joints_m[f"{joint}_{side}"]
            for joint in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
        )
        trunk, thigh, shank, upper = (
            hanging_deg(top, bottom)
            for top, bottom in (
                (shoulder, hip),
                (hip, knee),
                (knee, ankle),
                (shoulder, elbow),
            )
        )
        signed = {
            "hip_flexion": thigh - trunk,
            "knee_flexion": thigh - shank,
            "shoulder_flexion": upper - trunk,
            "elbow_flexion": _bent_deg(shoulder, elbow, wrist),
            "trunk_inclination": -trunk,
        }
        for name, angle_deg in signed.items():
            angles[f"{name}_{side}"] = wrapped_deg(angle_deg)
    return angles


def frontal_angles(joints_m: Mapping[str, Vector]) -> dict[str, float]:
    """Return the angles that a camera in front can see, degrees.

    How far the line from the hips to the shoulders leans to each side and how far each
    arm is off that line, both in the frontal plane; how far the shoulders are turned
    against the hips, positive towards the named side. Of a person on the back, seen
    from the feet: how far the shanks lean to each side, and how far each shoulder is
    off the floor.
    """
    shoulders, hips = (
        (joints_m[f"{joint}_left"] + joints_m[f"{joint}_right"]) / 2.0
        for joint in ("shoulder", "hip")
    )
    across, _, up = shoulders - hips
    lean_deg = float(np.degrees(np.arctan2(across, up)))
    turned_deg = wrapped_deg(_heading_deg(joints_m, "shoulder") - _heading_deg(joints_m, "hip"))
    shanks_deg = float(np.degrees(np.arctan2(*_shanks(joints_m)[[0, 2]])))
    across, _, up = joints_m["shoulder_left"] - joints_m["shoulder_right"]
    raised_deg = float(np.degrees(np.arctan2(up, across)))
    angles = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        angles[f"shank_tilt_{side}"] = sign * shanks_deg
        angles[f"shoulder_obliquity_{side}"] = sign * raised_deg
        arm_x, _, arm_z = joints_m[f"elbow_{side}"] - joints_m[f"shoulder_{side}"]
        out_deg = float(np.degrees(np.arctan2(sign * arm_x, -arm_z)))
        angles[f"trunk_lateral_flexion_{side}"] = sign * lean_deg
        angles[f"trunk_rotation_{side}"] = sign * turned_deg
        angles[f"shoulder_abduction_{side}"] = wrapped_deg(out_deg + sign * lean_deg)
    return angles


def _shanks(joints_m: Mapping[str, Vector]) -> Vector:
    """Return the way from both ankles to both knees."""
    return sum(joints_m[f"knee_{side}"] - joints_m[f"ankle_{side}"] for side in SIDES)


def _heading_deg(joints_m: Mapping[str, Vector], joint: str) -> float:
    """Return where a pair of joints points, rising as it turns to the left."""
    across, back, _ = joints_m[f"{joint}_left"] - joints_m[f"{joint}_right"]
    return float(np.degrees(np.arctan2(back, across)))


def _bent_deg(top_m: Vector, middle_m: Vector, bottom_m: Vector) -> float:
    """Return how far two segments are off a straight line."""
    one, other = middle_m - top_m, bottom_m - middle_m
    aside = np.linalg.norm(np.cross(one, other))
    return float(np.degrees(np.arctan2(aside, one @ other)))
