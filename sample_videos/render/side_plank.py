"""On the side: poses that keep the right forearm and the right foot on the floor.

The person faces -Y, the head is towards -X. How high the hips are is given; the spine
bends to the side until the shoulder is an upper arm above the elbow, which is under it.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from render.body import Body
from render.bones import SIDES
from render.figure import Figure, Support, Trunk, resting
from render.floor import OnSide
from render.root import crossing
from render.rotation import Vector
from render.skeleton import Posed

ELBOW_M, FEET_M = 0.045, 0.075  # heights of the elbow and of the middle of the ankles
TOGETHER_DEG = 4.5  # the feet lie on each other
LUMBAR_SHARE = 0.6
PELVIS_SHARE = 0.3  # of the bend, in the hips
BEND_RANGE_DEG = (-60.0, 110.0)


class SidePlank:
    """Poses a body on its right side; `Trunk.hips_up_m` lifts the hips."""

    sways = 0.0

    def __init__(self, body: Body, stance: OnSide) -> None:
        self._figure, self._stance = Figure(body.skeleton), stance
        self._leg_m = self._figure.length_m("hip", "knee")
        self._leg_m += self._figure.length_m("knee", "ankle")
        self._arm_m = self._figure.length_m("shoulder", "elbow")

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of the arms."""

        def shoulder_above_m(bend_deg: float) -> float:
            bent = self._bent(trunk, bend_deg)
            posed = self.pose(bent, 0.0, dict.fromkeys(SIDES, resting()))
            return posed.joints_m["shoulder_right"][2] - ELBOW_M - self._arm_m

        trunk = self._bent(trunk, crossing(shoulder_above_m, *BEND_RANGE_DEG))
        chest_deg = 90.0 + trunk.rolled
        chest_deg += trunk.lumbar_side_bend + trunk.thoracic_side_bend
        return Support(
            pelvis_deg=0.0,
            trunk=trunk,
            limb_deg=resting(shoulder_abduction=90.0 - chest_deg, elbow_flexion=90.0),
            left_deg=resting(shoulder_abduction=1.0, elbow_flexion=14.0),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, the feet in place."""
        posed = self._figure.pose(trunk, pelvis_deg, limbs)
        ankles: Vector = posed.joints_m["ankle_left"] + posed.joints_m["ankle_right"]
        feet_m = np.array([0.62, 0.0, FEET_M])
        return posed.moved(feet_m - ankles / 2.0)

    def _bent(self, trunk: Trunk, bend_deg: float) -> Trunk:
        """Return the trunk bent to the left, the legs sloping up to the hips."""
        hips_m = self._stance.hips_down_m + trunk.hips_up_m - FEET_M
        legs_deg = float(np.degrees(np.arcsin(hips_m / self._leg_m)))
        pelvis_deg = legs_deg + PELVIS_SHARE * bend_deg
        spine_deg = (1.0 - PELVIS_SHARE) * bend_deg
        return replace(
            trunk,
            rolled=pelvis_deg - 90.0,
            hips_aside=legs_deg - pelvis_deg,
            legs_together=TOGETHER_DEG,
            lumbar_side_bend=LUMBAR_SHARE * spine_deg,
            thoracic_side_bend=(1.0 - LUMBAR_SHARE) * spine_deg,
        )
