"""On both feet: poses that keep the soles flat on the floor.

How far the trunk leans and how the spine bends is given apart from each other: the
pelvis tips until the line from hip to shoulder leans as asked, whatever the spine does.
The arms hang straight down from the shoulders.
"""

from collections.abc import Mapping

import numpy as np

from render.angles import hanging_deg
from render.bones import SIDES
from render.figure import Figure, Support, Trunk, resting, with_hip_at
from render.floor import Footing
from render.root import falling_root
from render.rotation import Vector
from render.skeleton import Posed, Skeleton

PELVIS_FROM_TRUNK_DEG = 60.0  # the pelvis is looked for this far around the trunk


def leaning_pelvis_deg(figure: Figure, trunk: Trunk) -> float:
    """Return the pitch of the pelvis at which the trunk leans as asked."""
    hanging = dict.fromkeys(SIDES, trunk.inclination)

    def short_of_deg(pelvis_deg: float) -> float:
        joints = figure.torso(trunk, pelvis_deg, hanging)
        shoulders, hips = (
            (joints[f"{joint}_left"] + joints[f"{joint}_right"]) / 2.0
            for joint in ("shoulder", "hip")
        )
        leaning = -hanging_deg(shoulders, hips)
        return trunk.inclination - leaning

    return falling_root(
        short_of_deg,
        trunk.inclination - PELVIS_FROM_TRUNK_DEG,
        trunk.inclination + PELVIS_FROM_TRUNK_DEG,
    )


class Standing:
    """Poses a body on its feet."""

    sways = 1.0

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
        lean = self._shank_lean(trunk)
        return Support(
            pelvis_deg=leaning_pelvis_deg(self._figure, trunk),
            limb_deg=resting(
                hip_flexion=trunk.thigh_lean + trunk.inclination,
                knee_flexion=trunk.thigh_lean + lean,
                ankle_dorsiflexion=lean - trunk.heels_up,
                shoulder_flexion=trunk.inclination,
                shoulder_abduction=footing.shoulder_abduction_deg,
                elbow_flexion=footing.elbow_flexion_deg,
                toe_extension=trunk.heels_up,
            ),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, soles on the floor."""
        bent = self._figure.pose(trunk, pelvis_deg, limbs)
        return with_hip_at(bent, self._hip(trunk))

    def _hip(self, trunk: Trunk) -> Vector:
        """Return where the legs carry the hips: ankles at 0, knees ahead, hips back."""
        shank, thigh = np.radians((self._shank_lean(trunk), trunk.thigh_lean))
        back = self._thigh_m * np.sin(thigh) - self._shank_m * np.sin(shank)
        legs_m = self._thigh_m * np.cos(thigh) + self._shank_m * np.cos(shank)
        heel = np.radians(trunk.heels_up)
        aside = np.radians(trunk.hips_aside)
        up_m = self._footing.ankle_up_m * np.cos(heel)
        ball_m = self._footing.ball_ahead_m
        tipped = np.array([0.0, -ball_m * (1.0 - np.cos(heel)), ball_m * np.sin(heel)])
        swayed = np.array([legs_m * np.sin(aside), back, up_m + legs_m * np.cos(aside)])
        return swayed + tipped

    def _shank_lean(self, trunk: Trunk) -> float:
        if trunk.shank_lean is not None:
            return trunk.shank_lean
        back_m = self._footing.hips_back_m
        if back_m is None:
            return self._footing.shank_lean_deg
        thigh_m = self._thigh_m * np.sin(np.radians(trunk.thigh_lean))
        return float(np.degrees(np.arcsin((thigh_m - back_m) / self._shank_m)))
