"""At a step: poses that keep the right foot on it and the left foot on the floor.

How far the right leg bends and the trunk leans is given; the left leg reaches down to
its place on the floor, as long as no track lifts it.
"""

from collections.abc import Mapping

import numpy as np

from render.body import Body
from render.figure import Figure, Support, Trunk, resting, with_hip_at
from render.floor import OnStep, Stand, find_footing
from render.links import leg_of
from render.rotation import Vector
from render.skeleton import Posed
from render.standing import leaning_pelvis_deg

SHANK_LEAN_DEG = 2.0


class StepUp:
    """Poses a body at a step."""

    sways = 1.0

    def __init__(self, body: Body, stance: OnStep) -> None:
        self._figure = Figure(body.skeleton)
        self._leg = leg_of(self._figure)
        footing = find_footing(body, Stand())
        self._up_m = footing.ankle_up_m + stance.step_m
        self._ankle_m = np.array([0.0, stance.foot_behind_m, footing.ankle_up_m])

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of legs that stand and arms that hang."""
        lean = _shank_lean(trunk)
        thigh_deg, knee_deg = self._leg.reach(self._hip(trunk), self._ankle_m)
        arms = {
            "shoulder_flexion": trunk.inclination,
            "shoulder_abduction": 7.0,
            "elbow_flexion": 10.0,
        }
        return Support(
            pelvis_deg=leaning_pelvis_deg(self._figure, trunk),
            limb_deg=resting(
                hip_flexion=trunk.thigh_lean + trunk.inclination,
                knee_flexion=trunk.thigh_lean + lean,
                ankle_dorsiflexion=lean,
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
        """Return the pose with these angles of `LIMB_ANGLES`, the right foot flat."""
        bent = self._figure.pose(trunk, pelvis_deg, limbs)
        return with_hip_at(bent, self._hip(trunk))

    def _hip(self, trunk: Trunk) -> Vector:
        shank, thigh = np.radians((_shank_lean(trunk), trunk.thigh_lean))
        back_m = self._leg.upper_m * np.sin(thigh) - self._leg.lower_m * np.sin(shank)
        legs_m = self._leg.upper_m * np.cos(thigh) + self._leg.lower_m * np.cos(shank)
        return np.array([0.0, back_m, self._up_m + legs_m])


def _shank_lean(trunk: Trunk) -> float:
    return SHANK_LEAN_DEG if trunk.shank_lean is None else trunk.shank_lean
