"""Which arms are raised at one instant, against gravity.

Fingers cannot be seen from three metres; a whole arm can. A raised arm reaches well
above its own shoulder whether the person stands, kneels or lies, so one rule serves
all postures.
"""

import math
from dataclasses import dataclass

import numpy as np

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.observation import Pose

RAISED_TORSOS = 0.6
"""A wrist this many torso lengths above its shoulder is raised: an arm is about 1.16
torsos long (Winter 2009), the crown of the head about 0.55 above the shoulders."""
LOWERED_TORSOS = 0.25
"""A wrist no higher than this above its shoulder is down."""
SEEN = 0.5
"""The model's visibility from which an arm is believed; wrists outside the picture of
the real clips read below 0.2."""
UPRIGHT_BELOW_DEG = 20.0
"""A trunk that leans less, in the picture, is neither bending nor lying."""
WIDE_TORSOS = 1.3
"""Trunk over shoulder width of an adult (0.49 m over 0.36 m), for a trunk that points
at the camera and seems short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arms:
    """Where both hands are, in torso lengths above the person's own shoulders."""

    time_s: float
    left: float
    """NaN where the arm was not seen."""
    right: float
    lean_deg: float
    """Of the trunk from the vertical in the picture; NaN where not seen."""

    @property
    def raised(self) -> frozenset[Side]:
        """The sides whose arm is raised."""
        return frozenset(
            side for side in Side if getattr(self, side.value) > RAISED_TORSOS
        )

    @property
    def lowered(self) -> frozenset[Side]:
        """The sides whose arm is seen to be down."""
        return frozenset(
            side for side in Side if getattr(self, side.value) < LOWERED_TORSOS
        )

    @property
    def upright(self) -> bool:
        """Whether the trunk is seen to be upright."""
        return self.lean_deg < UPRIGHT_BELOW_DEG


def arms(pose: Pose) -> Arms:
    """Return where the hands of a pose are; NaN for what cannot be judged."""
    if pose.trouble is not None:
        return Arms(
            time_s=pose.time_s, left=math.nan, right=math.nan, lean_deg=math.nan
        )
    length_px = torso_px(pose)
    return Arms(
        time_s=pose.time_s,
        left=_height(pose, Side.LEFT, length_px),
        right=_height(pose, Side.RIGHT, length_px),
        lean_deg=_lean_deg(pose),
    )


def _height(pose: Pose, side: Side, length_px: float) -> float:
    parts = [Landmark.on(side, part) for part in ("shoulder", "elbow", "wrist")]
    if not length_px or min(pose.visibility[parts]) < SEEN:
        return math.nan
    shoulder, _, wrist = (pose.at(part) for part in parts)
    return float(shoulder[1] - wrist[1]) / length_px


def torso_px(pose: Pose) -> float:
    """Return the length of the trunk, by the shoulders where it is foreshortened."""
    trunk = _trunk(pose)
    across = pose.at(Landmark.LEFT_SHOULDER) - pose.at(Landmark.RIGHT_SHOULDER)
    return max(math.hypot(*trunk), WIDE_TORSOS * math.hypot(*across))


def _trunk(pose: Pose) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    shoulders = pose.middle(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
    return shoulders - pose.middle(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)


def _lean_deg(pose: Pose) -> float:
    across, down = _trunk(pose)
    return abs(math.degrees(math.atan2(across, -down)))
