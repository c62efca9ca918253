"""The lines of one body that every signal is made of."""

import math
from dataclasses import dataclass
from typing import Self

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.observation import Pose
from formcoach.kinematics.geometry import Vector, mean_seen


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limbs:
    """The joints of one side, in pixels."""

    ear: Vector
    shoulder: Vector
    elbow: Vector
    wrist: Vector
    hip: Vector
    knee: Vector
    ankle: Vector
    heel: Vector
    foot_index: Vector

    @classmethod
    def of(cls, pose: Pose, side: Side) -> Self:
        """Take one side's joints out of a pose."""
        parts = cls.__dataclass_fields__
        return cls(**{part: pose.at(Landmark.on(side, part)) for part in parts})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """Both sides and the trunk between them."""

    left: Limbs
    right: Limbs
    nose: Vector
    hips: Vector
    """Middle of the hips that were seen."""
    shoulders: Vector
    """Middle of the shoulders that were seen."""
    ears: Vector

    @classmethod
    def of(cls, pose: Pose) -> Self:
        """Take the joints out of a pose."""
        left, right = Limbs.of(pose, Side.LEFT), Limbs.of(pose, Side.RIGHT)
        return cls(
            left=left,
            right=right,
            nose=pose.at(Landmark.NOSE),
            hips=mean_seen(left.hip, right.hip),
            shoulders=mean_seen(left.shoulder, right.shoulder),
            ears=mean_seen(left.ear, right.ear),
        )

    def on(self, side: Side) -> Limbs:
        """Return the joints of one side."""
        return self.left if side is Side.LEFT else self.right

    @property
    def lower(self) -> Limbs:
        """The joints of the side whose shoulder is lower in the picture."""
        left_y, right_y = float(self.left.shoulder[1]), float(self.right.shoulder[1])
        return self.left if left_y > right_y or math.isnan(right_y) else self.right

    @property
    def trunk_up(self) -> Vector:
        """From the hips to the shoulders."""
        up: Vector = self.shoulders - self.hips
        return up

    @property
    def torso_px(self) -> float:
        """Length of the trunk in the picture, NaN if it points at the camera."""
        return math.hypot(*self.trunk_up) or math.nan
