"""From pairs of true and read values to curves: pure statistics.

A limit is crossed when the value that is read is beyond its bound. What is read follows
the truth on a line, with errors around it; the line and the errors say how far beyond
the bound the truth must be to be found.
"""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

LEAST_POINTS = 8
"""Fewer say nothing of the errors' tails."""
TAIL = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How what is read follows the truth."""

    count: int
    slope: float
    """Read degrees for one true degree."""
    offset: float
    low: float
    middle: float
    high: float
    """5th, 50th and 95th percentile of the errors around the line."""

    @classmethod
    def through(cls, true: ArrayLike, read: ArrayLike) -> Self | None:
        """Return the line of least squares, or None if there are too few points."""
        x, y = np.asarray(true, float), np.asarray(read, float)
        seen = np.isfinite(x) & np.isfinite(y)
        if seen.sum() < LEAST_POINTS:
            return None
        slope, offset = np.polyfit(x[seen], y[seen], 1)
        rest = y[seen] - slope * x[seen] - offset
        low, middle, high = np.quantile(rest, (TAIL, 0.5, 1.0 - TAIL))
        return cls(
            count=int(seen.sum()),
            slope=float(slope),
            offset=float(offset),
            low=float(low),
            middle=float(middle),
            high=float(high),
        )

    def true_at(self, read: float) -> float:
        """Return the true value at which so much is read, apart from errors."""
        return (read - self.offset) / self.slope


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """At which true values a limit warns."""

    seldom: float
    """Where 1 of 20 warns."""
    half: float
    """Where every second one warns."""
    nearly_always: float
    """Where 19 of 20 warn."""

    @classmethod
    def of(cls, line: Line, bound: float, *, above: bool) -> Self:
        """Return where a bound on the value that is read is crossed.

        Parameters
        ----------
        line
            How the value that is read follows the truth.
        bound
            On the value that is read.
        above
            Whether it is crossed from below.

        """
        eager, late = (line.high, line.low) if above else (line.low, line.high)
        return cls(
            seldom=line.true_at(bound - eager),
            half=line.true_at(bound - line.middle),
            nearly_always=line.true_at(bound - late),
        )


def spread(values: ArrayLike) -> tuple[float, float, float]:
    """Return the 5th, 50th and 95th percentile of what is known, NaN of nothing."""
    known = np.asarray(values, float)
    known = known[np.isfinite(known)]
    if not len(known):
        return math.nan, math.nan, math.nan
    low, middle, high = np.quantile(known, (TAIL, 0.5, 1.0 - TAIL))
    return float(low), float(middle), float(high)
