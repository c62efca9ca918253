"""Whoever keeps still near the start has come back, though not to the very start.

The start is measured once, and what is measured there later differs: the camera errs,
and nobody comes back to the degree. Where the target is near, that is more than the
share of the way at which a repetition is over.
"""

import math

SETTLED_BELOW = 0.25
"""Share of the furthest progress: a cow goes 2.3 times as far as its target asks, and
when the back was straight again its outline read 0.37, 5 degrees, for a second and more
(sample_videos/cat_cow_good)."""
SETTLED_AT_MOST = 0.5
"""Progress: beyond it the patient is nearer to the target than to the start."""
WANDERS = 0.05
"""Share of the furthest progress by which a still signal may wander: 1.6 degrees of a
cow's 32, in which the outline wandered by 0.4."""
SETTLES_S = 0.5
"""Keeping still for less is no rest; as long as a start pose must be held."""


class Settling:
    """Notices that a movement has come to rest near its start."""

    def __init__(self) -> None:
        """Begin on the way."""
        self._at = math.nan
        self.since_s = math.nan
        """When it came to rest; NaN while it has not."""

    def update(
        self, time_s: float, progress: float, furthest: float, *, unseen: bool
    ) -> bool:
        """Take in one instant; tell whether the movement has come to rest.

        Parameters
        ----------
        time_s
            When it was measured.
        progress
            How far from the start it is.
        furthest
            How far it has been.
        unseen
            Whether what was between this instant and the last is not known.

        """
        if progress > min(SETTLED_BELOW * furthest, SETTLED_AT_MOST):
            self._at = self.since_s = math.nan
            return False
        stayed = abs(progress - self._at) <= WANDERS * furthest
        if unseen or not stayed:
            self._at, self.since_s = progress, time_s
        return time_s - self.since_s >= SETTLES_S
