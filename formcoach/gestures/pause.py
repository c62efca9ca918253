"""Pausing by a raised hand, without being taken in by exercises that raise arms.

Upright, one hand is above the head while the other hangs. On the floor one arm points
straight up while the whole body lies still. Exercises that move the arms themselves
ask for a longer, stiller sign; where an exercise begins with an arm up, the sign is
not taken at all, and the patient is told the other ways to pause.
"""

import math
from collections import deque
from enum import StrEnum

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import Posture
from formcoach.gestures.arms import Arms, arms

HELD_S = 2.0
"""Longer than an arm passes overhead in any exercise of the library."""
HELD_LONGER_S = 3.0
"""Where the exercise itself lifts an arm."""
GRACE_S = 0.2
"""A lapse of some frames does not start the wait again."""
STILL_TORSOS = 0.12
"""How far the raised hand may wander while it is held: a hand that is held up sways by
some centimetres, one that moves with an exercise goes further."""
ARM_SIGNALS = ("shoulder_", "elbow_", "trunk_lateral_flexion", "trunk_rotation")
"""Signals of exercises in which arms move, or the trunk bends with an arm overhead."""
ON_THE_FLOOR = frozenset(
    {Posture.PRONE, Posture.SUPINE, Posture.SIDE_LYING, Posture.QUADRUPED}
)


class PauseSign(StrEnum):
    """Which sign pauses an exercise."""

    HAND_UP = "hand_up"
    """One hand above the head for two seconds."""
    HAND_UP_LONGER = "hand_up_longer"
    """The same for three seconds, the hand quite still."""
    NONE = "none"
    """The exercise has an arm up by itself: leave the picture, or press a key."""


def pause_sign(exercise: Exercise) -> PauseSign:
    """Return which sign can be told from the exercise's own movement."""
    moves_arms = any(name.startswith(ARM_SIGNALS) for name in exercise.signals)
    if not moves_arms:
        return PauseSign.HAND_UP
    floor = any(posture in ON_THE_FLOOR for posture in exercise.postures)
    supine = Posture.SUPINE in exercise.postures
    lifts_to_ceiling = floor and (supine or Posture.SIDE_LYING in exercise.postures)
    return PauseSign.NONE if lifts_to_ceiling else PauseSign.HAND_UP_LONGER


class RaisedHandWatch:
    """Tells, once, that a hand was raised and held."""

    def __init__(self, sign: PauseSign = PauseSign.HAND_UP) -> None:
        """Choose the sign that is looked for."""
        self._sign = sign
        self._held: deque[tuple[float, float]] = deque()
        self._side: Side | None = None
        self._last_s = -math.inf
        self._told = False

    def update(self, pose: Pose) -> bool:
        """Take in one pose; return True at the instant at which it was held enough."""
        now = arms(pose)
        side = self._raised_alone(now)
        if side is None or side is not self._side:
            self._lapse(now.time_s, side)
        if side is None:
            return False
        self._last_s = now.time_s
        self._held.append((now.time_s, getattr(now, side.value)))
        self._forget_wandering()
        asked_s = HELD_S if self._sign is PauseSign.HAND_UP else HELD_LONGER_S
        enough = now.time_s - self._held[0][0] >= asked_s
        if enough and not self._told:
            self._told = True
            return True
        return False

    def _raised_alone(self, now: Arms) -> Side | None:
        """Return the one side whose arm is up while the other is seen down."""
        if self._sign is PauseSign.NONE or math.isnan(now.lean_deg):
            return None
        if self._sign is PauseSign.HAND_UP_LONGER and not now.upright:
            return None
        alone = [side for side in now.raised if side.other in now.lowered]
        return alone[0] if alone else None

    def _lapse(self, time_s: float, side: Side | None) -> None:
        if side is None and time_s - self._last_s <= GRACE_S:
            return
        self._held.clear()
        self._side, self._told = side, False

    def _forget_wandering(self) -> None:
        """Begin again from where the hand came to rest."""
        heights = [height for _, height in self._held]
        while max(heights) - min(heights) > STILL_TORSOS:
            self._held.popleft()
            heights.pop(0)
