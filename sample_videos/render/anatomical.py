"""The anatomical position: every joint angle 0.

The rig is delivered with spread arms, bent elbows and curled fingers. Here are the
turns that bring each bone to where anatomy starts to count: arms and legs straight
down, palms back, toes forward.
"""

from itertools import pairwise

import numpy as np

from render.bones import SIDES, SUFFIX, Bones
from render.rotation import DOWN, Matrix, about, between, turn, unit

FINGERS = (1, 2, 3, 4, 5)  # 1 is the thumb


def anatomical_turns(bones: Bones) -> dict[str, Matrix]:
    """Return the turn of each bone from the rest pose to the anatomical position."""
    turns = {bone: np.eye(3) for bone in bones.names}
    for side in SIDES:
        turns.update(_straight_leg(bones, SUFFIX[side]))
        turns.update(_straight_arm(bones, SUFFIX[side]))
    return turns


def _straight_leg(bones: Bones, suffix: str) -> dict[str, Matrix]:
    hip, knee, ankle, toe = (
        bones.heads_m[bone + suffix]
        for bone in ("upperleg01", "lowerleg01", "foot", "toe2-1")
    )
    thigh, shank = (between(b - a, DOWN) for a, b in pairwise((hip, knee, ankle)))
    heading_x, heading_y, _ = toe - ankle
    foot = turn(-np.degrees(np.arctan2(heading_x, -heading_y)))
    turns = {f"upperleg0{part}{suffix}": thigh for part in (1, 2)}
    turns |= {f"lowerleg0{part}{suffix}": shank for part in (1, 2)}
    return turns | dict.fromkeys(bones.branch("foot" + suffix), foot)


def _straight_arm(bones: Bones, suffix: str) -> dict[str, Matrix]:
    shoulder, elbow, wrist = (
        bones.heads_m[bone + suffix] for bone in ("upperarm01", "lowerarm01", "wrist")
    )
    upper_dir, fore_dir = unit(elbow - shoulder), unit(wrist - elbow)
    hinge = np.cross(upper_dir, fore_dir)
    bent_deg = np.degrees(np.arctan2(np.linalg.norm(hinge), upper_dir @ fore_dir))
    upper = between(upper_dir, DOWN)
    hinge_x, hinge_y, _ = upper @ hinge
    upper = turn(180.0 - np.degrees(np.arctan2(hinge_y, hinge_x))) @ upper
    fore = upper @ about(hinge, -bent_deg)
    straight, back = _palm_back(bones, suffix, fore)
    turns = {f"upperarm0{part}{suffix}": upper for part in (1, 2)}
    turns |= {f"lowerarm01{suffix}": fore, f"lowerarm02{suffix}": back @ fore}
    hand = back @ straight @ fore
    turns |= dict.fromkeys(bones.branch("wrist" + suffix), hand)
    return turns | _flat_fingers(bones, suffix, hand)


def _flat_fingers(bones: Bones, suffix: str, hand: Matrix) -> dict[str, Matrix]:
    """Return the turns that lay the fingers, curled at rest, into the palm's plane."""
    turns = {}
    for finger in FINGERS:
        names = [f"finger{finger}-{part}{suffix}" for part in (1, 2, 3)]
        for bone, tip in pairwise(names):
            along = hand @ unit(bones.heads_m[tip] - bones.heads_m[bone])
            turns[bone] = between(along, unit(along * (1.0, 0.0, 1.0))) @ hand
        turns[names[-1]] = turns[names[-2]]
    return turns


def _palm_back(bones: Bones, suffix: str, fore: Matrix) -> tuple[Matrix, Matrix]:
    """Return what straightens the wrist, and what then turns the palm to the back."""
    wrist, index, middle, little = (
        fore @ bones.heads_m[bone + suffix]
        for bone in ("wrist", "finger2-1", "finger3-1", "finger5-1")
    )
    straight = between(middle - wrist, DOWN)
    palm = straight @ np.cross(index - wrist, little - wrist)
    palm_x, palm_y, _ = palm if suffix == SUFFIX["right"] else -palm
    return straight, turn(90.0 - np.degrees(np.arctan2(palm_y, palm_x)))
