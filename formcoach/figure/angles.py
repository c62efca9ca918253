"""What a made-up body does: clinical angles of both sides."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Side

Rows = NDArray[np.float64]
"""Shape ``(n, N_ANGLES)``: one body a row, the angles in the order of ``NAMES``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbAngles:
    """Clinical angles of one side, degrees."""

    hip_flexion: float = 0.0
    knee_flexion: float = 0.0
    ankle_dorsiflexion: float = 0.0
    hip_abduction: float = 0.0
    knee_inward: float = 0.0
    """How far the knee lies inward of the line from hip to ankle."""
    shoulder_flexion: float = 0.0
    shoulder_abduction: float = 0.0
    elbow_flexion: float = 0.0
    elbow_opening: float = 0.0
    """Elbow bent in the frontal plane, forearm upwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Angles:
    """Clinical angles of a whole body, degrees; all 0 is the anatomical position."""

    trunk_inclination: float = 0.0
    trunk_lateral_flexion: float = 0.0
    """Positive towards the person's left."""
    trunk_rotation: float = 0.0
    """Shoulders against hips, positive towards the person's left."""
    neck_flexion: float = 0.0
    back_bend: float = 0.0
    """Turn of the outline of the back; the joints know nothing of it."""
    pelvic_obliquity: float = 0.0
    """Positive with the left hip higher."""
    shoulder_obliquity: float = 0.0
    """Shoulder line against the trunk, positive with the left shoulder higher."""
    legs_lean: float = 0.0
    """Legs against the vertical: positive with the hips to the left of the feet."""
    legs_roll: float = 0.0
    """Pelvis and legs turned about the trunk: positive towards the left."""
    roll: float = 0.0
    """The whole body, fallen over towards its left."""
    forward_cm: float = 0.0
    """How far the whole body has moved to its front: a length among the angles."""
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


LIMB_NAMES = tuple(each.name for each in fields(LimbAngles))
TRUNK_NAMES = tuple(each.name for each in fields(Angles))[:-2]
NAMES = (
    *TRUNK_NAMES,
    *(f"{name}_{side}" for side in Side for name in LIMB_NAMES),
)
"""Every angle by its full name, in the order of a row."""
COLUMN = {name: i for i, name in enumerate(NAMES)}


def as_rows(bodies: Iterable[Angles]) -> Rows:
    """Return bodies as the rows of one array."""
    return np.array(
        [
            [
                *(getattr(body, name) for name in TRUNK_NAMES),
                *(
                    getattr(getattr(body, side.value), name)
                    for side in Side
                    for name in LIMB_NAMES
                ),
            ]
            for body in bodies
        ],
        dtype=np.float64,
    )


def from_row(row: NDArray[np.float64]) -> Angles:
    """Return one row as a body."""
    value = dict(zip(NAMES, row.tolist(), strict=True))
    left, right = (
        LimbAngles(**{name: value[f"{name}_{side}"] for name in LIMB_NAMES})
        for side in Side
    )
    trunk = {name: value[name] for name in TRUNK_NAMES}
    return replace(Angles(**trunk), left=left, right=right)


STANDING = Angles()
SITTING = Angles().both(hip_flexion=90, knee_flexion=90)
ON_HANDS_AND_KNEES = Angles(trunk_inclination=90).both(
    hip_flexion=90, knee_flexion=90, shoulder_flexion=90
)
HOOK_LYING = Angles(trunk_inclination=-90).both(hip_flexion=50, knee_flexion=100)
FOREARM_PLANK = Angles(trunk_inclination=80).both(shoulder_flexion=80, elbow_flexion=90)
