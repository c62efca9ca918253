"""Notices what looks like a fall, and a person who lies still.

A fall is a drop of the hips by a large part of the standing height within a second,
after which the person stays down and still (clinical rule: more than 40 % within a
second). A chair is met after a quarter of the height, and whoever lies down on purpose
takes longer. What is noticed leads to a question, never to a claim.
"""

import math
from collections import deque
from dataclasses import dataclass

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose

DROP_OF_HEIGHT = 0.4
"""Of the standing height: a seat is met at 0.25, a deep squat at 0.33 (Winter 2009:
hips at 0.53 of the height, the seat of a chair at 0.26)."""
WITHIN_S = 1.0
STAYS_DOWN_S = 2.0
"""How long the hips must then stay down and quiet; somebody who dropped onto the floor
to exercise has moved again by then."""
QUIET_OF_HEIGHT = 0.06
"""How far hips may move in that time."""
TALL_S = 1.0
"""How long a person must have stood for the standing height to be known."""
SEEN = 0.5
LEG_SHARE = 0.47
"""Ankle to hip over ankle to nose: 0.55 standing, 0.4 on a seat (Winter 2009)."""
STEADY_SHARE = 0.05
"""How much the height may change while it is learnt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hips:
    time_s: float
    y_px: float


class FallWatch:
    """Tells, once, that the patient may have fallen."""

    def __init__(self) -> None:
        """Begin without knowing how tall the person is."""
        self._stood: deque[tuple[float, float]] = deque()
        self._recent: deque[_Hips] = deque()
        self._down: _Hips | None = None
        self.height_px = math.nan
        """The standing height that is known, from ankles to nose; NaN until then."""

    def update(self, pose: Pose) -> bool:
        """Take in one pose; return True at the instant at which a fall is believed."""
        now = _hips(pose)
        if now is None:
            return False
        self._learn_height(pose)
        self._remember(now)
        if self._down is None:
            self._down = now if self._dropped(now) else None
            return False
        if abs(now.y_px - self._down.y_px) > QUIET_OF_HEIGHT * self.height_px:
            self._down = now if now.y_px > self._down.y_px else None
            return False
        if now.time_s - self._down.time_s < STAYS_DOWN_S:
            return False
        self._down = None
        self._recent.clear()
        return True

    def _learn_height(self, pose: Pose) -> None:
        tall_px = _standing_px(pose)
        if math.isnan(tall_px):
            self._stood.clear()
            return
        self._stood.append((pose.time_s, tall_px))
        if pose.time_s - self._stood[0][0] >= TALL_S:
            heights = sorted(height for _, height in self._stood)
            if heights[-1] - heights[0] < STEADY_SHARE * heights[-1]:
                self.height_px = heights[len(heights) // 2]
            self._stood.popleft()

    def _remember(self, now: _Hips) -> None:
        self._recent.append(now)
        while now.time_s - self._recent[0].time_s > WITHIN_S:
            self._recent.popleft()

    def _dropped(self, now: _Hips) -> bool:
        highest = min(each.y_px for each in self._recent)
        return now.y_px - highest > DROP_OF_HEIGHT * self.height_px


def _hips(pose: Pose) -> _Hips | None:
    parts = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]
    if pose.trouble is not None or max(pose.visibility[parts]) < SEEN:
        return None
    y_px = float(pose.middle(*parts)[1])
    return None if math.isnan(y_px) else _Hips(time_s=pose.time_s, y_px=y_px)


def _standing_px(pose: Pose) -> float:
    """Return the height of somebody who is seen to stand straight, else NaN."""
    ankles = pose.middle(Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE)
    knees = pose.middle(Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE)
    hips = pose.middle(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
    nose = pose.at(Landmark.NOSE)
    seen = [Landmark.NOSE, Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE]
    if pose.visibility[seen[0]] < SEEN or max(pose.visibility[seen[1:]]) < SEEN:
        return math.nan
    tall = float(ankles[1] - nose[1])
    in_order = nose[1] < hips[1] < knees[1] < ankles[1]
    straight = float(ankles[1] - hips[1]) > LEG_SHARE * tall
    return tall if in_order and straight else math.nan
