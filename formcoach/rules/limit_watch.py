"""Answers one limit of an exercise: within, outside, or not measured.

An alert is decided on time, not on frames: the bound must be crossed for ``persist_s``
while nearly every frame was measured, and it is released with hysteresis.
"""

import math
from collections import deque
from dataclasses import dataclass, replace

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Limit, Phase
from formcoach.domain.finding import Finding, Outcome, Verdict
from formcoach.domain.measurement import (
    Measurements,
    Reading,
    SignalRef,
)
from formcoach.domain.signals import SIGNALS, Unit

SEEN_SHARE = 0.8
"""Share of the frames of the time asked for in which the signal must be measured."""
HYSTERESIS_DEG = 5.0
"""How far back inside an angle must come to end a finding (docs/evidence.md)."""
HYSTERESIS_SHARE = 0.2
"""The same for lengths and rates, as a share of the bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A limit's answer at one instant."""

    verdict: Verdict | None
    """None in the phases in which the limit is not judged."""
    began: Finding | None = None
    ended: Finding | None = None


def is_too_turned(limit: Limit, turned_deg: float) -> bool:
    """Tell whether a limit asks for a straighter view; an unknown one is none."""
    most_deg = limit.turned_at_most_deg
    return most_deg is not None and not turned_deg <= most_deg


class LimitWatch:
    """Watches one limit on a signal."""

    def __init__(self, limit: Limit, signal: SignalRef) -> None:
        """Choose the limit and the signal it bounds."""
        self._limit = limit
        self._signal = signal
        self._frames: deque[tuple[float, bool]] = deque()
        self._crossed_since_s = math.nan
        self._worst = math.nan
        self._finding: Finding | None = None

    def update(
        self,
        measurements: Measurements,
        neutral: Measurements | None,
        side: Side,
        phase: Phase,
        turned_deg: float = 0.0,
    ) -> Answer:
        """Take in one instant, and how far the patient rests turned; answer."""
        time_s = measurements.time_s
        if phase not in self._limit.during:
            ended = self.release(time_s)
            return Answer(verdict=None, ended=ended)
        value = measurements.read(self._signal, side, neutral)
        if is_too_turned(self._limit, turned_deg):
            value = math.nan
        self._remember(time_s, measured=not math.isnan(value))
        self._cross(time_s, value)
        began, ended = self._begin(time_s, side), None
        if self._finding and not began:
            ended = self._go_on(time_s, value)
        return Answer(verdict=self._verdict(value, side), began=began, ended=ended)

    def release(self, time_s: float) -> Finding | None:
        """End the present finding, because its phase is over or tracking was lost."""
        finding, self._finding = self._finding, None
        self._crossed_since_s = math.nan
        self._frames.clear()
        return replace(finding, end_s=time_s, over=True) if finding else None

    def _remember(self, time_s: float, *, measured: bool) -> None:
        self._frames.append((time_s, measured))
        while self._frames[0][0] < time_s - self._limit.persist_s:
            self._frames.popleft()

    def _cross(self, time_s: float, value: float) -> None:
        if math.isnan(value):
            return
        if not self._crossed(value):
            if not self._finding:
                self._crossed_since_s = math.nan
            return
        if math.isnan(self._crossed_since_s):
            self._crossed_since_s, self._worst = time_s, value
        self._worst = self._worse(self._worst, value)

    def _begin(self, time_s: float, side: Side) -> Finding | None:
        if self._finding or math.isnan(self._crossed_since_s):
            return None
        seen = sum(measured for _, measured in self._frames) / len(self._frames)
        lasted = time_s - self._crossed_since_s >= self._limit.persist_s
        if not lasted or seen < SEEN_SHARE:
            return None
        self._finding = Finding(
            limit=self._limit.id,
            level=self._limit.level,
            side=side,
            start_s=self._crossed_since_s,
            alert_s=time_s,
            end_s=time_s,
            worst=self._worst,
            bound=self._bound,
            cue=self._limit.cue,
        )
        return self._finding

    def _go_on(self, time_s: float, value: float) -> Finding | None:
        if self._finding is None or math.isnan(value):
            return None
        self._finding = replace(self._finding, end_s=time_s, worst=self._worst)
        return self.release(time_s) if self._back_inside(value) else None

    @property
    def _bound(self) -> float:
        return next(
            bound
            for bound in (self._limit.above, self._limit.below)
            if bound is not None
        )

    def _crossed(self, value: float) -> bool:
        above, below = self._limit.above, self._limit.below
        return (above is not None and value > above) or (
            below is not None and value < below
        )

    def _back_inside(self, value: float) -> bool:
        beyond = (
            value - self._bound
            if self._limit.above is not None
            else (self._bound - value)
        )
        return beyond < -self._hysteresis

    @property
    def _hysteresis(self) -> float:
        angle = SIGNALS[self._signal.signal].unit is Unit.DEGREES
        if angle and self._signal.reading is not Reading.RATE:
            return HYSTERESIS_DEG
        return HYSTERESIS_SHARE * abs(self._bound)

    def _worse(self, first: float, second: float) -> float:
        pick = max if self._limit.above is not None else min
        return pick(first, second)

    def _verdict(self, value: float, side: Side) -> Verdict:
        if self._finding:
            outcome = Outcome.OUTSIDE
        elif math.isnan(value):
            outcome = Outcome.NOT_MEASURED
        else:
            outcome = Outcome.WITHIN
        return Verdict(
            limit=self._limit.id,
            level=self._limit.level,
            outcome=outcome,
            signal=self._signal.full_name(side),
            value=value,
            bound=self._bound,
            side=side,
        )
