"""On one knee: poses that keep the right shank and the left foot on the floor.

The person faces -Y. How far the right thigh and the trunk lean is given; the left leg
bends as far as its foot, which stays, makes it.
"""

from collections.abc import Mapping

import numpy as np

from render.body import Body
from render.figure import Figure, Support, Trunk, resting, with_hip_at
from render.floor import HalfKneeling, Stance, Stand, find_footing, find_ground
from render.links import leg_of
from render.rotation import Vector
from render.skeleton import Posed
from render.standing import leaning_pelvis_deg

SHANK_DEG = -90.0
ARM_OUT_DEG = 10.0


class OneKnee:
    """Poses a body on its right knee."""

    sways = 1.0

    def __init__(self, body: Body, stance: HalfKneeling) -> None:
        self._figure = Figure(body.skeleton)
        self._ground = find_ground(
            body, Stance(elbow_flexion_deg=5.0, shank_drop_deg=0.0)
        )
        self._leg = leg_of(self._figure)
        ankle_up_m = find_footing(body, Stand()).ankle_up_m
        self._ankle_m = np.array([0.0, -stance.foot_ahead_m, ankle_up_m])

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of legs on the floor and hanging arms."""
        thigh_deg, knee_deg = self._leg.reach(self._hip(trunk), self._ankle_m)
        arms = {
            "shoulder_flexion": trunk.inclination,
            "shoulder_abduction": ARM_OUT_DEG,
            "elbow_flexion": 6.0,
        }
        return Support(
            pelvis_deg=leaning_pelvis_deg(self._figure, trunk),
            limb_deg=resting(
                hip_flexion=trunk.thigh_lean + trunk.inclination,
                knee_flexion=trunk.thigh_lean - SHANK_DEG,
                ankle_dorsiflexion=self._ground.ankle_dorsiflexion_deg,
                **arms,
            ),
            left_deg=resting(
                hip_flexion=thigh_deg + trunk.inclination,
                knee_flexion=knee_deg,
                ankle_dorsiflexion=knee_deg - thigh_deg,
                **arms,
            ),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, the knee in place."""
        bent = self._figure.pose(trunk, pelvis_deg, limbs)
        return with_hip_at(bent, self._hip(trunk))

    def _hip(self, trunk: Trunk) -> Vector:
        lean = np.radians(trunk.thigh_lean)
        thigh_m = self._leg.upper_m
        up_m = self._ground.knee_up_m + thigh_m * np.cos(lean)
        return np.array([0.0, thigh_m * np.sin(lean), up_m])
