"""Deciding, on time alone, whether the pose is still that of the one person followed.

Nothing here looks at a picture: poses, times and the answers of a finder come in.
"""

import math
from dataclasses import dataclass

import numpy as np

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose

JUMP_TORSOS = 0.5
"""A torso that moves so many of its lengths between two frames is another
torso."""
FASTEST_TORSOS_PER_S = 7.0
"""What a body can do; the fastest real clip, a squat played fast, reaches 5.2."""
JUMP_RATIO = 1.6
"""Nor does a torso change its length so much; among the real clips at most 1.19."""
CONSECUTIVE_S = 0.2
"""Frames further apart are not compared: a person may have walked in between."""
STEADY_S = 0.5
"""How long a new place is watched before it is believed."""

CHECK_EVERY_S = 1.0
"""How often a second person is looked for; about 2 % of the time of following one."""
CHECK_SOON_S = 0.2
"""How soon a surprising answer is checked again."""
CONFIRMATIONS = 2
"""One answer may be chance; two in a row are believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Torso:
    time_s: float
    middle_px: tuple[float, float]
    length_px: float


class JumpWatch:
    """Notices that the tracker has gone over to another person."""

    def __init__(self) -> None:
        """Begin without anybody."""
        self._last: _Torso | None = None
        self._steady_since_s = -math.inf

    def update(self, pose: Pose) -> bool:
        """Take in a pose of somebody; tell whether it jumped and is not steady yet."""
        torso = _torso(pose)
        if self._last is not None and _jumped(self._last, torso):
            self._steady_since_s = torso.time_s
        self._last = torso
        return torso.time_s - self._steady_since_s < STEADY_S


class SecondPersonWatch:
    """Decides when to look for a second person, and when to believe what was seen."""

    def __init__(self) -> None:
        """Begin with one person, and a look at once."""
        self.present = False
        """Whether a second person is believed to be there."""
        self._contrary = 0
        self._next_s = -math.inf

    def is_due(self, time_s: float) -> bool:
        """Tell whether to look now."""
        return time_s >= self._next_s

    def update(self, time_s: float, *, found: bool) -> None:
        """Take in what a look has shown."""
        self._contrary = self._contrary + 1 if found != self.present else 0
        if self._contrary >= CONFIRMATIONS:
            self.present = found
            self._contrary = 0
        self._next_s = time_s + (CHECK_SOON_S if self._contrary else CHECK_EVERY_S)


def _torso(pose: Pose) -> _Torso:
    shoulders_px = pose.middle(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
    hips_px = pose.middle(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
    x_px, y_px = (shoulders_px + hips_px) / 2
    return _Torso(
        time_s=pose.time_s,
        middle_px=(float(x_px), float(y_px)),
        length_px=_length_px(pose, float(np.linalg.norm(shoulders_px - hips_px))),
    )


def _length_px(pose: Pose, spine_px: float) -> float:
    """Return the longer of trunk and shoulders, as one of them may be foreshortened."""
    shoulders_px = pose.at(Landmark.LEFT_SHOULDER) - pose.at(Landmark.RIGHT_SHOULDER)
    return max(spine_px, float(np.linalg.norm(shoulders_px)), 1.0)


def _jumped(before: _Torso, now: _Torso) -> bool:
    apart_s = now.time_s - before.time_s
    if apart_s >= CONSECUTIVE_S:
        return False
    shorter_px, longer_px = sorted((before.length_px, now.length_px))
    reach = max(JUMP_TORSOS, FASTEST_TORSOS_PER_S * apart_s)
    moved_px = math.dist(before.middle_px, now.middle_px)
    return moved_px > reach * shorter_px or longer_px > JUMP_RATIO * shorter_px
