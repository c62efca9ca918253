"""The repetitions in a demonstration: the way of one signal out and back.

Nothing is known yet of start and target, so the way is taken from the recording itself:
it opens in the start pose, and the furthest point is where the signal comes to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_LEFT, _BACK, _TRIED, AT_PEAK, AT_REST = 0.35, 0.25, 0.6, 0.85, 0.15
"""Shares of the way: begun, over, worth a repetition, at its end, at rest. The first
two are those by which repetitions are counted."""
_OPENING_S = 0.7
"""A demonstration opens in the start pose, for at least this long."""
_ONE_WAY = "trunk_lateral_flexion"
"""Positive to the side it is read from; the other way belongs to the other side."""
_HELD_S = 3.0
"""So long out when the recording ends, it was a hold and not a way out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excursion:
    """One repetition of the demonstration."""

    start_s: float
    end_s: float
    peak_deg: float
    hold_s: float
    outward_s: float
    return_s: float


def way_of(times_s: Values, name: str, values: Values) -> Values:
    """Return how far each value is from the start (0) to the furthest (1).

    The start is where the signal was when it was first seen; NaN throughout if it never
    was, or never moved.
    """
    seen = ~np.isnan(values)
    if not seen.any():
        return np.full(len(values), np.nan)
    opening = times_s <= times_s[seen][0] + _OPENING_S
    start = np.nanmedian(values[opening])
    low, high = np.nanpercentile(values, [2.5, 97.5])
    rises = high - start >= start - low or name.startswith(_ONE_WAY)
    way = high - start if rises else low - start
    return np.asarray((values - start) / way) if way else np.full(len(values), np.nan)


def repetitions_of(
    times_s: Values, values: Values, progress: Values
) -> tuple[Excursion, ...]:
    """Return every way out and back, and a hold in which the recording ends."""
    found, first = [], None
    for index, way in enumerate(progress):
        if first is None and way >= _LEFT:
            first = index
        elif first is not None and way <= _BACK:
            found.append(slice(first, index + 1))
            first = None
    if first is not None and times_s[-1] - times_s[first] >= _HELD_S:
        found.append(slice(first, len(progress)))
    tried = (part for part in found if np.nanmax(progress[part]) >= _TRIED)
    return tuple(_excursion(times_s, values, progress, part) for part in tried)


def _excursion(
    times_s: Values, values: Values, progress: Values, part: slice
) -> Excursion:
    times, way = times_s[part], progress[part]
    top = np.nanmax(way)
    there = np.flatnonzero(way >= AT_PEAK * top)
    arrived_s, left_s = float(times[there[0]]), float(times[there[-1]])
    return Excursion(
        start_s=float(times[0]),
        end_s=float(times[-1]),
        peak_deg=float(values[part][int(np.nanargmax(way))]),
        hold_s=left_s - arrived_s,
        outward_s=arrived_s - float(times[0]),
        return_s=float(times[-1]) - left_s,
    )
