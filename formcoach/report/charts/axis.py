"""The upright axis of a chart: its span, its grid and its band."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from formcoach.domain.exercise import Band
from formcoach.report.charts.svg import (
    BAND_FILL,
    PALE,
    SMALL_SIZE,
    WIDTH,
    box,
    line,
    text,
)

LEFT_PX, RIGHT_PX = 40.0, 8.0
"""Room for the figures of the axis, and at the other end."""
STEPS = (5, 10, 15, 20, 30, 45, 60, 90)
MOST_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From values to heights in a drawing."""

    lowest: float
    highest: float
    step: float
    top: float
    bottom: float

    @classmethod
    def of_degrees(
        cls, values: Iterable[float], band: Band | None, *, top: float, bottom: float
    ) -> "Axis":
        """Return an axis that shows every value and the band, in round steps."""
        shown = [value for value in values if math.isfinite(value)]
        shown += [band.lower, band.upper] if band else []
        low, high = min(shown, default=0.0), max(shown, default=1.0)
        step = next(
            (each for each in STEPS if (high - low) / each <= MOST_LINES - 1), STEPS[-1]
        )
        lowest = math.floor(low / step) * step
        highest = max(math.ceil(high / step) * step, lowest + step)
        return cls(lowest=lowest, highest=highest, step=step, top=top, bottom=bottom)

    def y(self, value: float) -> float:
        """Return the height at which a value stands."""
        share = (value - self.lowest) / (self.highest - self.lowest)
        return self.bottom - share * (self.bottom - self.top)

    def drawn(self, band: Band | None, unit: str) -> Sequence[str]:
        """Return the band, the grid and its figures."""
        parts = []
        if band:
            upper, lower = self.y(band.upper), self.y(band.lower)
            width = WIDTH - LEFT_PX - RIGHT_PX
            parts.append(box(LEFT_PX, upper, width, lower - upper, fill=BAND_FILL))
        value = self.lowest
        while value <= self.highest + self.step / 2:
            y = self.y(value)
            parts.append(line(LEFT_PX, y, WIDTH - RIGHT_PX, y))
            label = f"{value:g}{unit}"
            parts.append(
                text(
                    LEFT_PX - 6, y + 4, label, anchor="end", size=SMALL_SIZE, fill=PALE
                )
            )
            value += self.step
        return parts


def across(index: int, count: int) -> float:
    """Return where the n-th of some things stands, counted from 0."""
    width = WIDTH - LEFT_PX - RIGHT_PX
    return LEFT_PX + width * (index + 0.5) / max(1, count)
