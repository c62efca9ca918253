"""On forearms and toes: poses that keep elbows, forearms and toes on the floor.

The head is towards -Y. How far the hips bend is given; the trunk leans as far as the
feet need to reach the floor.
"""

from collections.abc import Mapping

import numpy as np

from render.angles import hanging_deg
from render.body import Body
from render.bones import SIDES
from render.figure import Figure, Support, Trunk, resting
from render.floor import Forearms, Patch
from render.root import crossing
from render.skeleton import Posed

ELBOW_M = 0.045  # the elbow's height while the forearm lies on the floor
PELVIS_RANGE_DEG = (45.0, 125.0)


class Plank:
    """Poses a body on forearms and toes; `Trunk.thigh_lean` bends the hips."""

    sways = 1.0

    def __init__(self, body: Body, stance: Forearms) -> None:
        self._figure, self._stance = Figure(body.skeleton), stance
        self._upper_m = self._figure.length_m("shoulder", "elbow")
        self._foot = Patch(body, "foot", "toe")
        ahead = np.arcsin(stance.shoulder_ahead_m / self._upper_m)
        self._arm_deg = -float(np.degrees(ahead))
        self._shoulder_m = np.array(
            [0.0, -0.35, ELBOW_M + self._upper_m * np.cos(ahead)]
        )

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of limbs on the floor."""

        def feet_above_m(pelvis_deg: float) -> float:
            limbs = dict.fromkeys(SIDES, self._limb(trunk, 0.0))
            return self._foot.lowest_m(self.pose(trunk, pelvis_deg, limbs))

        pelvis_deg = crossing(feet_above_m, *PELVIS_RANGE_DEG)
        joints = self._figure.torso(trunk, pelvis_deg, dict.fromkeys(SIDES, 90.0))
        trunk_deg = hanging_deg(joints["shoulder_left"], joints["hip_left"])
        return Support(pelvis_deg=pelvis_deg, limb_deg=self._limb(trunk, trunk_deg))

    def _limb(self, trunk: Trunk, trunk_deg: float) -> dict[str, float]:
        return resting(
            hip_flexion=trunk.thigh_lean,
            knee_flexion=2.0,
            ankle_dorsiflexion=self._stance.ankle_dorsiflexion_deg,
            toe_extension=self._stance.toe_extension_deg,
            shoulder_flexion=self._arm_deg - trunk_deg,
            elbow_flexion=90.0 - self._arm_deg,
            shoulder_abduction=4.0,
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, the shoulders in place."""
        posed = self._figure.pose(trunk, pelvis_deg, limbs)
        shoulder = posed.joints_m["shoulder_left"] * (0.0, 1.0, 1.0)
        return posed.moved(self._shoulder_m - shoulder)
