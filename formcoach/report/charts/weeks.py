"""Weeks: what was reached in each session, against the target band."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band
from formcoach.feedback.figures import side_words
from formcoach.language import MONTHS, tr
from formcoach.report.charts.axis import LEFT_PX, RIGHT_PX, Axis
from formcoach.report.charts.repetitions import SIDE_INK
from formcoach.report.charts.svg import (
    PALE,
    SMALL_SIZE,
    WIDTH,
    circle,
    drawing,
    element,
    polyline,
    text,
)

HEIGHT, TOP, BOTTOM = 190.0, 12.0, 150.0
LEGEND = {Side.LEFT: "●", Side.RIGHT: "■"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What was reached on one day, by what may be compared."""

    on: date
    side: Side
    value: float
    series: str
    """Days of one series may be compared: one view, one model."""


def weeks_chart(
    reached: Sequence[Reached], band: Band | None, unit: str, label: str
) -> str:
    """Return the drawing of what was reached; days of one series are joined."""
    axis = Axis.of_degrees(
        (each.value for each in reached), band, top=TOP, bottom=BOTTOM
    )
    days = [each.on for each in reached]
    first, last = min(days), max(days)
    parts = [*axis.drawn(band, unit), *day_labels(first, last, BOTTOM)]
    for series in dict.fromkeys((each.series, each.side) for each in reached):
        side = series[1]
        own = [each for each in reached if (each.series, each.side) == series]
        places = [(day_x(each.on, first, last), axis.y(each.value)) for each in own]
        parts.append(polyline(places, stroke=SIDE_INK[side]))
        parts += [_mark(x, y, side) for x, y in places]
    sides = sorted({each.side for each in reached})
    words = (
        "   ".join(f"{LEGEND[side]} {side_words(side)}" for side in sides)
        if len(sides) > 1
        else ""
    )
    legend = text(LEFT_PX, HEIGHT - 6, words, size=SMALL_SIZE, fill=PALE)
    return drawing(HEIGHT, *parts, legend, label=label)


def day_x(day: date, first: date, last: date) -> float:
    """Return where a day stands across a chart."""
    inner = 10.0
    width = WIDTH - LEFT_PX - RIGHT_PX - 2 * inner
    span = (last - first).days
    share = (day - first).days / span if span else 0.5
    return LEFT_PX + inner + width * share


def day_labels(first: date, last: date, bottom: float) -> Sequence[str]:
    """Return the first, the middle and the last day under a chart."""
    if first == last:
        x = day_x(first, first, last)
        return [text(x, bottom + 14, short(first), anchor="middle", size=SMALL_SIZE)]
    middle = first + (last - first) / 2
    ends = ((first, "start"), (middle, "middle"), (last, "end"))
    return [
        text(
            {"start": LEFT_PX, "end": WIDTH - RIGHT_PX}.get(
                anchor, day_x(day, first, last)
            ),
            bottom + 14,
            short(day),
            anchor=anchor,
            size=SMALL_SIZE,
            fill=PALE,
        )
        for day, anchor in ends
    ]


def short(day: date) -> str:
    """Return a day in short: ``3 Nov``."""
    return f"{day.day} {tr(MONTHS[day.month - 1])[:3]}"


def _mark(x: float, y: float, side: Side) -> str:
    ink = SIDE_INK[side]
    if side is Side.LEFT:
        return circle(x, y, 3.5, fill=ink, stroke=ink, width=1.0)
    return element("rect", x=x - 3.2, y=y - 3.2, width=6.4, height=6.4, fill=ink)
