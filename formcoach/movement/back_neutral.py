"""What the back reads when it is neutral, for one patient on one day.

The zero of the outline differs between bodies and clothes by 30 degrees and more, so
each set takes it anew in its start pose. Where the start pose does not show the back
(an arm hangs before it), the neutral of the same posture is remembered from an earlier
set, or taken at the first rest that shows it; never while the patient moves.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

from formcoach.domain.exercise import Exercise, Phase
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import Measurements
from formcoach.domain.orientation import Posture
from formcoach.domain.signals import OUTLINE_SIGNALS
from formcoach.movement.start_pose import StartPoseWatch, check_start
from formcoach.movement.tracker import Movement

Bends = Mapping[str, float]
"""The signals of the outline, by name."""


class BackMemory:
    """The neutral of the back by posture.

    Lives as long as the patient, the clothes and the camera are the same: one session.
    Hand the same memory to the coach of every set.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._bends: dict[Posture, Bends] = {}

    def remember(self, posture: Posture, bends: Bends) -> None:
        """Keep the newest neutral of a posture."""
        self._bends[posture] = bends

    def recall(self, posture: Posture) -> Bends:
        """Return the neutral of a posture; nothing if it was never seen."""
        return self._bends.get(posture, {})


class BackNeutral:
    """Completes the neutral of one set by that of the back."""

    def __init__(self, exercise: Exercise, memory: BackMemory) -> None:
        """Use what earlier sets have seen, and add to it."""
        self._exercise = exercise
        # What is counted from a neutral must keep that neutral for the whole set.
        self._counted = exercise.counts_by.signal in OUTLINE_SIGNALS
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
        seen = _is_seen(neutral)
        self._settled = self._counted or (seen and held)
        if seen and held:
            self._memory.remember(posture, _bends(neutral))
        return neutral if seen else _with(neutral, self._memory.recall(posture))

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
        check = check_start(self._exercise, measurements, movement.side)
        resting = check.taken and _is_seen(measurements)
        held = self._rest.update(measurements, movement.value, taken=resting)
        if held is None:
            return neutral
        self._settled = True
        self._memory.remember(instant.posture, _bends(held))
        return _with(neutral, _bends(held))


def _is_seen(measurements: Measurements) -> bool:
    """Tell whether every part of the outline was measured."""
    return not any(map(math.isnan, _bends(measurements).values()))


def _bends(measurements: Measurements) -> Bends:
    return {name: measurements.get(name) for name in OUTLINE_SIGNALS}


def _with(neutral: Measurements, bends: Bends) -> Measurements:
    return replace(neutral, values={**neutral.values, **bends})
