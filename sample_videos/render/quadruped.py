"""On hands and knees: poses that keep hands, knees and feet on the floor.

In the side view knee, hip, shoulder and wrist form a chain that the floor closes. The
knees and the palms stay where they are; how far the thighs lean and how the spine
bends is given, and the pelvis tips until the supporting arms just reach the floor.
"""

from collections.abc import Mapping

import numpy as np

from render.angles import hanging_deg
from render.bones import SIDES
from render.figure import LIMB_ANGLES, Figure, Support, Trunk, with_hip_at
from render.floor import Ground
from render.root import falling_root
from render.rotation import Vector
from render.skeleton import Posed, Skeleton

LEVEL_DEG = 90.0
# The pitch at which the pelvis is looked for, with a straight spine; 90 is level. A
# rounded spine brings the shoulders down by itself, about half of its own flexion.
PELVIS_RANGE_DEG = (20.0, 110.0)
SPINE_SHARE = 0.5


class Quadruped:
    """Poses a body on hands and knees."""

    def __init__(self, skeleton: Skeleton, ground: Ground) -> None:
        self._figure = Figure(skeleton)
        self._ground = ground
        self._thigh_m, self._upper_m, self._fore_m = (
            self._figure.length_m(*ends)
            for ends in (("hip", "knee"), ("shoulder", "elbow"), ("elbow", "wrist"))
        )

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis and the angles of the limbs that rest on the floor."""
        elbow = np.radians(self._ground.elbow_flexion_deg)
        along = self._upper_m + self._fore_m * np.cos(elbow)
        aside = self._fore_m * np.sin(elbow)
        reach_m = np.hypot(along, aside)
        wrist = np.array([0.0, -self._ground.wrist_ahead_m, self._ground.wrist_up_m])
        flexed = dict.fromkeys(SIDES, LEVEL_DEG)

        def to_shoulder(pelvis_deg: float) -> Vector:
            joints = self._figure.torso(trunk, pelvis_deg, flexed)
            trunk_m = joints["shoulder_left"] - joints["hip_left"]
            return self._hip(trunk) + trunk_m * (0.0, 1.0, 1.0)

        low_deg, high_deg = PELVIS_RANGE_DEG
        bent_deg = SPINE_SHARE * (trunk.lumbar_flexion + trunk.thoracic_flexion)
        pelvis_deg = falling_root(
            lambda deg: np.linalg.norm(to_shoulder(deg) - wrist) - reach_m,
            low_deg,
            high_deg - bent_deg,
        )
        shoulder = to_shoulder(pelvis_deg)
        trunk_deg = hanging_deg(shoulder, self._hip(trunk))
        upper_deg = hanging_deg(shoulder, wrist) - np.degrees(np.arctan2(aside, along))
        fore_deg = upper_deg + self._ground.elbow_flexion_deg
        shank_deg = self._ground.shank_drop_deg - LEVEL_DEG
        angles = (
            trunk.thigh_lean - trunk_deg,
            trunk.thigh_lean - shank_deg,
            self._ground.ankle_dorsiflexion_deg,
            upper_deg - trunk_deg,
            0.0,
            self._ground.elbow_flexion_deg,
            LEVEL_DEG - fore_deg,
        )
        return Support(
            pelvis_deg=pelvis_deg,
            limb_deg=dict(zip(LIMB_ANGLES, angles, strict=True)),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, knees on the floor."""
        bent = self._figure.pose(trunk, pelvis_deg, limbs)
        return with_hip_at(bent, self._hip(trunk))

    def _hip(self, trunk: Trunk) -> Vector:
        lean = np.radians(trunk.thigh_lean)
        up = self._ground.knee_up_m + self._thigh_m * np.cos(lean)
        return np.array([0.0, self._thigh_m * np.sin(lean), up])
