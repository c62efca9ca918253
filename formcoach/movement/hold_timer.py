"""Times how long a position is held."""

import math

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Phase
from formcoach.domain.repetition import Repetition, RepetitionOutcome

LAPSE_S = 0.5
"""A shorter lapse pauses the clock; a longer one ends the hold."""
LONGEST_STEP_S = 0.3
"""Time between two frames that a hold may be credited with unseen."""
WORTH_TELLING_S = 1.0
"""A hold shorter than this is no attempt and is not told."""
FADES_S = 4.0
"""After a hold that ended too soon: as long as a limit may last before it is believed,
and then some. Why it ended is still judged; lying down after a full hold is not."""
CLOCK_TOLERANCE_S = 0.1
"""A hold this much short of its dose counts: three frames at 30 a second."""


class HoldTimer:
    """Counts holds of at least the prescribed time."""

    def __init__(self, hold_s: float, side: Side) -> None:
        """Choose how long a hold must last to count."""
        self._asked_s = hold_s
        self._side = side
        self._start_s = math.nan
        self._last_in_s = math.nan
        self._values: list[float] = []
        self._time_s = math.nan
        self._cut_short_s = -math.inf
        self.hold_s = 0.0
        """Time held so far."""

    @property
    def out(self) -> bool:
        """Whether a hold is under way."""
        return not math.isnan(self._start_s)

    def phase(self) -> Phase:
        """Return HOLD while a hold is under way, RETURN after one that was short."""
        if self.out:
            return Phase.HOLD
        fading = self._time_s - self._cut_short_s < FADES_S
        return Phase.RETURN if fading else Phase.REST

    def update(self, time_s: float, value: float, *, inside: bool) -> Repetition | None:
        """Take in one instant and return the hold that it ends, if any."""
        self._time_s = time_s
        if inside:
            if not self.out:
                self._start_s = time_s
            elif time_s - self._last_in_s <= LONGEST_STEP_S:
                self.hold_s += time_s - self._last_in_s
            self._last_in_s = time_s
            if not math.isnan(value):
                self._values.append(value)
            return None
        if self.out and time_s - self._last_in_s > LAPSE_S:
            return self.finish()
        return None

    def finish(self) -> Repetition | None:
        """End the present hold and return it, if it is worth telling."""
        held_s, values = self.hold_s, self._values
        start_s, end_s = self._start_s, self._last_in_s
        self.discard()
        if math.isnan(start_s) or held_s < WORTH_TELLING_S or not values:
            return None
        enough = held_s >= self._asked_s - CLOCK_TOLERANCE_S
        if not enough:
            self._cut_short_s = self._time_s
        return Repetition(
            index=0,
            side=self._side,
            start_s=start_s,
            peak_s=end_s,
            end_s=end_s,
            hold_s=held_s,
            outward_s=0.0,
            return_s=0.0,
            rom_deg=max(values) - min(values),
            peak_deg=sorted(values)[len(values) // 2],
            outcome=RepetitionOutcome.COMPLETE if enough else RepetitionOutcome.PARTIAL,
        )

    def discard(self) -> None:
        """Forget the present hold: tracking was lost in it."""
        self._start_s = self._last_in_s = math.nan
        self._values = []
        self.hold_s = 0.0
