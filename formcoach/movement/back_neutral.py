"""What the back reads when it is neutral, for one patient on one day.

The zero of the outline differs between bodies and clothes by 30 degrees and more, so
each set takes it anew in its start pose. Where the start pose does not show the back
(an arm hangs before it), the neutral of the same posture is remembered from an earlier
set, or taken at the first rest that shows it; never while the patient moves.
"""

import math
from dataclasses import replace

from formcoach.domain.exercise import Exercise, Phase
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Measurements
from formcoach.domain.orientation import Posture
from formcoach.movement.start_pose import StartPoseWatch, check_start
from formcoach.movement.tracker import Movement

BACK = "back_bend"


class BackMemory:
    """The neutral of the back by posture.

    Lives as long as the patient, the clothes and the camera are the same: one session.
    Hand the same memory to the coach of every set.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._bend_deg: dict[Posture, float] = {}

    def remember(self, posture: Posture, bend_deg: float) -> None:
        """Keep the newest neutral of a posture."""
        self._bend_deg[posture] = bend_deg

    def recall(self, posture: Posture) -> float:
        """Return the neutral of a posture, NaN if it was never seen."""
        return self._bend_deg.get(posture, math.nan)


class BackNeutral:
    """Completes the neutral of one set by that of the back."""

    def __init__(self, exercise: Exercise, memory: BackMemory) -> None:
        """Use what earlier sets have seen, and add to it."""
        self._exercise = exercise
        # What is counted from a neutral must keep that neutral for the whole set.
        self._counted = exercise.counts_by.signal == BACK
        self._memory = memory
        self._rest = StartPoseWatch()
        self._settled = False

    def begin(
        self, neutral: Measurements, posture: Posture, *, held: bool
    ) -> Measurements:
        """Return the measurements of the start pose with the neutral of the back.

        Parameters
        ----------
        neutral
            What was measured in the start pose.
        posture
            The posture that it was taken in.
        held
            Whether the pose was held, and not just taken to have been.

        """
        self._rest.reset()
        bend_deg = neutral.get(BACK)
        seen = not math.isnan(bend_deg)
        self._settled = seen and (held or self._counted)
        if seen and held:
            self._memory.remember(posture, bend_deg)
        return neutral if seen else _with_back(neutral, self._memory.recall(posture))

    def at_rest(
        self, neutral: Measurements, instant: Instant, movement: Movement
    ) -> Measurements:
        """Return the neutral, with that of the back once a rest has shown it.

        Parameters
        ----------
        neutral
            The neutral so far.
        instant, movement
            What was measured, and what the patient is doing.

        """
        if self._settled:
            return neutral
        if movement.phase is not Phase.REST:
            self._rest.reset()
            return neutral
        measurements = instant.measurements
        seen = not math.isnan(measurements.get(BACK))
        resting = (
            seen and check_start(self._exercise, measurements, movement.side).taken
        )
        held = self._rest.update(measurements, movement.value, taken=resting)
        if held is None:
            return neutral
        self._settled = True
        self._memory.remember(instant.posture, held.get(BACK))
        return _with_back(neutral, held.get(BACK))


def _with_back(neutral: Measurements, bend_deg: float) -> Measurements:
    return replace(neutral, values={**neutral.values, BACK: bend_deg})
