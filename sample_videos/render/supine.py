"""On the back: poses that keep the upper back, the feet and the head on the floor.

The head is towards +Y, the feet towards -Y. While the hips are down, pelvis and upper
back touch the floor; when they rise, the upper back stays, the line from hip to
shoulder takes the elevation that is asked for, and hips and knees bend as far as the
feet, which stay where they are, make them.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from render.angles import hanging_deg
from render.body import Body
from render.bones import SIDES
from render.figure import Figure, Support, Trunk, resting
from render.floor import SINK_M, HookLying, Patch, Stand, find_footing
from render.links import leg_of
from render.root import crossing
from render.rotation import Vector
from render.skeleton import Posed

LEVEL_DEG = -90.0
PELVIS_RANGE_DEG, RAISED_RANGE_DEG = (-120.0, -65.0), (-150.0, -50.0)
NECK_RANGE_DEG = (-40.0, 60.0)
ARM_RADIUS_M = 0.035


class Supine:
    """Poses a body on its back."""

    sways = 0.0

    def __init__(self, body: Body, stance: HookLying) -> None:
        self._figure, self._stance = Figure(body.skeleton), stance
        self._leg = leg_of(self._figure)
        self._back = Patch(body, "spine02", "spine01", "clavicle", "shoulder01")
        self._seat = Patch(body, "root", "pelvis", "spine05")
        self._head = Patch(body, "head")
        self._arm_m = self._figure.length_m("shoulder", "elbow")
        self._arm_m += self._figure.length_m("elbow", "wrist")
        rest = Trunk(lumbar_flexion=stance.lumbar_flexion_deg)
        self._rest_deg = self._lying(rest)
        self._chest_deg = self._rest_deg + rest.lumbar_flexion
        self._shoulder_y = 0.0
        posed = self._placed(self._bent(rest, self._rest_deg))
        self._shoulder_y = posed.joints_m["shoulder_left"][1]
        self._neck_deg = self._head_down(rest, posed)
        self._elevation_deg = self._elevation(posed)
        self._ankle_m = self._beside_feet(body, posed)

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of limbs on the floor."""
        trunk = replace(
            trunk, lumbar_flexion=trunk.lumbar_flexion + self._stance.lumbar_flexion_deg
        )
        pelvis_deg = self._lying(trunk)
        if trunk.elevation != 0.0:
            pelvis_deg = self._raised(trunk, self._elevation_deg + trunk.elevation)
        chest_deg = pelvis_deg + trunk.lumbar_flexion + trunk.thoracic_flexion
        neck_deg = self._neck_deg + self._chest_deg - chest_deg + trunk.neck_flexion
        trunk = replace(trunk, neck_flexion=neck_deg)
        posed = self._placed(self._bent(trunk, pelvis_deg))
        hip, shoulder = posed.joints_m["hip_left"], posed.joints_m["shoulder_left"]
        trunk_deg = hanging_deg(shoulder, hip)
        thigh_deg, knee_deg = self._leg.reach(hip, self._ankle_m)
        drop_m = shoulder[2] - ARM_RADIUS_M
        arm_deg = 90.0 - float(np.degrees(np.arcsin(drop_m / self._arm_m)))
        return Support(
            pelvis_deg=pelvis_deg,
            trunk=trunk,
            limb_deg=resting(
                hip_flexion=thigh_deg - trunk_deg,
                knee_flexion=knee_deg,
                ankle_dorsiflexion=knee_deg - thigh_deg,
                shoulder_flexion=arm_deg - trunk_deg,
                shoulder_abduction=self._stance.arm_abduction_deg,
                elbow_flexion=4.0,
            ),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`, the back on the floor."""
        return self._placed(self._figure.pose(trunk, pelvis_deg, limbs))

    def _bent(self, trunk: Trunk, pelvis_deg: float) -> Posed:
        limbs = dict.fromkeys(SIDES, resting())
        return self._figure.pose(trunk, pelvis_deg, limbs)

    def _placed(self, posed: Posed) -> Posed:
        """Return the pose with the upper back on the floor."""
        ahead_m = self._shoulder_y - posed.joints_m["shoulder_left"][1]
        up_m = -SINK_M - self._back.lowest_m(posed)
        return posed.moved(np.array([0.0, ahead_m, up_m]))

    def _lying(self, trunk: Trunk) -> float:
        """Return the pitch at which pelvis and upper back both touch the floor."""

        def seat_above_back_m(pelvis_deg: float) -> float:
            posed = self._bent(trunk, pelvis_deg)
            return self._back.lowest_m(posed) - self._seat.lowest_m(posed)

        return crossing(seat_above_back_m, *PELVIS_RANGE_DEG)

    def _raised(self, trunk: Trunk, elevation_deg: float) -> float:
        """Return the pitch with which the trunk has an elevation; hips up is negative."""
        flexed = dict.fromkeys(SIDES, 0.0)

        def short_deg(pelvis_deg: float) -> float:
            joints = self._figure.torso(trunk, pelvis_deg, flexed)
            line = hanging_deg(joints["shoulder_left"], joints["hip_left"])
            return (90.0 - line) - elevation_deg

        return crossing(short_deg, *RAISED_RANGE_DEG)

    def _elevation(self, posed: Posed) -> float:
        line = hanging_deg(posed.joints_m["shoulder_left"], posed.joints_m["hip_left"])
        return 90.0 - line

    def _head_down(self, rest: Trunk, posed: Posed) -> float:
        floor_m = self._back.lowest_m(posed)

        def head_above_m(neck_deg: float) -> float:
            trunk = replace(rest, neck_flexion=neck_deg)
            placed = self._placed(self._bent(trunk, self._rest_deg))
            return floor_m - self._head.lowest_m(placed)

        return crossing(head_above_m, *NECK_RANGE_DEG)

    def _beside_feet(self, body: Body, posed: Posed) -> Vector:
        """Return where the ankles are, with the knees bent as asked."""
        up_m = find_footing(body, Stand()).ankle_up_m
        hip = posed.joints_m["hip_left"]
        away_m = self._leg.length_m(self._stance.knee_flexion_deg)
        along_m = float(np.sqrt(away_m**2 - (hip[2] - up_m) ** 2))
        return np.array([0.0, hip[1] - along_m, up_m])
