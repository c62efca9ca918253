"""Where a body meets the floor, found on its own skin."""

import functools
from dataclasses import dataclass

import numpy as np

from render.body import SKIN_VERTICES, Body
from render.bones import SIDES, SUFFIX
from render.rotation import Vector, pitch
from render.skeleton import Carriers, Posed

SINK_M = 0.004  # knees and palms press into the mat; chosen by eye
CARRIED = 0.5  # skin belongs to bones that move it by more than this share
FOOT_RANGE_DEG = range(-85, -20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How the body is set up on hands and knees."""

    wrist_ahead_m: float | None = None
    """Wrists in front of the knees; None is under the shoulders of a level trunk."""
    elbow_flexion_deg: float
    """In the supporting arms; a straight elbow looks locked."""
    shank_drop_deg: float
    """How far the ankles are lower than the knees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How the body is set up on its feet, arms hanging."""

    shank_lean_deg: float = 2.0
    """The knees are ahead of the ankles."""
    shoulder_abduction_deg: float = 6.0
    elbow_flexion_deg: float = 6.0
    hips_back_m: float | None = None
    """Against a wall: the hips stay this far behind the ankles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HookLying:
    """How the body is set up on its back, feet flat on the floor."""

    knee_flexion_deg: float = 105.0
    """While the hips are down."""
    lumbar_flexion_deg: float = 8.0
    """Lying flattens the low back."""
    arm_abduction_deg: float = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KneesUp(HookLying):
    """How the body is set up on its back to roll the knees from side to side."""

    arm_abduction_deg: float = 55.0
    feet_apart_m: float = 0.13
    """Between the middles of the ankles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceDown:
    """How the body is set up on its front, hands flat on the floor."""

    hands_ahead_m: float = 0.05
    """Of the shoulders, while the chest is down."""
    hands_out_deg: float = 8.0
    thoracic_share: float = 0.35
    """Of the backward bend of the low back."""
    on_elbows: bool = False
    """The forearms lie on the floor, and the elbows come under the shoulders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forearms:
    """How the body is set up on forearms and toes."""

    shoulder_ahead_m: float = 0.0
    """Of the elbows."""
    toe_extension_deg: float = 55.0
    ankle_dorsiflexion_deg: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfKneeling:
    """How the body is set up on the right knee, the left foot ahead."""

    foot_ahead_m: float = 0.44
    """Of the knee on the floor: the ankle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnStep:
    """How the body is set up with the right foot on a step, the left on the floor."""

    step_m: float = 0.15
    foot_behind_m: float = 0.32
    """The left ankle, while it is on the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSide:
    """How the body is set up on the right forearm and the edge of the feet."""

    hips_down_m: float = 0.185
    """The middle of the hips above the floor, while the lower one lies on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Joint centres above the floor, and the foot that lies on it."""

    wrist_ahead_m: float
    elbow_flexion_deg: float
    shank_drop_deg: float
    knee_up_m: float
    wrist_up_m: float
    ankle_dorsiflexion_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """The ankles above the floor, and what stays as it is while standing."""

    ankle_up_m: float
    ball_ahead_m: float
    """The ball of the foot ahead of the ankle."""
    shank_lean_deg: float
    shoulder_abduction_deg: float
    elbow_flexion_deg: float
    hips_back_m: float | None


def find_footing(body: Body, stand: Stand) -> Footing:
    """Measure how high the ankles are when the soles lie flat on the floor."""
    upright = body.skeleton.pose(np.eye(3), {})
    return Footing(
        ankle_up_m=_above_lowest(body, upright, "ankle_left", "foot", "toe"),
        ball_ahead_m=ball_ahead_m(body),
        shank_lean_deg=stand.shank_lean_deg,
        shoulder_abduction_deg=stand.shoulder_abduction_deg,
        elbow_flexion_deg=stand.elbow_flexion_deg,
        hips_back_m=stand.hips_back_m,
    )


def ball_ahead_m(body: Body) -> float:
    """Return how far the ball of the foot is ahead of the ankle."""
    heads = body.skeleton.bones.heads_m
    return float(np.linalg.norm((heads["toe1-1.L"] - heads["foot.L"])[:2]))


@functools.cache
def find_ground(body: Body, stance: Stance) -> Ground:
    """Measure how high the joints are when knees, palms and feet touch the floor."""
    kneeling = _kneeling(body, stance, FOOT_RANGE_DEG[0])
    knee_up_m = _above_lowest(body, kneeling, "knee_left", "lowerleg", "upperleg02")
    wrist_up_m = _above_lowest(
        body, kneeling, "wrist_left", "wrist", "metacarpal", "finger"
    )

    def foot_gap_m(dorsiflexion_deg: int) -> float:
        posed = _kneeling(body, stance, dorsiflexion_deg)
        return abs(_above_lowest(body, posed, "knee_left", "foot", "toe") - knee_up_m)

    ahead_m = stance.wrist_ahead_m
    return Ground(
        wrist_ahead_m=_trunk_m(body) if ahead_m is None else ahead_m,
        elbow_flexion_deg=stance.elbow_flexion_deg,
        shank_drop_deg=stance.shank_drop_deg,
        knee_up_m=knee_up_m - SINK_M,
        wrist_up_m=wrist_up_m - SINK_M,
        ankle_dorsiflexion_deg=min(FOOT_RANGE_DEG, key=foot_gap_m),
    )


def _trunk_m(body: Body) -> float:
    joints_m = body.skeleton.pose(np.eye(3), {}).joints_m
    return float(np.linalg.norm(joints_m["shoulder_left"] - joints_m["hip_left"]))


def _kneeling(body: Body, stance: Stance, ankle_deg: float) -> Posed:
    """Return thighs and arms hanging straight, shanks and palms as on the floor."""
    turns = {}
    for side in SIDES:
        turns["lowerleg01" + SUFFIX[side]] = pitch(90.0 - stance.shank_drop_deg)
        turns["foot" + SUFFIX[side]] = pitch(-ankle_deg)
        turns["wrist" + SUFFIX[side]] = pitch(-90.0)
    return body.skeleton.pose(np.eye(3), turns)


def _above_lowest(body: Body, posed: Posed, joint: str, *bones: str) -> float:
    """Return the height of a joint over the lowest skin of some bones, in metres."""
    carried = body.weight_of(*bones)[:SKIN_VERTICES] > CARRIED
    rest_m = body.mesh.vertices_m[:SKIN_VERTICES][carried]
    weights = body.weights[:SKIN_VERTICES][carried]
    skin_m = body.skeleton.skin(posed, rest_m, weights)
    return float(posed.joints_m[joint][2] - skin_m[:, 2].min())


class Patch:
    """A part of the skin, for where it meets the floor."""

    def __init__(self, body: Body, *bones: str) -> None:
        carried = body.weight_of(*bones)[:SKIN_VERTICES] > CARRIED
        self._skeleton = body.skeleton
        self._rest_m = body.mesh.vertices_m[:SKIN_VERTICES][carried]
        self._weights = Carriers.of(body.weights[:SKIN_VERTICES][carried])

    def skin_m(self, posed: Posed) -> Vector:
        """Return where it is, shape (n, 3)."""
        return self._skeleton.skin(posed, self._rest_m, self._weights)

    def lowest_m(self, posed: Posed) -> float:
        """Return the height of its lowest point."""
        return float(self.skin_m(posed)[:, 2].min())
