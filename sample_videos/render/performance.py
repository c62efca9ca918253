"""Plays a movement: one exactly known pose for every frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from render.angles import frontal_angles, joint_angles
from render.body import Body
from render.bones import SIDES
from render.figure import LIMB_ANGLES, Support, Trunk
from render.floor import (
    FaceDown,
    Forearms,
    HalfKneeling,
    HookLying,
    KneesUp,
    OnSide,
    OnStep,
    Stance,
    Stand,
    find_footing,
    find_ground,
)
from render.half_kneeling import OneKnee
from render.keyframes import Track
from render.knee_rolls import KneeRolls
from render.movement import AnyStance, Movement
from render.plank import Plank
from render.prone import Prone
from render.quadruped import Quadruped
from render.side_plank import SidePlank
from render.skeleton import Posed
from render.standing import Standing
from render.step import StepUp
from render.supine import Supine
from render.sway import Drift, breath_deg, tremor_deg

LEAN_DRIFT = Drift(0.8, 0.0)  # amplitudes chosen by eye
LEG_DRIFT = {"left": Drift(1.2, 1.1), "right": Drift(1.2, 2.3)}
ARM_DRIFT = {"left": Drift(1.5, 3.1), "right": Drift(1.5, 4.7)}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instant:
    """The true state of the person at one frame."""

    time_s: float
    posed: Posed
    angles_deg: dict[str, float]
    """Angles from joint centres, see `angles.joint_angles`."""
    trunk: Trunk


def perform(movement: Movement, body: Body) -> list[Instant]:
    """Return the person at every frame."""
    posture = _posture(movement.stance, body)
    return [_instant(movement, posture, time_s) for time_s in movement.times_s()]


class Posture(Protocol):
    """Puts a body on the floor."""

    sways: float
    """How much of a standing person's swaying is left."""

    def support(self, trunk: Trunk) -> Support:
        """Return the pelvis, and the angles of limbs that rest."""

    def pose(
        self, trunk: Trunk, pelvis_deg: float, limbs: Mapping[str, Mapping[str, float]]
    ) -> Posed:
        """Return the pose with these angles of `LIMB_ANGLES`."""


def _posture(stance: AnyStance, body: Body) -> Posture:
    match stance:
        case Stand():
            return Standing(body.skeleton, find_footing(body, stance))
        case Stance():
            return Quadruped(body.skeleton, find_ground(body, stance))
        case KneesUp():
            return KneeRolls(body, stance)
        case HookLying():
            return Supine(body, stance)
        case FaceDown():
            return Prone(body, stance)
        case Forearms():
            return Plank(body, stance)
        case HalfKneeling():
            return OneKnee(body, stance)
        case OnStep():
            return StepUp(body, stance)
        case OnSide():
            return SidePlank(body, stance)


def _instant(movement: Movement, posture: Posture, time_s: float) -> Instant:
    given = {name: _given(track, time_s) for name, track in movement.trunk.items()}
    shaking_deg = movement.tremor_deg * tremor_deg(time_s, time_s / movement.duration_s)
    for name, unsteady_deg in (
        ("thigh_lean", LEAN_DRIFT.at(time_s) * posture.sways + shaking_deg),
        ("thoracic_flexion", breath_deg(time_s)),
    ):
        given[name] = given.get(name, 0.0) + unsteady_deg
    support = posture.support(Trunk(**given))
    trunk = support.trunk or Trunk(**given)
    limbs = {
        side: _limb(movement.limbs.get(side, {}), side, time_s, support)
        for side in SIDES
    }
    posed = posture.pose(trunk, support.pelvis_deg, limbs)
    return Instant(
        time_s=time_s,
        posed=posed,
        angles_deg=joint_angles(posed.joints_m) | frontal_angles(posed.joints_m),
        trunk=trunk,
    )


def _given(track: Track, time_s: float) -> float | None:
    """Return what a track of the trunk asks for; nothing while all its keys rest."""
    return None if track.supported_share(time_s) == 1.0 else track.at(time_s)


def _limb(
    tracks: Mapping[str, Track], side: str, time_s: float, support: Support
) -> dict[str, float]:
    return {
        name: _limb_angle(tracks, name, time_s, support.on(side)[name])
        + _unsteady(side, name, tracks.get(name), time_s)
        for name in LIMB_ANGLES
    }


def _limb_angle(
    tracks: Mapping[str, Track], name: str, time_s: float, supported_deg: float
) -> float:
    track = tracks.get(name)
    return track.at(time_s, supported_deg) if track else supported_deg


def _unsteady(side: str, name: str, track: Track | None, time_s: float) -> float:
    """Return the drift of a limb in the air; a limb on the floor does not drift."""
    drifts = {"hip_flexion": LEG_DRIFT, "shoulder_flexion": ARM_DRIFT}
    if track is None or name not in drifts:
        return 0.0
    lifted = 1.0 - track.supported_share(time_s)
    return lifted * drifts[name][side].at(time_s)
