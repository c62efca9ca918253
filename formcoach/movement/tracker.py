"""Follows an armed exercise: which side moves, which phase, what is counted."""

import math
from dataclasses import dataclass
from typing import Protocol

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise, Mode, Phase, Sides
from formcoach.domain.measurement import Limb, Measurements
from formcoach.domain.orientation import View
from formcoach.domain.repetition import Repetition
from formcoach.movement.excursion import Excursion
from formcoach.movement.hold_timer import HoldTimer
from formcoach.movement.repetition_counter import RepetitionCounter
from formcoach.movement.target import unmet_targets

START_SLACK_DEG = 10.0
"""How far off the far side may be read in the start pose (docs/evidence.md)."""
LAGS_BEHIND = 0.1
"""Progress by which the other side must lag to be followed instead: sides that go up
together would change places at every frame, and no limit would last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What the patient is doing at one instant."""

    phase: Phase
    side: Side
    value: float
    """The counted signal of the moving side; NaN where not measured."""
    progress: float
    hold_s: float
    repetition: Repetition | None
    """The repetition that ended now, if one did."""


class Tracker(Protocol):
    """Follows one exercise from the moment its start pose has been held."""

    side: Side
    """The side that moves, or that is followed at rest."""

    def update(self, measurements: Measurements) -> Movement:
        """Take in the signals of one instant."""
        ...

    def finish(self) -> Repetition | None:
        """End what is under way because the recording ended."""
        ...


def track(exercise: Exercise, neutral: Measurements, side: Side) -> Tracker:
    """Return the tracker for an exercise's mode.

    Parameters
    ----------
    exercise
        The definition.
    neutral
        The patient's own start pose.
    side
        The side that is followed where it is not the movement that decides.

    """
    if exercise.mode in (Mode.HOLD, Mode.TIMED):
        return HoldTracker(exercise, neutral, side)
    return RepetitionTracker(exercise, neutral, side)


class RepetitionTracker:
    """Counts repetitions, on each side by itself where the sides alternate."""

    def __init__(self, exercise: Exercise, neutral: Measurements, side: Side) -> None:
        """Begin at rest."""
        self._exercise = exercise
        self._neutral = neutral
        self._lagging = exercise.sides is Sides.BOTH and exercise.view is View.FRONT
        sides = _moving_sides(exercise, neutral, side)
        self._ways = {each: _way(exercise, neutral, each) for each in sides}
        with_hold = exercise.mode is Mode.REPS_WITH_HOLD
        self._counters = {
            each: RepetitionCounter(
                self._ways[each],
                each,
                enough_hold_s=exercise.dose.hold_s if with_hold else math.inf,
            )
            for each in sides
        }
        self._first = side
        self.side = side

    def update(self, measurements: Measurements) -> Movement:
        """Take in the signals of one instant."""
        repetition: Repetition | None = None
        for key in self._turns():
            side = self._lagging_side(measurements) if self._lagging else key
            repetition = self._counters[key].update(
                measurements.time_s,
                self._read(measurements, side),
                unmet=unmet_targets(self._exercise, measurements, side, self._neutral),
            )
            self.side = side
            if repetition or self._counters[key].out:
                break
        else:
            self.side = self.side if self._lagging else self._first
        if repetition:
            for counter in self._counters.values():
                counter.begin_after(repetition.end_s)
        key = self.side if self.side in self._counters else self._first
        value = self._read(measurements, self.side)
        return Movement(
            phase=self._counters[key].phase(),
            side=self.side,
            value=value,
            progress=self._ways[key].progress(value),
            hold_s=self._counters[key].hold_s,
            repetition=repetition,
        )

    def finish(self) -> Repetition | None:
        """End what is under way because the recording ended."""
        ended = (counter.finish(ended=True) for counter in self._counters.values())
        return next((repetition for repetition in ended if repetition), None)

    def _turns(self) -> list[Side]:
        """Return the side that is out alone, or all sides while all are at rest."""
        out = [side for side, counter in self._counters.items() if counter.out]
        return out or list(self._counters)

    def _lagging_side(self, measurements: Measurements) -> Side:
        """Return the side with the longer way to go: both must arrive."""
        way = self._ways[self._first]
        progress = {side: way.progress(self._read(measurements, side)) for side in Side}
        if any(math.isnan(each) for each in progress.values()):
            return next(side for side in Side if math.isnan(progress[side]))
        lags_by = progress[self.side] - progress[self.side.other]
        return self.side.other if lags_by > LAGS_BEHIND else self.side

    def _read(self, measurements: Measurements, side: Side) -> float:
        return measurements.read(self._exercise.counts_by, side, self._neutral)


class HoldTracker:
    """Times a position that is held, or the time spent in an exercise."""

    def __init__(self, exercise: Exercise, neutral: Measurements, side: Side) -> None:
        """Begin at rest."""
        self._exercise = exercise
        self._neutral = neutral
        self._way = _way(exercise, neutral, side)
        timed = exercise.mode is Mode.TIMED
        asked_s = exercise.dose.duration_s if timed else exercise.dose.hold_s
        self._timer = HoldTimer(asked_s, side)
        self.side = side

    def update(self, measurements: Measurements) -> Movement:
        """Take in the signals of one instant."""
        value = measurements.read(self._exercise.counts_by, self.side, self._neutral)
        repetition = self._timer.update(
            measurements.time_s, value, inside=self._inside(measurements, value)
        )
        return Movement(
            phase=self._timer.phase(),
            side=self.side,
            value=value,
            progress=self._way.progress(value),
            hold_s=self._timer.hold_s,
            repetition=repetition,
        )

    def finish(self) -> Repetition | None:
        """End what is under way because the recording ended."""
        return self._timer.finish()

    def _inside(self, measurements: Measurements, value: float) -> bool:
        if self._exercise.mode is Mode.TIMED:
            return not math.isnan(value)
        unmet = unmet_targets(self._exercise, measurements, self.side, self._neutral)
        return unmet == frozenset() and self._way.holds(value, already=self._timer.out)


def _moving_sides(
    exercise: Exercise, neutral: Measurements, side: Side
) -> tuple[Side, ...]:
    """Return the sides that may move: where they take turns, those in the start pose.

    The leg that stays on the floor in a step-up is at its target from the beginning and
    must not count.
    """
    if exercise.sides is not Sides.ALTERNATE:
        return (side,)
    asked = [ref for ref in exercise.start if ref.limb is Limb.MOVING]
    values = {ref: neutral.read(ref, side.other, neutral) for ref in asked}
    ready = all(
        math.isnan(value) or value in exercise.start[ref].widened(START_SLACK_DEG)
        for ref, value in values.items()
    )
    return (side, side.other) if ready else (side,)


def _way(exercise: Exercise, neutral: Measurements, side: Side) -> Excursion:
    return Excursion.of(exercise, neutral.read(exercise.counts_by, side, neutral))
