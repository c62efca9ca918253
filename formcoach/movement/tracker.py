"""Follows one exercise: which side moves, which phase, which repetitions."""

import math
from dataclasses import dataclass

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Mode, Phase, Sides
from formcoach.domain.measurement import Measurements
from formcoach.domain.orientation import View
from formcoach.domain.repetition import Repetition
from formcoach.movement.excursion import Excursion
from formcoach.movement.hold_timer import HoldTimer
from formcoach.movement.repetition_counter import RepetitionCounter


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What the patient is doing at one instant."""

    phase: Phase
    side: Side
    value: float
    """The counted signal of the moving side; NaN where not measured."""
    progress: float
    hold_s: float
    repetition: Repetition | None = None
    """The repetition that ended now, if one did."""


class ExerciseTracker:
    """Counts repetitions or holds from the moment the start pose has been held."""

    def __init__(self, exercise: Exercise, neutral: Measurements, near: Side) -> None:
        """Arm the exercise.

        Parameters
        ----------
        exercise
            The definition.
        neutral
            The patient's own start pose.
        near
            The side nearer to the camera; it is followed where both sides move.

        """
        self._exercise = exercise
        self._neutral = neutral
        self._near = near
        self._holds = exercise.mode in (Mode.HOLD, Mode.TIMED)
        sides = _sides(exercise, near)
        self._ways = {side: self._way(side) for side in sides}
        self._counters = {side: self._counter(side) for side in sides}
        self._side = sides[0]

    def update(self, measurements: Measurements) -> Movement:
        """Take in the signals of one instant."""
        self._side = self._moving(measurements)
        repetition: Repetition | None = None
        if self._holds:
            repetition = self._time_hold(measurements)
        else:
            for side, counter in self._counters.items():
                others_rest = not any(
                    other.out for key, other in self._counters.items() if key != side
                )
                if counter.out or others_rest:
                    repetition = repetition or self._count_on(side, measurements)
        counter = self._counter_of(self._side)
        value = measurements.read(self._exercise.counts_by, self._side, self._neutral)
        return Movement(
            phase=counter.phase(),
            side=self._side,
            value=value,
            progress=self._way_of(self._side).progress(value),
            hold_s=counter.hold_s,
            repetition=repetition,
        )

    def finish(self) -> Repetition | None:
        """End what is under way because the recording ended."""
        for counter in self._counters.values():
            if isinstance(counter, HoldTimer):
                repetition = counter.finish()
            else:
                repetition = counter.finish(ended=True)
            if repetition:
                return repetition
        return None

    def _way(self, side: Side) -> Excursion:
        start = self._neutral.read(self._exercise.counts_by, side, self._neutral)
        return Excursion.of(self._exercise, 0.0 if math.isnan(start) else start)

    def _counter(self, side: Side) -> "RepetitionCounter | HoldTimer":
        dose = self._exercise.dose
        if self._exercise.mode is Mode.TIMED:
            return HoldTimer(dose.duration_s, side)
        if self._exercise.mode is Mode.HOLD:
            return HoldTimer(dose.hold_s, side)
        with_hold = self._exercise.mode is Mode.REPS_WITH_HOLD
        return RepetitionCounter(
            self._ways[side], side, enough_hold_s=dose.hold_s if with_hold else math.inf
        )

    def _moving(self, measurements: Measurements) -> Side:
        """Return the side that is out; at rest the nearer, or the one that lags."""
        for side, counter in self._counters.items():
            if counter.out and len(self._counters) > 1:
                return side
        both_seen = self._exercise.view is View.FRONT
        if self._exercise.sides is Sides.BOTH and both_seen:
            return min(Side, key=lambda side: self._progress(measurements, side))
        return self._near if self._near in self._counters else self._side

    def _progress(self, measurements: Measurements, side: Side) -> float:
        value = measurements.read(self._exercise.counts_by, side, self._neutral)
        progress = self._way_of(side).progress(value)
        return math.inf if math.isnan(progress) else progress

    def _way_of(self, side: Side) -> Excursion:
        return self._ways.get(side) or next(iter(self._ways.values()))

    def _counter_of(self, side: Side) -> "RepetitionCounter | HoldTimer":
        return self._counters.get(side) or next(iter(self._counters.values()))

    def _count_on(self, side: Side, measurements: Measurements) -> Repetition | None:
        counter = self._counters[side]
        if isinstance(counter, HoldTimer):
            return None
        read_from = self._side if self._exercise.sides is Sides.BOTH else side
        value = measurements.read(self._exercise.counts_by, read_from, self._neutral)
        return counter.update(
            measurements.time_s, value, unmet=self._unmet(measurements, read_from)
        )

    def _time_hold(self, measurements: Measurements) -> Repetition | None:
        timer = self._counter_of(self._side)
        if not isinstance(timer, HoldTimer):
            return None
        value = measurements.read(self._exercise.counts_by, self._side, self._neutral)
        inside = not math.isnan(value)
        if self._exercise.mode is Mode.HOLD:
            in_target = self._ways[next(iter(self._ways))].holds(
                value, already=timer.out
            )
            inside = in_target and self._unmet(measurements, self._side) == frozenset()
        return timer.update(measurements.time_s, value, inside=inside)

    def _unmet(self, measurements: Measurements, side: Side) -> frozenset[str] | None:
        others = [
            (ref, band)
            for ref, band in self._exercise.target.items()
            if ref != self._exercise.counts_by
        ]
        read = [
            (str(ref), measurements.read(ref, side, self._neutral), band)
            for ref, band in others
        ]
        measured = [each for each in read if not math.isnan(each[1])]
        if others and not measured:
            return None
        return frozenset(name for name, value, band in measured if value not in band)


def _sides(exercise: Exercise, near: Side) -> tuple[Side, ...]:
    if exercise.sides is Sides.ALTERNATE:
        return (near, near.other)
    if exercise.sides is Sides.BOTH:
        return (near,)
    return (Side(exercise.sides.value),)
