"""On the front: poses that keep thighs, feet and hands on the floor.

The head is towards -Y. While the chest is down nothing bends; when it rises, the low
and the upper back bend backwards until the line from hip to shoulder has the elevation
that is asked for, and the arms bend as far as the hands, which stay, make them.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from render.angles import hanging_deg
from render.body import Body
from render.bones import SIDES
from render.figure import Figure, Support, Trunk, resting
from render.floor import SINK_M, FaceDown, Patch, Stance, find_ground
from render.links import arm_of
from render.root import crossing
from render.rotation import Vector
from render.skeleton import Posed

LEVEL_DEG = 90.0
SHIN_M = 0.055  # the ankle's height while the top of the foot lies on the floor
POINTED_DEG = -70.0
ELBOW_M = 0.045  # the elbow's height while the forearm lies on the floor
CHIN_UP_DEG = -14.0


class Prone:
    """Poses a body on its front."""

    sways = 0.0

    def __init__(self, body: Body, stance: FaceDown) -> None:
        self._figure, self._stance = Figure(body.skeleton), stance
        self._arm = arm_of(self._figure)
        self._thigh_m = self._figure.length_m("hip", "knee")
        self._shank_m = self._figure.length_m("knee", "ankle")
        self._chest = Patch(body, "spine02", "spine01", "breast")
        self._pelvis = Patch(body, "root", "pelvis", "spine05", "upperleg01")
        self._knee = Patch(body, "upperleg02", "lowerleg01")
        kneeling = find_ground(body, Stance(elbow_flexion_deg=5.0, shank_drop_deg=0.0))
        self._wrist_up_m, self._knee_up_m = kneeling.wrist_up_m, kneeling.knee_up_m
        self._rest_deg = self._lying()
        posed = self._placed(self._bent(Trunk(), self._rest_deg), 0.0)
        shoulder = posed.joints_m["shoulder_left"]
        self._rest_elevation_deg = _elevation(posed)
        ahead_m = shoulder[1] - stance.hands_ahead_m
        self._wrist_m = np.array([0.0, ahead_m, self._wrist_up_m])

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of limbs on the floor."""
        sloped_deg = self._slope(trunk.hips_up_m)
        pelvis_deg = self._rest_deg + 0.5 * sloped_deg
        if trunk.elevation != 0.0:
            trunk = self._arched(trunk, pelvis_deg)
        chest_deg = trunk.lumbar_flexion + trunk.thoracic_flexion
        neck_deg = CHIN_UP_DEG + trunk.neck_flexion - 0.35 * chest_deg
        trunk = replace(trunk, neck_flexion=neck_deg)
        posed = self._placed(self._bent(trunk, pelvis_deg), trunk.hips_up_m)
        hip, shoulder = posed.joints_m["hip_left"], posed.joints_m["shoulder_left"]
        trunk_deg = hanging_deg(shoulder, hip)
        thigh_deg = -90.0 + float(
            np.degrees(np.arcsin((hip[2] - self._knee_up_m) / self._thigh_m))
        )
        shank_deg = -90.0 + float(
            np.degrees(np.arcsin((self._knee_up_m - SHIN_M) / self._shank_m))
        )
        upper_deg, elbow_deg = self._arm_deg(shoulder)
        return Support(
            pelvis_deg=pelvis_deg,
            trunk=trunk,
            limb_deg=resting(
                hip_flexion=thigh_deg - trunk_deg,
                knee_flexion=thigh_deg - shank_deg,
                ankle_dorsiflexion=POINTED_DEG,
                shoulder_flexion=upper_deg - trunk_deg,
                shoulder_abduction=self._stance.hands_out_deg,
                elbow_flexion=elbow_deg,
                wrist_extension=0.0
                if self._stance.on_elbows
                else 90.0 - upper_deg - elbow_deg,
            ),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, the hips in place."""
        return self._placed(
            self._figure.pose(trunk, pelvis_deg, limbs), trunk.hips_up_m
        )

    def _arm_deg(self, shoulder: Vector) -> tuple[float, float]:
        """Return how far the upper arm is swung forward, and the elbow's flexion."""
        if not self._stance.on_elbows:
            return self._arm.reach(shoulder, self._wrist_m)
        drop = (shoulder[2] - ELBOW_M) / self._arm.upper_m
        upper_deg = float(np.degrees(np.arccos(np.clip(drop, -1.0, 1.0))))
        return upper_deg, 90.0 - upper_deg

    def _bent(self, trunk: Trunk, pelvis_deg: float) -> Posed:
        return self._figure.pose(trunk, pelvis_deg, dict.fromkeys(SIDES, resting()))

    def _placed(self, posed: Posed, hips_up_m: float) -> Posed:
        back_m = -posed.joints_m["hip_left"][1]
        up_m = hips_up_m - SINK_M - self._pelvis.lowest_m(posed)
        return posed.moved(np.array([0.0, back_m, up_m]))

    def _lying(self) -> float:
        """Return the pitch at which pelvis and chest both touch the floor."""

        def chest_above_m(pelvis_deg: float) -> float:
            posed = self._bent(Trunk(), pelvis_deg)
            return self._chest.lowest_m(posed) - self._pelvis.lowest_m(posed)

        return crossing(chest_above_m, 65.0, 115.0)

    def _slope(self, hips_up_m: float) -> float:
        return float(np.degrees(np.arcsin(hips_up_m / self._thigh_m)))

    def _arched(self, trunk: Trunk, pelvis_deg: float) -> Trunk:
        """Return the trunk bent backwards to the elevation asked for."""
        flexed = dict.fromkeys(SIDES, 0.0)

        def bent(back_deg: float) -> Trunk:
            return replace(
                trunk,
                lumbar_flexion=trunk.lumbar_flexion - back_deg,
                thoracic_flexion=trunk.thoracic_flexion
                - self._stance.thoracic_share * back_deg,
            )

        def short_deg(back_deg: float) -> float:
            joints = self._figure.torso(bent(back_deg), pelvis_deg, flexed)
            line = hanging_deg(joints["shoulder_left"], joints["hip_left"])
            return self._rest_elevation_deg + trunk.elevation - (90.0 + line)

        return bent(crossing(short_deg, -30.0, 90.0))


def _elevation(posed: Posed) -> float:
    joints: Mapping[str, Vector] = posed.joints_m
    return 90.0 + hanging_deg(joints["shoulder_left"], joints["hip_left"])
