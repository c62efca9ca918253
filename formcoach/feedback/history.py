"""The counted signal of the last seconds, for whatever draws its trace."""

import math
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from formcoach.domain.exercise import Exercise
from formcoach.feedback.scale import Scale

SPAN_S = 12.0
"""How long a trace looks back: two repetitions of a usual tempo."""
LONGEST_GAP_S = 0.5
"""Beyond it two values are not joined: nothing was measured between."""

Spot = tuple[float, float]
"""Where a value stands in a trace: 0 to 1 from the oldest to the newest, and 0 to 1
from the top down. The target lies above the start, whatever their signs."""


class History:
    """Remembers the counted signal of an exercise."""

    def __init__(self, exercise: Exercise) -> None:
        """Begin with nothing."""
        self._scale = Scale.of(exercise)
        self._values: deque[tuple[float, float]] = deque()

    def __len__(self) -> int:
        """Return how many values are remembered."""
        return len(self._values)

    def clear(self) -> None:
        """Forget everything."""
        self._values.clear()

    def add(self, time_s: float, value_deg: float) -> None:
        """Add the newest value; NaN leaves a gap, and a time before begins anew."""
        if self._values and time_s < self._values[-1][0]:
            self._values.clear()
        self._values.append((time_s, value_deg))
        while self._values[0][0] < time_s - SPAN_S:
            self._values.popleft()

    def lines(self) -> Iterator[tuple[Spot, Spot]]:
        """Yield both ends of every line between two values."""
        spots = ((value, self._spot(*value)) for value in self._values)
        for (first, start), (last, stop) in pairwise(spots):
            unseen = math.isnan(first[1] + last[1])
            if not unseen and last[0] - first[0] <= LONGEST_GAP_S:
                yield start, stop

    def newest(self) -> Spot | None:
        """Return where the newest value stands, if it was measured."""
        if not self._values or math.isnan(self._values[-1][1]):
            return None
        return self._spot(*self._values[-1])

    def down(self, value_deg: float) -> float:
        """Return how far down an angle stands."""
        return min(1.0, max(0.0, 1 - self._scale.share(value_deg)))

    def angle_at(self, down: float) -> float:
        """Return the angle that stands so far down."""
        span_deg = self._scale.last_deg - self._scale.first_deg
        return self._scale.first_deg + (1 - down) * span_deg

    def _spot(self, time_s: float, value_deg: float) -> Spot:
        age_s = self._values[-1][0] - time_s
        return 1 - age_s / SPAN_S, self.down(value_deg)
