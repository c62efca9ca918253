"""Arms an exercise once its start pose has been held.

Nothing is counted while the patient gets into position. The measurements of the held
pose become the patient's own neutral, from which changes are read.
"""

import math
import statistics
from dataclasses import dataclass

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.measurement import Measurements, Reading, SignalRef

HOLD_S = 0.5
"""How long the start pose must be held; longer than any movement passes through it."""
STILL_DEG = 12.0
"""How much the counted signal may wander in a pose that is held: a body sways by a few
degrees and the camera adds as much again; legs being drawn up move three times that."""
GRACE_S = 0.15
"""A shorter lapse, of a frame or two, does not start the wait again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartCheck:
    """How the present pose compares with the start pose."""

    taken: bool
    missing: tuple[SignalRef, ...] = ()
    """Start signals that were not measured."""
    off: tuple[SignalRef, ...] = ()
    """Start signals outside their band."""


def check_start(
    exercise: Exercise, measurements: Measurements, side: Side
) -> StartCheck:
    """Compare the signals of one instant with the start bands.

    A change is read from the start pose itself, so it is 0 there and not asked for.
    """
    missing, off = [], []
    for ref, band in exercise.start.items():
        if ref.reading is Reading.CHANGE:
            continue
        value = measurements.read(ref, side, None)
        if math.isnan(value):
            missing.append(ref)
        elif value not in band:
            off.append(ref)
    return StartCheck(
        taken=not missing and not off, missing=tuple(missing), off=tuple(off)
    )


class StartPoseWatch:
    """Waits for the start pose to be held and then gives the patient's neutral."""

    def __init__(self, *, hold_s: float = HOLD_S) -> None:
        """Choose how long the pose must be held."""
        self._hold_s = hold_s
        self._held: list[tuple[Measurements, float]] = []
        self._last_taken_s = -math.inf

    def reset(self) -> None:
        """Forget what was held so far."""
        self._held.clear()

    def update(
        self, measurements: Measurements, value: float, *, taken: bool
    ) -> Measurements | None:
        """Take in one instant; return the neutral once the pose has been held.

        Parameters
        ----------
        measurements
            The signals of the instant.
        value
            The signal that the exercise counts by.
        taken
            Whether the start pose is taken.

        """
        time_s = measurements.time_s
        if taken:
            self._held.append((measurements, value))
            self._last_taken_s = time_s
        elif time_s - self._last_taken_s > GRACE_S:
            self._held.clear()
        while self._wanders():
            self._held.pop(0)
        if self._held and time_s - self._held[0][0].time_s >= self._hold_s:
            return median_of([each for each, _ in self._held])
        return None

    def _wanders(self) -> bool:
        values = [value for _, value in self._held]
        return bool(values) and max(values) - min(values) > STILL_DEG


def median_of(held: list[Measurements]) -> Measurements:
    """Return the median of each signal over the instants at which it was measured."""
    values = {}
    for name in held[-1].values:
        seen = [each.get(name) for each in held]
        seen = [value for value in seen if not math.isnan(value)]
        values[name] = statistics.median(seen) if seen else math.nan
    return Measurements(time_s=held[-1].time_s, values=values)
