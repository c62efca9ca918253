"""Bones that can be posed, and the skin that follows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from render.anatomical import anatomical_turns
from render.bones import SIDES, SUFFIX, Bones
from render.raster import carried
from render.rotation import Matrix, Vector

JOINT_BONES = {
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
}
"""A joint's centre is where this bone begins."""
TORSO_JOINTS = {joint: JOINT_BONES[joint] for joint in ("hip", "shoulder")}


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

    def turned(self, turn: Matrix, about_m: Vector) -> "Posed":
        """Return the same pose turned as a whole about a point."""

        def carried(points_m: Vector) -> Vector:
            return about_m + (points_m - about_m) @ turn.T

        return Posed(
            turns=turn @ self.turns,
            heads_m=carried(self.heads_m),
            joints_m={name: carried(at) for name, at in self.joints_m.items()},
        )


class Skeleton:
    """Bones in anatomical position that can be turned joint by joint."""

    def __init__(self, bones: Bones) -> None:
        self.bones = bones
        self._upright = anatomical_turns(bones)
        self._rest_heads = np.stack([bones.heads_m[bone] for bone in bones.names])
        ends = [bone + end for bone in TORSO_JOINTS.values() for end in SUFFIX.values()]
        self._torso = bones.lines(ends)

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
        turns, heads = self._chain(root, joints, self.bones.names)
        return Posed(
            turns=np.stack([turns[bone] for bone in self.bones.names]),
            heads_m=np.stack([heads[bone] for bone in self.bones.names]),
            joints_m=_named_joints(heads, JOINT_BONES),
        )

    def torso(self, root: Matrix, joints: Mapping[str, Matrix]) -> dict[str, Vector]:
        """Return where hips and shoulders come to be: `pose` for those alone."""
        _, heads = self._chain(root, joints, self._torso)
        return _named_joints(heads, TORSO_JOINTS)

    def _chain(
        self, root: Matrix, joints: Mapping[str, Matrix], names: Iterable[str]
    ) -> tuple[dict[str, Matrix], dict[str, Vector]]:
        """Return how bones are turned and where they begin, parents before children."""
        frames: dict[str, Matrix] = {"": root}
        turns: dict[str, Matrix] = {}
        heads: dict[str, Vector] = {}
        for bone in names:
            parent, head = self.bones.parents[bone], self.bones.heads_m[bone]
            turned = joints.get(bone)
            frame = frames[parent]
            frames[bone] = frame if turned is None else frame @ turned
            turns[bone] = frames[bone] @ self._upright[bone]
            heads[bone] = head
            if parent:
                arm = head - self.bones.heads_m[parent]
                heads[bone] = heads[parent] + turns[parent] @ arm
        return turns, heads

    def skin(
        self,
        posed: Posed,
        rest_m: NDArray[np.float64],
        weights: "Carriers | NDArray[np.float32]",
    ) -> NDArray[np.float64]:
        """Carry vertices along with the bones (linear blend skinning).

        Parameters
        ----------
        posed
            The pose to take.
        rest_m
            Shape (n, 3), vertices in the rest pose.
        weights
            Which bones carry them; or a table of shape (n, n_bones).

        Returns
        -------
        NDArray
            Shape (n, 3), metres.

        """
        shifts = posed.heads_m - np.einsum("bij,bj->bi", posed.turns, self._rest_heads)
        if isinstance(weights, Carriers):
            return carried(rest_m, weights.bones, weights.shares, posed.turns, shifts)
        turns = (weights @ posed.turns.reshape(-1, 9)).reshape(-1, 3, 3)
        return np.einsum("nij,nj->ni", turns, rest_m) + weights @ shifts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Carriers:
    """The bones that move each vertex, those that move it most first."""

    bones: NDArray[np.int32]
    """Shape (n, k); -1 where there are fewer."""
    shares: NDArray[np.float64]
    """Shape (n, k)."""

    @classmethod
    def of(cls, weights: NDArray[np.float32]) -> Self:
        """Return the same as a table of shape (n, n_bones)."""
        count = max(int((weights > 0.0).sum(axis=1).max(initial=1)), 1)
        bones = np.argsort(-weights, axis=1)[:, :count]
        shares = np.take_along_axis(weights, bones, axis=1).astype(np.float64)
        return cls(
            bones=np.where(shares > 0.0, bones, -1).astype(np.int32), shares=shares
        )


def _named_joints(
    heads: Mapping[str, Vector], bones: Mapping[str, str]
) -> dict[str, Vector]:
    return {
        f"{joint}_{side}": heads[bone + SUFFIX[side]]
        for joint, bone in bones.items()
        for side in SIDES
    }
