"""Answering with the arms: right up is more or yes, left up is less or no, both agree.

Left and right are the person's own. An arm is read after it was held for a second, and
again for every further second, so that a scale is walked through at the speed at which
its numbers are spoken.
"""

import math
from enum import StrEnum

from formcoach.domain.anatomy import Side
from formcoach.domain.observation import Pose
from formcoach.gestures.arms import Arms, arms

HELD_S = 1.0
"""How long an arm is held for one step; about one spoken number."""
BOTH_HELD_S = 1.2
"""Both arms seldom rise in the same frame: the single one that is up first must not
count, so a single arm that becomes two starts the wait again."""
GRACE_S = 0.2


class ArmAnswer(StrEnum):
    """What the arms say."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"


_OF_SIDE = {Side.RIGHT: ArmAnswer.RIGHT, Side.LEFT: ArmAnswer.LEFT}


class ArmAnswerWatch:
    """Reads arms that are raised and held."""

    def __init__(self) -> None:
        """Begin with both arms down."""
        self._sign: ArmAnswer | None = None
        self._since_s = math.nan
        self._last_s = -math.inf
        self._agreed = False

    def update(self, pose: Pose) -> ArmAnswer | None:
        """Take in one pose; return an answer at the instant at which it is given."""
        now = arms(pose)
        sign = _sign(now)
        if sign is not None:
            self._last_s = now.time_s
        elif now.time_s - self._last_s <= GRACE_S:
            return None
        if sign is not self._sign:
            self._sign, self._since_s = sign, now.time_s
            self._agreed = self._agreed and sign is not None
            return None
        return self._read(now.time_s)

    def _read(self, time_s: float) -> ArmAnswer | None:
        # After both were up, one comes down later than the other: it says nothing.
        if self._sign is None or self._agreed:
            return None
        asked_s = BOTH_HELD_S if self._sign is ArmAnswer.BOTH else HELD_S
        if time_s - self._since_s < asked_s:
            return None
        self._since_s = time_s
        self._agreed = self._sign is ArmAnswer.BOTH
        return self._sign


def _sign(now: Arms) -> ArmAnswer | None:
    raised = now.raised
    if len(raised) > 1:
        return ArmAnswer.BOTH
    alone = [side for side in raised if side.other in now.lowered]
    return _OF_SIDE[alone[0]] if alone else None
