"""What a made-up body does: clinical angles of both sides."""

from dataclasses import dataclass, field, replace
from typing import Self

from formcoach.domain.anatomy import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbAngles:
    """Clinical angles of one side, degrees."""

    hip_flexion: float = 0.0
    knee_flexion: float = 0.0
    shoulder_flexion: float = 0.0
    shoulder_abduction: float = 0.0
    elbow_flexion: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Angles:
    """Clinical angles of a whole body, degrees; all 0 is the anatomical position."""

    trunk_inclination: float = 0.0
    trunk_lateral_flexion: float = 0.0
    """Positive towards the person's left."""
    neck_flexion: float = 0.0
    left: LimbAngles = field(default_factory=LimbAngles)
    right: LimbAngles = field(default_factory=LimbAngles)

    def both(self, **angles: float) -> Self:
        """Return the body with the same angles set on both sides."""
        left, right = replace(self.left, **angles), replace(self.right, **angles)
        return replace(self, left=left, right=right)

    def on(self, side: Side, **angles: float) -> Self:
        """Return the body with angles set on one side."""
        changed = {side.value: replace(getattr(self, side.value), **angles)}
        return replace(self, **changed)


STANDING = Angles()
SITTING = Angles().both(hip_flexion=90, knee_flexion=90)
ON_HANDS_AND_KNEES = Angles(trunk_inclination=90).both(
    hip_flexion=90, knee_flexion=90, shoulder_flexion=90
)
HOOK_LYING = Angles(trunk_inclination=-90).both(hip_flexion=50, knee_flexion=100)
FOREARM_PLANK = Angles(trunk_inclination=80).both(shoulder_flexion=80, elbow_flexion=90)
