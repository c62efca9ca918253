"""Guides a patient into the picture: nearer, farther, feet, level."""

import math

import numpy as np

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose, Trouble
from formcoach.gestures.arms import torso_px
from formcoach.language import mark, tr

NEARER = mark("Please come nearer to the camera.")
FARTHER = mark("Please go farther from the camera.")
FEET = mark("I cannot see your feet. Step back, or tilt the camera down.")
HEAD = mark("I cannot see your head. Step back, or tilt the camera up.")
LEVEL = mark("Please level the camera.")

SMALL_FRAC = 0.1
"""A trunk that is shorter against the height of the picture has few pixels a joint: a
standing person then fills a third of it, where two thirds are meant."""
EDGE_FRAC = 0.01
"""This near an edge a point counts as cut off."""
TILTED_DEG = 7.0
"""A standing body is plumb within about 3 degrees; the rest is the camera."""
STRAIGHT_DEG = 6.0
"""Legs and trunk of whoever stands straight are in one line to this."""
LYING_FROM_DEG = 45.0
"""Whoever leans more does not stand."""
LASTS_S = 1.0
"""For how long something is so before it is said."""
SEEN = 0.5
PASSED_OVER = frozenset({Trouble.WRONG_VIEW, Trouble.WRONG_POSTURE})
"""Troubles whose own advice comes first: the body has to turn or lie down anyway."""
_FEET = (Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE)
_HEAD = (Landmark.NOSE, Landmark.LEFT_EAR, Landmark.RIGHT_EAR)
_TRUNK = (
    Landmark.LEFT_SHOULDER,
    Landmark.RIGHT_SHOULDER,
    Landmark.LEFT_HIP,
    Landmark.RIGHT_HIP,
)


class SetUpGuide:
    """Says what would help the camera, once it has lasted."""

    def __init__(self) -> None:
        """Begin silent."""
        self._words = ""
        self._since_s = math.nan

    def update(self, pose: Pose) -> str:
        """Take in one pose; return words in the patient's language, or nothing."""
        words = framing(pose)
        if words != self._words:
            self._words, self._since_s = words, pose.time_s
        lasting = pose.time_s - self._since_s >= LASTS_S
        return tr(words) if words and lasting else ""


def framing(pose: Pose) -> str:
    """Return how one pose is badly framed, in English; nothing where it is not."""
    seen = pose.visibility >= SEEN
    if pose.trouble is not None or not seen[list(_TRUNK)].any():
        return ""
    if not seen[list(_HEAD)].any() or _cut(pose, _HEAD):
        return HEAD
    if not seen[list(_FEET)].any() or _cut(pose, _FEET):
        return FEET
    size = np.ptp(pose.image_px[seen], axis=0) / (pose.width_px, pose.height_px)
    if torso_px(pose) < SMALL_FRAC * pose.height_px:
        return NEARER
    if float(size.max()) > 1.0 - 3 * EDGE_FRAC:
        return FARTHER
    return LEVEL if _is_tilted(pose) else ""


def _cut(pose: Pose, landmarks: tuple[Landmark, ...]) -> bool:
    """Tell whether all of some landmarks lie at an edge of the picture or beyond."""
    at = pose.image_px[list(landmarks)] / (pose.width_px, pose.height_px)
    return bool(((at < EDGE_FRAC) | (at > 1.0 - EDGE_FRAC)).any(axis=1).all())


def _is_tilted(pose: Pose) -> bool:
    """Tell whether somebody stands straight, and yet not plumb in the picture."""
    ankles = pose.middle(*_FEET)
    hips = pose.middle(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
    shoulders = pose.middle(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
    legs_deg, trunk_deg = _lean_deg(hips - ankles), _lean_deg(shoulders - hips)
    straight = abs(legs_deg - trunk_deg) < STRAIGHT_DEG
    return straight and TILTED_DEG < abs(legs_deg + trunk_deg) / 2 < LYING_FROM_DEG


def _lean_deg(up: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    return math.degrees(math.atan2(float(up[0]), -float(up[1])))
