"""On both feet: poses that keep the soles flat on the floor.

How far the trunk leans and how the spine bends is given apart from each other: the
pelvis tips until the line from hip to shoulder leans as asked, whatever the spine does.
The arms hang straight down from the shoulders.
"""

from collections.abc import Mapping

import numpy as np

from render.angles import hanging_deg
from render.bones import SIDES
from render.figure import LIMB_ANGLES, Figure, Support, Trunk, with_hip_at
from render.floor import Footing
from render.root import falling_root
from render.rotation import Vector
from render.skeleton import Posed, Skeleton

PELVIS_FROM_TRUNK_DEG = 60.0  # the pelvis is looked for this far around the trunk


class Standing:
    """Poses a body on its feet."""

    def __init__(self, skeleton: Skeleton, footing: Footing) -> None:
        self._figure = Figure(skeleton)
        self._footing = footing
        self._thigh_m, self._shank_m = (
            self._figure.length_m(*ends)
            for ends in (("hip", "knee"), ("knee", "ankle"))
        )

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of legs that stand and arms that hang."""
        footing = self._footing
        hanging = dict.fromkeys(SIDES, trunk.inclination)

        def short_of_deg(pelvis_deg: float) -> float:
            joints = self._figure.torso(trunk, pelvis_deg, hanging)
            leaning = -hanging_deg(joints["shoulder_left"], joints["hip_left"])
            return trunk.inclination - leaning

        pelvis_deg = falling_root(
            short_of_deg,
            trunk.inclination - PELVIS_FROM_TRUNK_DEG,
            trunk.inclination + PELVIS_FROM_TRUNK_DEG,
        )
        angles = (
            trunk.thigh_lean + trunk.inclination,
            trunk.thigh_lean + footing.shank_lean_deg,
            footing.shank_lean_deg,
            trunk.inclination,
            footing.shoulder_abduction_deg,
            footing.elbow_flexion_deg,
            0.0,
        )
        return Support(
            pelvis_deg=pelvis_deg,
            limb_deg=dict(zip(LIMB_ANGLES, angles, strict=True)),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, soles on the floor."""
        bent = self._figure.pose(trunk, pelvis_deg, limbs)
        return with_hip_at(bent, self._hip(trunk))

    def _hip(self, trunk: Trunk) -> Vector:
        """Return where the legs carry the hips: ankles at 0, knees ahead, hips back."""
        shank, thigh = np.radians((self._footing.shank_lean_deg, trunk.thigh_lean))
        back = self._thigh_m * np.sin(thigh) - self._shank_m * np.sin(shank)
        legs_m = self._thigh_m * np.cos(thigh) + self._shank_m * np.cos(shank)
        return np.array([0.0, back, self._footing.ankle_up_m + legs_m])
