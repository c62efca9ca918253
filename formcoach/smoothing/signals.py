"""Smooths every signal of a stream and adds its rate of change."""

import math

from formcoach.domain.measurement import Measurements
from formcoach.smoothing.one_euro import OneEuro

FASTEST_DEG_S = 900.0
"""A faster change is a jump of the tracker: twice the peak knee velocity of walking
(about 400 degrees a second, Winter 2009) and more than any exercise asks for."""
LEAST_JUMP_DEG = 25.0
"""Jitter below this is left to the filter, however short the time."""
JUMPS_BELIEVED_AFTER_S = 0.2
"""A new place held this long is believed."""
GAP_S = 0.3
"""After a gap this long the past says nothing about the present."""


class SignalSmoother:
    """One-euro filter with jump rejection for each signal by name.

    A jump is left out as not measured until it has lasted; nothing is filled in.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._filters: dict[str, _Smooth] = {}

    def reset(self) -> None:
        """Forget everything, after tracking was lost."""
        self._filters.clear()

    def update(self, raw: Measurements) -> Measurements:
        """Take in raw signals; return smoothed ones, each with its ``_rate``."""
        smooth: dict[str, float] = {}
        for name, value in raw.values.items():
            filter_ = self._filters.setdefault(name, _Smooth())
            smooth[name] = filter_.update(raw.time_s, value)
            smooth[f"{name}_rate"] = filter_.rate
        return Measurements(time_s=raw.time_s, values=smooth)


class _Smooth:
    def __init__(self) -> None:
        self._euro = OneEuro()
        self._last_s = math.nan
        self._last = math.nan
        self.rate = math.nan

    def update(self, time_s: float, value: float) -> float:
        if math.isnan(value) or self._jumped(time_s, value):
            self.rate = math.nan
            return math.nan
        if time_s - self._last_s > GAP_S:
            self._euro.reset()
        smooth = self._euro.update(time_s, value)
        self._last_s, self._last = time_s, value
        self.rate = self._euro.rate
        return smooth

    def _jumped(self, time_s: float, value: float) -> bool:
        passed_s = time_s - self._last_s
        if math.isnan(passed_s) or passed_s > JUMPS_BELIEVED_AFTER_S:
            return False
        allowed = max(LEAST_JUMP_DEG, FASTEST_DEG_S * passed_s)
        return abs(value - self._last) > allowed
