"""Movement as keyframes: a few angles at given times, smoothly joined."""

from bisect import bisect_right
from dataclasses import dataclass

SUPPORTED = None
"""A key without an angle: the limb rests on the floor, which decides its angle."""


@dataclass(frozen=True, slots=True)
class Key:
    """An angle to have reached at a time."""

    time_s: float
    angle_deg: float | None
    """Degrees, or SUPPORTED."""


def eased(fraction: float) -> float:
    """Return the share of the way done at a share of the time.

    Minimum-jerk profile, which unhurried reaching of healthy people follows. [1]_

    .. [1] Flash and Hogan, The coordination of arm movements, 1985.
    """
    t = min(max(fraction, 0.0), 1.0)
    return t**3 * (10.0 - 15.0 * t + 6.0 * t**2)


@dataclass(frozen=True, slots=True)
class Track:
    """The keys of one angle, in order of time."""

    keys: tuple[Key, ...]

    def at(self, time_s: float, supported_deg: float = 0.0) -> float:
        """Return the angle at a time.

        Parameters
        ----------
        time_s
            Seconds; before the first and after the last key the angle stays.
        supported_deg
            Degrees that stand in for SUPPORTED at this time.

        """
        left, right, share = self._around(time_s)
        start, end = (
            supported_deg if key.angle_deg is SUPPORTED else key.angle_deg
            for key in (left, right)
        )
        return start + share * (end - start)

    def supported_share(self, time_s: float) -> float:
        """Return how far the limb is on the floor: 1 resting, 0 wholly in the air."""
        left, right, share = self._around(time_s)
        start, end = (float(key.angle_deg is SUPPORTED) for key in (left, right))
        return start + share * (end - start)

    def _around(self, time_s: float) -> tuple[Key, Key, float]:
        """Return the keys before and after a time, and the share of the way done."""
        after = bisect_right([key.time_s for key in self.keys], time_s)
        left = self.keys[max(after - 1, 0)]
        right = self.keys[min(after, len(self.keys) - 1)]
        if left is right:
            return left, right, 0.0
        share = eased((time_s - left.time_s) / (right.time_s - left.time_s))
        return left, right, share
