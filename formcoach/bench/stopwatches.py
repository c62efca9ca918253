"""The ports of the live loop, with a stopwatch on each."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from formcoach.domain.instant import Instant
from formcoach.domain.observation import Frame, Pose
from formcoach.pipeline import Coach
from formcoach.ports import PoseEstimator


@dataclass(slots=True)
class Laps:
    """When something was done, and how long it took, by ``time.perf_counter``."""

    began_s: list[float] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)

    def add(self, began_s: float) -> None:
        """Take the time of what began then and ends now."""
        self.began_s.append(began_s)
        self.took_s.append(time.perf_counter() - began_s)

    def between(self, first_s: float, last_s: float) -> list[float]:
        """Return how long each took that began in a span of time."""
        both = zip(self.began_s, self.took_s, strict=True)
        return [took for began, took in both if first_s <= began < last_s]


class TimedEstimator:
    """An estimator whose every frame is timed."""

    def __init__(self, estimator: PoseEstimator, laps: Laps) -> None:
        self.name = estimator.name
        self._estimator = estimator
        self._laps = laps

    def estimate(self, frame: Frame) -> Pose:
        """Return one pose a frame."""
        began_s = time.perf_counter()
        pose = self._estimator.estimate(frame)
        self._laps.add(began_s)
        return pose

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        self._estimator.close()


class TimedCoach:
    """A coach whose every pose is timed; whoever wants hears what it said."""

    def __init__(
        self, coach: Coach, laps: Laps, hear: Callable[[Instant], None] | None = None
    ) -> None:
        self._coach = coach
        self._laps = laps
        self._hear = hear

    def update(self, pose: Pose) -> Instant:
        """Take in one pose."""
        began_s = time.perf_counter()
        instant = self._coach.update(pose)
        self._laps.add(began_s)
        if self._hear is not None:
            self._hear(instant)
        return instant

    def finish(self) -> Instant | None:
        """End the set."""
        return self._coach.finish()
