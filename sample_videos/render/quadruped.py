"""On hands and knees: poses that keep hands, knees and feet on the floor.

In the side view knee, hip, shoulder and wrist form a chain that the floor closes. The
knees and the palms stay where they are; how far the thighs lean and how the spine
bends is given, and the pelvis tips until the supporting arms just reach the floor.
"""

from collections.abc import Mapping

import numpy as np

from render.angles import hanging_deg
from render.bones import SIDES
from render.figure import Figure, Support, Trunk, resting, with_hip_at
from render.floor import Ground
from render.links import arm_of
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

    sways = 1.0

    def __init__(self, skeleton: Skeleton, ground: Ground) -> None:
        self._figure = Figure(skeleton)
        self._ground = ground
        self._thigh_m = self._figure.length_m("hip", "knee")
        self._arm = arm_of(self._figure)

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis and the angles of the limbs that rest on the floor."""
        wrist = np.array(
            [
                0.0,
                -self._ground.wrist_ahead_m - trunk.hands_ahead_m,
                self._ground.wrist_up_m,
            ]
        )
        flexed = dict.fromkeys(SIDES, LEVEL_DEG)

        def to_shoulder(pelvis_deg: float) -> Vector:
            joints = self._figure.torso(trunk, pelvis_deg, flexed)
            trunk_m = joints["shoulder_left"] - joints["hip_left"]
            return self._hip(trunk) + trunk_m * (0.0, 1.0, 1.0)

        reach_m = self._arm.length_m(self._ground.elbow_flexion_deg)
        low_deg, high_deg = PELVIS_RANGE_DEG
        bent_deg = SPINE_SHARE * (trunk.lumbar_flexion + trunk.thoracic_flexion)
        pelvis_deg = falling_root(
            lambda deg: np.linalg.norm(to_shoulder(deg) - wrist) - reach_m,
            low_deg,
            high_deg - bent_deg,
        )
        shoulder = to_shoulder(pelvis_deg)
        trunk_deg = hanging_deg(shoulder, self._hip(trunk))
        upper_deg, elbow_deg = self._arm.reach(shoulder, wrist)
        shank_deg = self._ground.shank_drop_deg - LEVEL_DEG
        return Support(
            pelvis_deg=pelvis_deg,
            limb_deg=resting(
                hip_flexion=trunk.thigh_lean - trunk_deg,
                knee_flexion=trunk.thigh_lean - shank_deg,
                ankle_dorsiflexion=self._ground.ankle_dorsiflexion_deg,
                shoulder_flexion=upper_deg - trunk_deg,
                elbow_flexion=elbow_deg,
                wrist_extension=LEVEL_DEG - upper_deg - elbow_deg,
            ),
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
