"""When something was done, how long it took, and a coach with a stopwatch."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from formcoach.domain.instant import Instant
from formcoach.domain.observation import Pose
from formcoach.pipeline import Coach


@dataclass(slots=True)
class Laps:
    """When something was done, and how long it took, by ``time.perf_counter``.

    That clock is the same in all processes of Linux and macOS.
    """

    began_s: list[float] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    """Processor time of the whole process at the end of each; empty if not noted."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what the process that watches has noted."""
        rows = [
            [float(figure) for figure in line.split()]
            for line in path.read_text(encoding="ascii").splitlines()
        ]
        began_s, took_s, cpu_s = (list(column) for column in zip(*rows, strict=True))
        return cls(began_s=began_s, took_s=took_s, cpu_s=cpu_s)

    def add(self, began_s: float) -> None:
        """Take the time of what began then and ends now."""
        self.began_s.append(began_s)
        self.took_s.append(time.perf_counter() - began_s)

    def between(self, first_s: float, last_s: float) -> list[float]:
        """Return how long each took that began in a span of time."""
        both = zip(self.began_s, self.took_s, strict=True)
        return [took for began, took in both if first_s <= began < last_s]

    def cpu_each_s(self, first_s: float, last_s: float) -> float:
        """Return the processor time from one to the next in a span of time."""
        both = zip(self.began_s, self.cpu_s, strict=True)
        inside = [cpu_s for began, cpu_s in both if first_s <= began < last_s]
        return (inside[-1] - inside[0]) / (len(inside) - 1)


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
