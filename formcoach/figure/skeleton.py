"""The joints of made-up bodies, in three dimensions: forward kinematics.

Axes: x to the person's front, y to the person's left, z up; metres. Many bodies at
once: the first axis of every array counts them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import N_LANDMARKS, Landmark, Side
from formcoach.figure.angles import COLUMN, Rows

Vectors = NDArray[np.float64]
"""Shape ``(n, 3)``, metres or without unit."""
Points = NDArray[np.float64]
"""Shape ``(n, 33, 3)``, metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Lengths of a body, metres; the defaults are an adult of 1.7 m (Winter 2009)."""

    torso_m: float = 0.49
    thigh_m: float = 0.42
    shank_m: float = 0.42
    upper_arm_m: float = 0.32
    forearm_m: float = 0.25
    neck_m: float = 0.2
    foot_m: float = 0.2
    shoulder_width_m: float = 0.36
    hip_width_m: float = 0.26
    nose_m: float = 0.1


def joints(rows: Rows, person: Person) -> Points:
    """Return where the landmarks of each body are, mid-hip at the origin."""
    body = _Body(rows)
    points: Points = np.zeros((len(rows), N_LANDMARKS, 3))
    _set_head(points, body, person)
    for side, left in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        _set_leg(points, body, person, side, left)
        _set_arm(points, body, person, side, left)
    _set_small_parts(points)
    return _about_front(points, body["roll"][:, None])


class _Body:
    """The angles of many bodies by name, in radians."""

    def __init__(self, rows: Rows) -> None:
        self._rows = np.radians(rows)

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        column: NDArray[np.float64] = self._rows[:, COLUMN[name]]
        return column

    def chest(self, vectors: Vectors) -> Vectors:
        """Turn vectors from the axes of the chest to those of the room."""
        turned = _about_up(vectors, self["trunk_rotation"])
        leant = _about_left(turned, self["trunk_inclination"])
        return _about_front(leant, self["trunk_lateral_flexion"])

    def head(self, vectors: Vectors) -> Vectors:
        """Turn vectors from the axes of the head to those of the room."""
        turned = _about_up(vectors, self["trunk_rotation"])
        lean = self["trunk_inclination"] + self["neck_flexion"]
        return _about_front(_about_left(turned, lean), self["trunk_lateral_flexion"])

    def pelvis(self, vectors: Vectors) -> Vectors:
        """Turn vectors from the axes of the pelvis to those of the room."""
        rolled = _about_up(vectors, self["legs_roll"])
        leant = _about_left(rolled, self["trunk_inclination"])
        return _about_front(leant, self["legs_lean"])


def _set_head(points: Points, body: _Body, person: Person) -> None:
    none = np.zeros(len(points))
    shoulders = person.torso_m * body.chest(_leaning(none))
    top = shoulders + person.neck_m * body.head(_leaning(none))
    points[:, Landmark.NOSE] = top + person.nose_m * body.head(
        _leaning(none + np.pi / 2)
    )
    for side, left in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        half = _half_shoulders(body, person, left)
        points[:, Landmark.on(side, "shoulder")] = shoulders + half
        points[:, Landmark.on(side, "ear")] = top + 0.2 * half


def _half_shoulders(body: _Body, person: Person, left: float) -> Vectors:
    line = _sideways(body["shoulder_obliquity"], left)
    return person.shoulder_width_m / 2 * body.chest(line)


def _set_leg(
    points: Points, body: _Body, person: Person, side: Side, left: float
) -> None:
    hip_flexion, inward = body[f"hip_flexion_{side}"], body[f"knee_inward_{side}"] / 2
    outward = body[f"hip_abduction_{side}"]
    shank_lean = body[f"knee_flexion_{side}"] - hip_flexion
    foot_lean = shank_lean + np.pi / 2 - body[f"ankle_dorsiflexion_{side}"]
    thigh = _swung(-_leaning(-hip_flexion), left, outward - inward)
    shank = _swung(-_leaning(shank_lean), left, outward + inward)
    foot = _swung(_leaning(foot_lean), left, np.zeros(len(points)))
    hip = (
        person.hip_width_m / 2 * body.pelvis(_sideways(body["pelvic_obliquity"], left))
    )
    knee = hip + person.thigh_m * body.pelvis(thigh)
    ankle = knee + person.shank_m * body.pelvis(shank)
    along = person.foot_m * body.pelvis(foot)
    for part, place in (
        ("hip", hip),
        ("knee", knee),
        ("ankle", ankle),
        ("heel", ankle - 0.25 * along),
        ("foot_index", ankle + 0.75 * along),
    ):
        points[:, Landmark.on(side, part)] = place


def _set_arm(
    points: Points, body: _Body, person: Person, side: Side, left: float
) -> None:
    flexion, abduction = (
        body[f"shoulder_flexion_{side}"],
        body[f"shoulder_abduction_{side}"],
    )
    fore_lean = -flexion - body[f"elbow_flexion_{side}"]
    upper = _swung(-_leaning(-flexion), left, abduction)
    fore = _swung(-_leaning(fore_lean), left, abduction + body[f"elbow_opening_{side}"])
    elbow = points[:, Landmark.on(side, "shoulder")] + (
        person.upper_arm_m * body.chest(upper)
    )
    points[:, Landmark.on(side, "elbow")] = elbow
    points[:, Landmark.on(side, "wrist")] = elbow + person.forearm_m * body.chest(fore)


def _set_small_parts(points: Points) -> None:
    """Put the landmarks that no signal uses where they belong."""
    small = [*range(Landmark.LEFT_EYE_INNER, Landmark.LEFT_EAR)]
    small += [Landmark.MOUTH_LEFT, Landmark.MOUTH_RIGHT]
    points[:, small] = points[:, [Landmark.NOSE]]
    for finger in range(Landmark.LEFT_PINKY, Landmark.LEFT_HIP):
        left = finger % 2 == Landmark.LEFT_WRIST % 2
        wrist = Landmark.LEFT_WRIST if left else Landmark.RIGHT_WRIST
        points[:, finger] = points[:, wrist]


def _leaning(angle: NDArray[np.float64]) -> Vectors:
    """Return the direction up, leant forward by an angle."""
    return np.column_stack((np.sin(angle), np.zeros_like(angle), np.cos(angle)))


def _sideways(rise: NDArray[np.float64], left: float) -> Vectors:
    """Return the direction to one side; ``rise`` lifts the left end."""
    return left * np.column_stack((np.zeros_like(rise), np.cos(rise), np.sin(rise)))


def _swung(vectors: Vectors, left: float, angle: NDArray[np.float64]) -> Vectors:
    """Return limbs swung from their own direction outwards."""
    outward = np.array([0.0, left, 0.0])
    swung: Vectors = vectors * np.cos(angle)[:, None] + outward * np.sin(angle)[:, None]
    return swung


def _about_front(vectors: Vectors, angle: NDArray[np.float64]) -> Vectors:
    """Tilt towards the person's left."""
    front, left, up = np.moveaxis(vectors, -1, 0)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack((front, left * cos + up * sin, up * cos - left * sin), axis=-1)


def _about_left(vectors: Vectors, angle: NDArray[np.float64]) -> Vectors:
    """Lean towards the person's front."""
    front, left, up = np.moveaxis(vectors, -1, 0)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack((front * cos + up * sin, left, up * cos - front * sin), axis=-1)


def _about_up(vectors: Vectors, angle: NDArray[np.float64]) -> Vectors:
    """Turn towards the person's left."""
    front, left, up = np.moveaxis(vectors, -1, 0)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack((front * cos - left * sin, left * cos + front * sin, up), axis=-1)
