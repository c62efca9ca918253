"""The way of one signal from the start to the target and back, as a fraction.

Counting needs only this: 0 is the patient's own start, 1 is where the target begins.
"""

import math
from dataclasses import dataclass
from typing import Self

from formcoach.domain.exercise import Band, Exercise

TARGET_HYSTERESIS_DEG = 4.0
"""How far a held position may tremble out of its band: about three times the jitter of
a smoothed hold (0.7-1.3 degrees)."""
TARGET_HYSTERESIS_SHARE = 0.5
"""Of the way to the target, and no more: a curl-up's target begins 3 degrees from the
start, and with 4 of tremble its hold went on while the patient lay flat
(sample_videos/curl_up_good)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excursion:
    """Where the counted signal starts, and where its target begins and ends."""

    start: float
    near: float
    """The edge of the target band that is reached first."""
    far: float
    """The edge beyond which it is too far."""

    @classmethod
    def of(cls, exercise: Exercise, neutral_value: float) -> Self:
        """Take the way from the exercise and the patient's own start.

        The start is kept inside the start band, so that a patient who begins half way
        is still asked for the whole way. A side that was hidden in the start pose is
        taken to begin in the middle of the band.
        """
        counted = exercise.counts_by
        start, target = exercise.start[counted], exercise.target[counted]
        own = min(max(neutral_value, start.lower), start.upper)
        own = start.middle if math.isnan(neutral_value) else own
        if target.middle >= start.middle:
            return cls(start=own, near=target.lower, far=target.upper)
        return cls(start=own, near=target.upper, far=target.lower)

    @property
    def sign(self) -> int:
        """+1 if the signal rises towards the target, -1 if it falls."""
        return 1 if self.near >= self.start else -1

    def progress(self, value: float) -> float:
        """Return how far along the way a value is; NaN where not measured."""
        return (value - self.start) / (self.near - self.start)

    def reaches(self, value: float) -> bool:
        """Tell whether a value is in the target band or beyond."""
        return self.sign * (value - self.near) >= 0.0

    def holds(self, value: float, *, already: bool) -> bool:
        """Tell whether a value is inside the target band, with hysteresis."""
        most = TARGET_HYSTERESIS_SHARE * abs(self.near - self.start)
        slack = min(TARGET_HYSTERESIS_DEG, most) if already else 0.0
        lower, upper = sorted((self.near, self.far))
        return value in Band(lower=lower - slack, upper=upper + slack)

    def nearer(self, first: float, second: float) -> float:
        """Return the value that is nearer to the start, or behind it."""
        if math.isnan(first):
            return second
        return min(first, second) if self.sign > 0 else max(first, second)

    def further(self, first: float, second: float) -> float:
        """Return the value that is further from the start."""
        if math.isnan(first):
            return second
        return max(first, second) if self.sign > 0 else min(first, second)
