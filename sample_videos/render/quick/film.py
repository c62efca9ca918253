"""Makes the pictures of a sweep one after the other, each with its truth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from render.angles import hanging_deg, wrapped_deg
from render.body import build_body
from render.bones import SIDES
from render.performance import Instant, perform
from render.quick.cameras import FACE, Sight, all_sights
from render.quick.holds import FRONT, Hold, all_holds, leaning
from render.quick.people import Faces, QuickPerson
from render.quick.picture import Picture, QuickStage
from render.quick.webcam import quickly_as_webcam
from render.rotation import turn
from render.sweep.people import PEOPLE

TOLD = 2
"""Decimals of an angle."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Still:
    """A picture and everything that is known about it."""

    sight: Sight
    hold: Hold
    picture: Picture
    true_deg: dict[str, float]

    @property
    def name(self) -> str:
        """Name the still."""
        return f"{self.sight.name}/{self.hold.name}"


def stills(wanted: Callable[[str], bool]) -> Iterator[Still]:
    """Make every still whose name is wanted.

    Parameters
    ----------
    wanted
        Is asked with the still's name before it is made.

    """
    for sight in all_sights():
        holds = [
            hold
            for hold in all_holds()
            if (hold.start == FRONT) == (sight.plane == FACE)
            and wanted(f"{sight.name}/{hold.name}")
        ]
        for seed, hold in enumerate(holds):
            instant, faces = _posed(sight.person, sight.outfit)(hold)
            picture = _stage(sight.camera).film(_turned(faces, sight))
            yield Still(
                sight=sight,
                hold=hold,
                picture=quickly_as_webcam(picture, seed),
                true_deg=_truth(instant, hold),
            )


def _turned(faces: Faces, sight: Sight) -> Faces:
    """Turn the person instead of the camera, so that the room stays the same."""
    rotation = turn(-sight.yaw_deg)
    return Faces(
        corners_m=faces.corners_m @ rotation.T,
        normals=faces.normals @ rotation.T,
        rgb=faces.rgb,
    )


@lru_cache(maxsize=8)
def _stage(camera: object) -> QuickStage:
    return QuickStage(camera)


@lru_cache(maxsize=1)
def _posed(person: str, outfit: str) -> Callable[[Hold], tuple[Instant, Faces]]:
    """Return a function that gives one person's poses, each worked out once."""
    model = PEOPLE[person]
    body = _body(person)
    dressed = QuickPerson(body, model.dressed(outfit))

    @lru_cache(maxsize=None)
    def pose(name: str) -> tuple[Instant, Faces]:
        hold = next(each for each in all_holds() if each.name == name)
        instant = perform(hold.movement, body)[0]
        posed = instant.posed.turned(leaning(hold.lean_deg), np.zeros(3))
        faces = dressed.faces(posed)
        middle = (faces.corners_m.min(axis=(0, 1)) + faces.corners_m.max(axis=(0, 1))) / 2
        return instant, Faces(
            corners_m=faces.corners_m - middle * (1.0, 1.0, 0.0),
            normals=faces.normals,
            rgb=faces.rgb,
        )

    return lambda hold: pose(hold.name)


@lru_cache(maxsize=2)
def _body(person: str) -> object:
    return build_body(PEOPLE[person].body)


def _truth(instant: Instant, hold: Hold) -> dict[str, float]:
    """Return the true angles, named as formcoach names what it reads."""
    joints, trunk = instant.posed.joints_m, instant.trunk
    true = dict(instant.angles_deg)
    true["trunk_inclination"] = float(
        np.mean([true.pop(f"trunk_inclination_{side}") for side in SIDES])
    )
    true["trunk_elevation"] = 90.0 - abs(true["trunk_inclination"])
    true["spine_flexion"] = trunk.lumbar_flexion + trunk.thoracic_flexion
    true["neck_bend"] = trunk.neck_flexion
    true["lean"] = hold.lean_deg
    for side in SIDES:
        hip, knee, ankle, shoulder, elbow = (
            joints[f"{name}_{side}"]
            for name in ("hip", "knee", "ankle", "shoulder", "elbow")
        )
        true[f"shank_inclination_{side}"] = -hanging_deg(knee, ankle)
        true[f"thigh_elevation_{side}"] = hanging_deg(hip, knee) - 90.0
        line = hanging_deg(hip, ankle) - hanging_deg(shoulder, hip)
        true[f"body_line_{side}"] = wrapped_deg(line)
        true[f"shoulder_abduction_{side}"] = _abduction(joints, side)
    return {name: round(angle, TOLD) for name, angle in true.items()}


def _abduction(joints: dict[str, NDArray[np.float64]], side: str) -> float:
    """Against the midline, in the frontal plane, as formcoach reads it."""
    hips = (joints["hip_left"] + joints["hip_right"]) / 2.0
    shoulders = (joints["shoulder_left"] + joints["shoulder_right"]) / 2.0
    arm = (joints[f"elbow_{side}"] - joints[f"shoulder_{side}"])[[0, 2]]
    down = (hips - shoulders)[[0, 2]]
    cos = arm @ down / (np.linalg.norm(arm) * np.linalg.norm(down))
    return float(np.degrees(np.arccos(np.clip(cos, -1.0, 1.0))))
