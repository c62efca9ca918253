"""A figure that is bent as asked; a posture then puts it on the floor."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from render.angles import hanging_deg
from render.bones import SIDES, SUFFIX
from render.rotation import BACK, Matrix, Vector, about, pitch, turn
from render.skeleton import Posed, Skeleton

LIMB_ANGLES = (
    "hip_flexion",
    "knee_flexion",
    "ankle_dorsiflexion",
    "shoulder_flexion",
    "shoulder_abduction",
    "shoulder_rotation",
    "elbow_flexion",
    "wrist_extension",
    "toe_extension",
)
# The shoulder blade does a third of raising the arm (Inman 1944); here from 60 degrees.
GIRDLE_FROM_DEG, GIRDLE_SHARE = 60.0, 1.0 / 3.0
BENDING_BONES = {
    "lumbar": ("spine05", "spine04", "spine03"),
    "thoracic": ("spine02", "spine01"),
    "neck": ("neck01", "neck02", "neck03", "head"),
}
AWAY = {"left": -1.0, "right": 1.0}
"""Sign of the turn about the back's direction that takes a hanging arm off the body."""


OUTWARD = {"left": 1.0, "right": -1.0}
"""Sign of the turn about a hanging arm that is external rotation."""
NOT_TURNED = {"pelvis_turn": 0.0, "lumbar_turn": 0.0, "thoracic_turn": 0.0}
TOES = tuple(f"toe{toe}-1" for toe in (1, 2, 3, 4, 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trunk:
    """What is given for the trunk, in degrees from the body's own standing."""

    thigh_lean: float = 0.0
    """How far the hips are behind the knees."""
    lumbar_flexion: float = 0.0
    thoracic_flexion: float = 0.0
    neck_flexion: float = 0.0
    inclination: float = 0.0
    """Of the line from hip to shoulder; on hands and knees the floor decides it."""
    lumbar_side_bend: float = 0.0
    """To the person's left."""
    thoracic_side_bend: float = 0.0
    neck_side_bend: float = 0.0
    pelvis_tilt: float = 0.0
    """How far the whole pelvis leans to the person's left."""
    shank_lean: float | None = None
    """How far the knees are ahead of the ankles; None is as the posture has it."""
    elevation: float = 0.0
    """How far the line from hip to shoulder has risen since lying; hips up is less."""
    hips_up_m: float = 0.0
    """How far the hips are off the floor that they lay on."""
    hands_ahead_m: float = 0.0
    """How far the hands have slid ahead."""
    heels_up: float = 0.0
    """How far the foot is tipped onto its toes."""
    lumbar_turn: float = 0.0
    """About the long axis, to the person's left."""
    thoracic_turn: float = 0.0
    neck_turn: float = 0.0
    hips_aside: float = 0.0
    """How far the legs lean to the person's left under a level pelvis."""
    legs_together: float = 0.0
    """How far each leg is swung inwards."""
    rolled: float = 0.0
    """How far the whole person is tipped to their left."""
    pelvis_turn: float = 0.0
    """About the long axis, to the person's left."""
    knees_aside: float = 0.0
    """How far the shanks lean to the person's left over feet that stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How the floor closes the chain at one instant."""

    pelvis_deg: float
    """Pitch of the pelvis, 0 upright, 90 level and face down."""
    limb_deg: Mapping[str, float]
    """The angles of `LIMB_ANGLES` in a limb that rests, on the floor or hanging."""
    trunk: Trunk | None = None
    """The trunk, if the floor decides about that too."""
    left_deg: Mapping[str, float] | None = None
    """The angles of the limbs on the left, if they rest otherwise than the right."""

    def on(self, side: str) -> Mapping[str, float]:
        """Return the angles of the limbs of one side."""
        return self.left_deg if side == "left" and self.left_deg else self.limb_deg


def resting(**angles_deg: float) -> dict[str, float]:
    """Return the angles of a limb, those that are not named 0."""
    return dict.fromkeys(LIMB_ANGLES, 0.0) | angles_deg


class Figure:
    """Bends a skeleton in the sagittal plane, wherever that leaves it."""

    def __init__(self, skeleton: Skeleton) -> None:
        self._skeleton = skeleton
        self._still = skeleton.pose(np.eye(3), {}).joints_m

    def length_m(self, upper: str, lower: str) -> float:
        """Return the length of the segment between two joints."""
        ends = self._still[f"{upper}_left"], self._still[f"{lower}_left"]
        return float(np.linalg.norm(ends[0] - ends[1]))

    def pose(
        self,
        trunk: Trunk,
        pelvis_deg: float,
        limbs: Mapping[str, Mapping[str, float]],
        given: Mapping[str, Matrix] | None = None,
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES` on each side.

        Flexion of hip and shoulder is the angle to the line from shoulder to hip. Bones
        whose turn in the frame of their parent is given do not follow the angles.
        """
        flexed = {side: limbs[side]["shoulder_flexion"] for side in SIDES}
        # A turned trunk swings one shoulder ahead, which bends no hip.
        joints = self.torso(replace(trunk, **NOT_TURNED), pelvis_deg, flexed)
        turns = _torso_turns(trunk, flexed)
        for side in SIDES:
            spread = girdle_deg(limbs[side]["shoulder_abduction"])
            blade = "shoulder01" + SUFFIX[side]
            turns[blade] = turns[blade] @ about(BACK, AWAY[side] * spread)
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
            thigh = "upperleg01" + suffix
            turns[thigh] = _swung(trunk, side) @ turns[thigh]
            raised_deg = limb["shoulder_abduction"]
            abduction = about(BACK, AWAY[side] * (raised_deg - girdle_deg(raised_deg)))
            turns["upperarm01" + suffix] = turns["upperarm01" + suffix] @ abduction
            turn_out = turn(OUTWARD[side] * limb["shoulder_rotation"])
            turns["upperarm01" + suffix] = turns["upperarm01" + suffix] @ turn_out
            for toe in TOES:
                turns[toe + suffix] = pitch(-limb["toe_extension"])
        return self._skeleton.pose(root_turn(trunk, pelvis_deg), turns | (given or {}))

    def torso(
        self, trunk: Trunk, pelvis_deg: float, flexed: Mapping[str, float]
    ) -> dict[str, Vector]:
        """Return hips and shoulders with only trunk and shoulder blades bent.

        Parameters
        ----------
        trunk
            How the spine bends.
        pelvis_deg
            Pitch of the pelvis.
        flexed
            Shoulder flexion of each side; it moves the shoulder's centre.

        """
        return self._skeleton.torso(
            root_turn(trunk, pelvis_deg), _torso_turns(trunk, flexed)
        )


def girdle_deg(shoulder_flexion_deg: float) -> float:
    """Return how far the shoulder blade turns up with a raised arm."""
    return GIRDLE_SHARE * max(shoulder_flexion_deg - GIRDLE_FROM_DEG, 0.0)


def with_hip_at(posed: Posed, hip_m: Vector) -> Posed:
    """Return the same pose with the hips over a point of the sagittal plane."""
    return posed.moved(hip_m - posed.joints_m["hip_left"] * (0.0, 1.0, 1.0))


def _swung(trunk: Trunk, side: str) -> Matrix:
    """Return the turn of a thigh out of the sagittal plane."""
    aside = trunk.hips_aside - AWAY[side] * trunk.legs_together
    return about(BACK, aside) if aside else np.eye(3)


def root_turn(trunk: Trunk, pelvis_deg: float) -> Matrix:
    """Return how the pelvis is turned in the world."""
    root, aside = pitch(pelvis_deg), trunk.pelvis_tilt + trunk.rolled
    root = root @ about(BACK, aside) if aside else root
    return root @ turn(trunk.pelvis_turn) if trunk.pelvis_turn else root


def _torso_turns(trunk: Trunk, flexed: Mapping[str, float]) -> dict[str, Matrix]:
    turns = {}
    for part, bones in BENDING_BONES.items():
        turns |= dict.fromkeys(bones, _bend(trunk, part, len(bones)))
    for side in SIDES:
        turns["shoulder01" + SUFFIX[side]] = pitch(-girdle_deg(flexed[side]))
        # The legs hang straight down from a pelvis that leans to the side.
        if trunk.pelvis_tilt:
            turns["pelvis" + SUFFIX[side]] = about(BACK, -trunk.pelvis_tilt)
    return turns


def _bend(trunk: Trunk, part: str, bones: int) -> Matrix:
    forward, aside, turned = (
        getattr(trunk, f"{part}_{way}") for way in ("flexion", "side_bend", "turn")
    )
    bend = pitch(forward / bones)
    bend = bend @ about(BACK, aside / bones) if aside else bend
    return bend @ turn(turned / bones) if turned else bend
