"""The angles of an exercise on a line: start, target band, limits."""

from dataclasses import dataclass

from formcoach.domain.exercise import Band, Exercise, Limit

_MARGIN_DEG = 10.0  # shown beyond the outermost mark, so that the needle has room there


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The angles that a gauge and a trace show, the start always before the target."""

    first_deg: float
    last_deg: float

    @classmethod
    def of(cls, exercise: Exercise) -> "Scale":
        """Return the scale that holds every band and limit of the counted signal."""
        marks = [
            edge
            for band in (start_band(exercise), target_band(exercise))
            if band is not None
            for edge in (band.lower, band.upper)
        ]
        marks += [bound for limit in own_limits(exercise) for bound in bounds(limit)]
        lowest = min(marks, default=0.0) - _MARGIN_DEG
        highest = max(marks, default=90.0) + _MARGIN_DEG
        if falls(exercise):
            return cls(first_deg=highest, last_deg=lowest)
        return cls(first_deg=lowest, last_deg=highest)

    def share(self, angle_deg: float) -> float:
        """Return where an angle lies, 0 at the first and 1 at the last."""
        return (angle_deg - self.first_deg) / (self.last_deg - self.first_deg)

    def column(self, angle_deg: float, columns: int) -> int:
        """Return the column of an angle, within the gauge."""
        return min(columns - 1, max(0, int(self.share(angle_deg) * columns)))


def start_band(exercise: Exercise) -> Band | None:
    """Return the start zone of the counted signal."""
    return exercise.start.get(exercise.counts_by)


def target_band(exercise: Exercise) -> Band | None:
    """Return the target band of the counted signal."""
    return exercise.target.get(exercise.counts_by)


def falls(exercise: Exercise) -> bool:
    """Tell whether the counted angle falls on the way to the target."""
    start, target = start_band(exercise), target_band(exercise)
    return start is not None and target is not None and target.middle < start.middle


def own_limits(exercise: Exercise) -> list[Limit]:
    """Return the limits of the counted signal."""
    return [limit for limit in exercise.limits if limit.signal == exercise.counts_by]


def bounds(limit: Limit) -> list[float]:
    """Return the bounds of a limit."""
    return [bound for bound in (limit.below, limit.above) if bound is not None]
