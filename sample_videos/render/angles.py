"""Joint angles as a clinician names them, from joint centres, in the sagittal plane.

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
        trunk, thigh, shank, upper, fore = (
            hanging_deg(top, bottom)
            for top, bottom in (
                (shoulder, hip),
                (hip, knee),
                (knee, ankle),
                (shoulder, elbow),
                (elbow, wrist),
            )
        )
        signed = {
            "hip_flexion": thigh - trunk,
            "knee_flexion": thigh - shank,
            "shoulder_flexion": upper - trunk,
            "elbow_flexion": fore - upper,
            "trunk_inclination": -trunk,
        }
        for name, angle_deg in signed.items():
            angles[f"{name}_{side}"] = wrapped_deg(angle_deg)
    return angles
