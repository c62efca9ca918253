"""On hands and knees: poses that keep hands, knees and feet on the floor.

In the side view knee, hip, shoulder and wrist form a chain that the floor closes. The
knees and the palms stay where they are; how far the thighs lean and how the spine
bends is given, and the pelvis tips until the supporting arms just reach the floor.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from render.angles import hanging_deg
from render.bones import SIDES, SUFFIX
from render.floor import Ground
from render.rotation import Matrix, Vector, pitch
from render.skeleton import Posed, Skeleton

LIMB_ANGLES = (
    "hip_flexion",
    "knee_flexion",
    "ankle_dorsiflexion",
    "shoulder_flexion",
    "elbow_flexion",
    "wrist_extension",
)
LEVEL_DEG = 90.0
TOLERANCE_DEG = 1e-6
PELVIS_RANGE_DEG = (50.0, 140.0)  # pelvis pitch is looked for here; 90 is level
# The shoulder blade does a third of raising the arm (Inman 1944); here from 60 degrees.
GIRDLE_FROM_DEG, GIRDLE_SHARE = 60.0, 1.0 / 3.0
BENDING_BONES = {
    "lumbar_flexion": ("spine05", "spine04", "spine03"),
    "thoracic_flexion": ("spine02", "spine01"),
    "neck_flexion": ("neck01", "neck02", "neck03", "head"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trunk:
    """What is given for the trunk, in degrees from the body's own standing."""

    thigh_lean: float
    """How far the hips are behind the knees."""
    lumbar_flexion: float
    thoracic_flexion: float
    neck_flexion: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How the floor closes the chain at one instant."""

    pelvis_deg: float
    """Pitch of the pelvis, 0 upright, 90 level and face down."""
    limb_deg: Mapping[str, float]
    """The angles of `LIMB_ANGLES` in a limb that rests on the floor."""


class Quadruped:
    """Poses a body on hands and knees."""

    def __init__(self, skeleton: Skeleton, ground: Ground) -> None:
        self._skeleton = skeleton
        self._ground = ground
        still = skeleton.pose(np.eye(3), {}).joints_m
        self._thigh_m, self._upper_m, self._fore_m = (
            float(np.linalg.norm(still[f"{a}_left"] - still[f"{b}_left"]))
            for a, b in (("hip", "knee"), ("shoulder", "elbow"), ("elbow", "wrist"))
        )

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis and the angles of the limbs that rest on the floor."""
        elbow = np.radians(self._ground.elbow_flexion_deg)
        along = self._upper_m + self._fore_m * np.cos(elbow)
        aside = self._fore_m * np.sin(elbow)
        reach_m = np.hypot(along, aside)
        wrist = np.array([0.0, -self._ground.wrist_ahead_m, self._ground.wrist_up_m])

        def to_shoulder(pelvis_deg: float) -> Vector:
            posed = self._torso(trunk, pelvis_deg, dict.fromkeys(SIDES, LEVEL_DEG))
            return posed.joints_m["shoulder_left"] * (0.0, 1.0, 1.0)

        pelvis_deg = falling_root(
            lambda deg: np.linalg.norm(to_shoulder(deg) - wrist) - reach_m,
            *PELVIS_RANGE_DEG,
        )
        shoulder = to_shoulder(pelvis_deg)
        trunk_deg = hanging_deg(shoulder, self._hip(trunk))
        upper_deg = hanging_deg(shoulder, wrist) - np.degrees(np.arctan2(aside, along))
        fore_deg = upper_deg + self._ground.elbow_flexion_deg
        shank_deg = self._ground.shank_drop_deg - LEVEL_DEG
        angles = (
            trunk.thigh_lean - trunk_deg,
            trunk.thigh_lean - shank_deg,
            self._ground.ankle_dorsiflexion_deg,
            upper_deg - trunk_deg,
            self._ground.elbow_flexion_deg,
            LEVEL_DEG - fore_deg,
        )
        return Support(
            pelvis_deg=pelvis_deg,
            limb_deg=dict(zip(LIMB_ANGLES, angles, strict=True)),
        )

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES` on each side.

        Flexion of hip and shoulder is the angle to the line from shoulder to hip.
        """
        flexed = {side: limbs[side]["shoulder_flexion"] for side in SIDES}
        joints = self._torso(trunk, pelvis_deg, flexed).joints_m
        turns = self._torso_turns(trunk, flexed)
        chest_deg = pelvis_deg + trunk.lumbar_flexion + trunk.thoracic_flexion
        for side in SIDES:
            limb, suffix = limbs[side], SUFFIX[side]
            trunk_deg = hanging_deg(joints[f"shoulder_{side}"], joints[f"hip_{side}"])
            upper_deg = trunk_deg + limb["shoulder_flexion"]
            thigh_deg = trunk_deg + limb["hip_flexion"]
            shrug_deg = girdle_deg(limb["shoulder_flexion"])
            for bone, angle_deg in (
                ("upperarm01", shrug_deg - chest_deg - upper_deg),
                ("lowerarm01", -limb["elbow_flexion"]),
                ("wrist", -limb["wrist_extension"]),
                ("upperleg01", -pelvis_deg - thigh_deg),
                ("lowerleg01", limb["knee_flexion"]),
                ("foot", -limb["ankle_dorsiflexion"]),
            ):
                turns[bone + suffix] = pitch(angle_deg)
        return self._placed(trunk, self._skeleton.pose(pitch(pelvis_deg), turns))

    def _torso(
        self, trunk: Trunk, pelvis_deg: float, flexed: Mapping[str, float]
    ) -> Posed:
        turns = self._torso_turns(trunk, flexed)
        return self._placed(trunk, self._skeleton.pose(pitch(pelvis_deg), turns))

    def _torso_turns(
        self, trunk: Trunk, flexed: Mapping[str, float]
    ) -> dict[str, Matrix]:
        turns = {
            bone: pitch(getattr(trunk, bend) / len(bones))
            for bend, bones in BENDING_BONES.items()
            for bone in bones
        }
        for side in SIDES:
            turns["shoulder01" + SUFFIX[side]] = pitch(-girdle_deg(flexed[side]))
        return turns

    def _hip(self, trunk: Trunk) -> Vector:
        lean = np.radians(trunk.thigh_lean)
        up = self._ground.knee_up_m + self._thigh_m * np.cos(lean)
        return np.array([0.0, self._thigh_m * np.sin(lean), up])

    def _placed(self, trunk: Trunk, posed: Posed) -> Posed:
        hip = posed.joints_m["hip_left"] * (0.0, 1.0, 1.0)
        return posed.moved(self._hip(trunk) - hip)


def girdle_deg(shoulder_flexion_deg: float) -> float:
    """Return how far the shoulder blade turns up with a raised arm."""
    return GIRDLE_SHARE * max(shoulder_flexion_deg - GIRDLE_FROM_DEG, 0.0)


def falling_root(value: Callable[[float], float], low: float, high: float) -> float:
    """Return where a falling function crosses zero, by bisection."""
    if not value(low) > 0.0 > value(high):
        raise ValueError(f"the chain cannot be closed between {low} and {high} deg")
    while high - low > TOLERANCE_DEG:
        middle = (low + high) / 2.0
        low, high = (middle, high) if value(middle) > 0.0 else (low, middle)
    return (low + high) / 2.0
