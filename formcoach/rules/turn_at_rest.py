"""How far the patient stands turned out of the view that an exercise asks for.

While the trunk folds, a turned body is read as less turned (a heavy body that is turned
by 15 degrees as 4 to 9, docs/evidence.md), so the turn counts that was read at rest.
"""

import math

SETTLE_S = 1.0
"""Time constant with which the turn is averaged; chosen on hinges of rendered people
exactly from the side and turned by 15 degrees, which it keeps apart."""


class TurnAtRest:
    """Averages the turn while the patient rests, and keeps it while they move."""

    def __init__(self) -> None:
        """Start without a turn."""
        self._turned_deg = math.nan
        self._time_s = math.nan

    def update(self, time_s: float, turned_deg: float, *, resting: bool) -> float:
        """Take in the turn of an instant; return that of the rest, in degrees."""
        if not resting or math.isnan(turned_deg):
            return self._turned_deg
        if math.isnan(self._turned_deg):
            self._turned_deg = turned_deg
        else:
            share = 1.0 - math.exp(-(time_s - self._time_s) / SETTLE_S)
            self._turned_deg += (turned_deg - self._turned_deg) * share
        self._time_s = time_s
        return self._turned_deg
