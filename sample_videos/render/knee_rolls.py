"""On the back, the knees rolling to either side as one: feet and shoulders stay.

Pelvis and legs turn, the spine turns back. Each foot tips over the edge that it rolls
to and stays there; the knee is where thigh and shank meet with the shank as far over as
is asked. The upper leg lies on the lower one.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from render.body import Body
from render.bones import SIDES, SUFFIX
from render.figure import NOT_TURNED, Support, Trunk, root_turn
from render.floor import KneesUp
from render.root import crossing
from render.rotation import BACK, UP, Matrix, Vector, about, unit
from render.skeleton import Posed
from render.supine import Supine

FOOT_SHARE = 0.55  # of the roll; the ankle gives the rest; chosen by eye
HALF_SOLE_M = 0.035  # from the middle of the foot to the edge that it tips over
SWIVEL_RANGE_DEG = (-120.0, 120.0)
LEFTWARD = {"left": 1.0, "right": -1.0}


class KneeRolls(Supine):
    """Poses a body on its back; `Trunk.knees_aside` rolls the knees."""

    def __init__(self, body: Body, stance: KneesUp) -> None:
        super().__init__(body, stance)
        self._apart_m = stance.feet_apart_m
        # An arm out to the side comes down to the floor later.
        self._arm_m *= np.cos(np.radians(stance.arm_abduction_deg))

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of the arms."""
        turns = {name: getattr(trunk, name) for name in NOT_TURNED}
        still = super().support(replace(trunk, **NOT_TURNED))
        turned = replace(still.trunk, **turns)
        return replace(still, pelvis_deg=self._lying(turned), trunk=turned)

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of the arms; the feet decide the legs."""
        hips = self._placed(self._figure.pose(trunk, pelvis_deg, limbs)).joints_m
        turns = {}
        for side in SIDES:
            turns |= self._leg_turns(hips[f"hip_{side}"], side, trunk, pelvis_deg)
        return self._placed(self._figure.pose(trunk, pelvis_deg, limbs, turns))

    def _placed(self, posed: Posed) -> Posed:
        """Return the pose with the upper back on the floor, where it was."""
        shoulders: Vector = sum(posed.joints_m[f"shoulder_{side}"] for side in SIDES)
        return super()._placed(posed.moved(shoulders * (-0.5, 0.0, 0.0)))

    def _leg_turns(
        self, hip_m: Vector, side: str, trunk: Trunk, pelvis_deg: float
    ) -> dict[str, Matrix]:
        """Return the turns of the bones, each in the frame of its parent."""
        foot = about(BACK, FOOT_SHARE * trunk.knees_aside)
        ankle_m = self._tipped_ankle_m(side, trunk.knees_aside)
        aside_deg = trunk.knees_aside + self._stacked_deg(side, trunk.knees_aside)
        knee_m = self._knee_m(hip_m, ankle_m, aside_deg)
        thigh, shank = _hinged(hip_m, knee_m, ankle_m)
        suffix = SUFFIX[side]
        return {
            "upperleg01" + suffix: root_turn(trunk, pelvis_deg).T @ thigh,
            "lowerleg01" + suffix: thigh.T @ shank,
            "foot" + suffix: shank.T @ foot,
        }

    def _tipped_ankle_m(self, side: str, aside_deg: float) -> Vector:
        """Return where the ankle is when the foot has tipped over its edge."""
        edge_x = np.copysign(HALF_SOLE_M, aside_deg)
        from_edge = np.array([-edge_x, 0.0, self._ankle_m[2]])
        tipped = about(BACK, FOOT_SHARE * aside_deg) @ from_edge
        middle_x = LEFTWARD[side] * self._apart_m / 2.0
        return np.array([middle_x + edge_x, self._ankle_m[1], 0.0]) + tipped

    def _stacked_deg(self, side: str, aside_deg: float) -> float:
        """Return how much more the lower shank leans than both on the mean."""
        nearer_m = self._apart_m * (1.0 - np.cos(np.radians(aside_deg)))
        half_deg = float(np.degrees(nearer_m / self._leg.lower_m)) / 2.0
        return LEFTWARD[side] * half_deg

    def _knee_m(self, hip_m: Vector, ankle_m: Vector, aside_deg: float) -> Vector:
        """Return the knee, on its circle around the line from hip to ankle."""
        upper_m, lower_m = self._leg.upper_m, self._leg.lower_m
        line = ankle_m - hip_m
        away_m, along = float(np.linalg.norm(line)), unit(line)
        foot_m = (away_m**2 + upper_m**2 - lower_m**2) / (2.0 * away_m)
        out = unit(UP - (UP @ along) * along) * np.sqrt(upper_m**2 - foot_m**2)

        def knee_at(swivel_deg: float) -> Vector:
            return hip_m + foot_m * along + about(along, swivel_deg) @ out

        def short_deg(swivel_deg: float) -> float:
            across, _, up = knee_at(swivel_deg) - ankle_m
            return float(np.degrees(np.arctan2(across, up))) - aside_deg

        return knee_at(crossing(short_deg, *SWIVEL_RANGE_DEG))


def _hinged(hip_m: Vector, knee_m: Vector, ankle_m: Vector) -> tuple[Matrix, Matrix]:
    """Return how thigh and shank are turned, the knee bending as a hinge."""
    thigh_up, shank_up = unit(hip_m - knee_m), unit(knee_m - ankle_m)
    left = unit(np.cross(shank_up, thigh_up))
    return tuple(
        np.stack([left, np.cross(up, left), up], axis=1) for up in (thigh_up, shank_up)
    )
