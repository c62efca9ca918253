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
    fallen: Points = points @ np.swapaxes(_about_front(body["roll"]), 1, 2)
    return fallen


class _Body:
    """The angles of many bodies by name, in radians, and the axes of their parts."""

    def __init__(self, rows: Rows) -> None:
        self._rows = np.radians(rows)
        lean = self["trunk_inclination"]
        tilt = _about_front(self["trunk_lateral_flexion"])
        turned = _about_up(self["trunk_rotation"])
        self._chest = tilt @ _about_left(lean) @ turned
        self._head = tilt @ _about_left(lean + self["neck_flexion"]) @ turned
        rolled = _about_left(lean) @ _about_up(self["legs_roll"])
        self._pelvis = _about_front(self["legs_lean"]) @ rolled

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        column: NDArray[np.float64] = self._rows[:, COLUMN[name]]
        return column

    def chest(self, vectors: Vectors) -> Vectors:
        """Turn vectors from the axes of the chest to those of the room."""
        return _turned(self._chest, vectors)

    def head(self, vectors: Vectors) -> Vectors:
        """Turn vectors from the axes of the head to those of the room."""
        return _turned(self._head, vectors)

    def pelvis(self, vectors: Vectors) -> Vectors:
        """Turn vectors from the axes of the pelvis to those of the room."""
        return _turned(self._pelvis, vectors)


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


_FACE = [
    *range(Landmark.LEFT_EYE_INNER, Landmark.LEFT_EAR),
    Landmark.MOUTH_LEFT,
    Landmark.MOUTH_RIGHT,
]
_LEFT_HAND = [Landmark.LEFT_PINKY, Landmark.LEFT_INDEX, Landmark.LEFT_THUMB]
_RIGHT_HAND = [Landmark.RIGHT_PINKY, Landmark.RIGHT_INDEX, Landmark.RIGHT_THUMB]


def _set_small_parts(points: Points) -> None:
    """Put the landmarks that no signal uses where they belong."""
    points[:, _FACE] = points[:, [Landmark.NOSE]]
    points[:, _LEFT_HAND] = points[:, [Landmark.LEFT_WRIST]]
    points[:, _RIGHT_HAND] = points[:, [Landmark.RIGHT_WRIST]]


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


def _turned(axes: NDArray[np.float64], vectors: Vectors) -> Vectors:
    turned: Vectors = np.einsum("nij,nj->ni", axes, vectors)
    return turned


def _about_front(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the axes tilted towards the person's left."""
    cos, sin, axes = np.cos(angle), np.sin(angle), np.zeros((len(angle), 3, 3))
    axes[:, 0, 0] = 1.0
    axes[:, 1, 1] = axes[:, 2, 2] = cos
    axes[:, 1, 2], axes[:, 2, 1] = sin, -sin
    return axes


def _about_left(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the axes leant towards the person's front."""
    cos, sin, axes = np.cos(angle), np.sin(angle), np.zeros((len(angle), 3, 3))
    axes[:, 1, 1] = 1.0
    axes[:, 0, 0] = axes[:, 2, 2] = cos
    axes[:, 0, 2], axes[:, 2, 0] = sin, -sin
    return axes


def _about_up(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the axes turned towards the person's left."""
    cos, sin, axes = np.cos(angle), np.sin(angle), np.zeros((len(angle), 3, 3))
    axes[:, 2, 2] = 1.0
    axes[:, 0, 0] = axes[:, 1, 1] = cos
    axes[:, 0, 1], axes[:, 1, 0] = -sin, sin
    return axes
