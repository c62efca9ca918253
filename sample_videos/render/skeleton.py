"""Bones, and forward kinematics from anatomical angles.

The rig is delivered with bent elbows and spread arms. The skeleton first turns every
bone into the anatomical position (arms and legs straight down, palms back, toes
forward), so that a rotation of nothing means every joint angle is exactly 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from render.rotation import DOWN, Matrix, Vector, about, between, turn, unit

SIDES = ("left", "right")
SUFFIX = {"left": ".L", "right": ".R"}
FINGERS = (1, 2, 3, 4, 5)  # 1 is the thumb
JOINT_BONES = {
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
}
"""A joint's centre is where this bone begins."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bones:
    """The tree of bones in the rest pose."""

    heads_m: Mapping[str, Vector]
    parents: Mapping[str, str]
    """The bone each bone hangs on; empty for the root."""
    names: tuple[str, ...] = field(init=False)
    """All bones, parents before children."""

    def __post_init__(self) -> None:
        ordered: dict[str, None] = {}
        for bone in self.parents:
            ordered.update(dict.fromkeys(reversed(self._line(bone))))
        object.__setattr__(self, "names", tuple(ordered))

    def _line(self, bone: str) -> list[str]:
        return [bone, *self._line(self.parents[bone])] if bone else []

    def branch(self, top: str) -> list[str]:
        """Return a bone and everything that hangs on it."""
        return [bone for bone in self.names if top in self._line(bone)]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posed:
    """Where every bone is and how it is turned, in the order of `Bones.names`."""

    turns: NDArray[np.float64]
    """Shape (n_bones, 3, 3), from the rest pose."""
    heads_m: NDArray[np.float64]
    """Shape (n_bones, 3)."""
    joints_m: Mapping[str, Vector]
    """Joint centres: `hip_left`, `knee_right`, ..."""

    def moved(self, offset_m: Vector) -> "Posed":
        """Return the same pose at another place."""
        return Posed(
            turns=self.turns,
            heads_m=self.heads_m + offset_m,
            joints_m={name: at + offset_m for name, at in self.joints_m.items()},
        )


class Skeleton:
    """Bones that can be posed."""

    def __init__(self, bones: Bones) -> None:
        self.bones = bones
        self._upright = _anatomical(bones)

    def pose(self, root: Matrix, joints: Mapping[str, Matrix]) -> Posed:
        """Turn the joints and return where the bones come to be.

        Parameters
        ----------
        root
            How the pelvis is turned in the world.
        joints
            For each bone that is turned, its rotation in the frame of its parent in
            anatomical position; bones that are not named follow their parent.

        """
        frames: dict[str, Matrix] = {"": root}
        turns: dict[str, Matrix] = {}
        heads: dict[str, Vector] = {}
        for bone in self.bones.names:
            parent, head = self.bones.parents[bone], self.bones.heads_m[bone]
            frames[bone] = frames[parent] @ joints.get(bone, np.eye(3))
            turns[bone] = frames[bone] @ self._upright[bone]
            heads[bone] = head
            if parent:
                arm = head - self.bones.heads_m[parent]
                heads[bone] = heads[parent] + turns[parent] @ arm
        return Posed(
            turns=np.stack([turns[bone] for bone in self.bones.names]),
            heads_m=np.stack([heads[bone] for bone in self.bones.names]),
            joints_m={
                f"{joint}_{side}": heads[bone + SUFFIX[side]]
                for joint, bone in JOINT_BONES.items()
                for side in SIDES
            },
        )

    def skin(
        self, posed: Posed, rest_m: NDArray[np.float64], weights: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """Carry vertices along with the bones (linear blend skinning).

        Parameters
        ----------
        posed
            The pose to take.
        rest_m
            Shape (n, 3), vertices in the rest pose.
        weights
            Shape (n, n_bones).

        Returns
        -------
        NDArray
            Shape (n, 3), metres.

        """
        rest_heads = np.stack([self.bones.heads_m[bone] for bone in self.bones.names])
        shifts = posed.heads_m - np.einsum("bij,bj->bi", posed.turns, rest_heads)
        turns = (weights @ posed.turns.reshape(-1, 9)).reshape(-1, 3, 3)
        return np.einsum("nij,nj->ni", turns, rest_m) + weights @ shifts


def _anatomical(bones: Bones) -> dict[str, Matrix]:
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
