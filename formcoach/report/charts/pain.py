"""Pain before and after each session, on the scale from 0 to 10."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from formcoach.language import mark, tr
from formcoach.report.charts.axis import LEFT_PX, Axis
from formcoach.report.charts.svg import (
    INK,
    PALE,
    SMALL_SIZE,
    circle,
    drawing,
    element,
    line,
    text,
)
from formcoach.report.charts.weeks import day_labels, day_x

HEIGHT, TOP, BOTTOM = 190.0, 12.0, 150.0
WORST = 10
STEP = 2
MORNING_INK = "#009e73"
LEGEND = mark("○ before   ● after   ◆ next morning")


@dataclass(frozen=True, slots=True, kw_only=True)
class PainOfDay:
    """What was answered about one session; None where nothing was."""

    on: date
    before: int | None
    after: int | None
    morning: int | None


def pain_chart(days: Sequence[PainOfDay], label: str) -> str:
    """Return the drawing of the answers, in order of their days."""
    axis = Axis(lowest=0, highest=WORST, step=STEP, top=TOP, bottom=BOTTOM)
    first, last = days[0].on, days[-1].on
    parts = [*axis.drawn(None, ""), *day_labels(first, last, BOTTOM)]
    for each in days:
        parts += _drawn(each, day_x(each.on, first, last), axis)
    legend = text(LEFT_PX, HEIGHT - 6, tr(LEGEND), size=SMALL_SIZE, fill=PALE)
    return drawing(HEIGHT, *parts, legend, label=label)


def _drawn(day: PainOfDay, x: float, axis: Axis) -> Sequence[str]:
    parts = []
    if day.before is not None and day.after is not None:
        ends = axis.y(day.before), axis.y(day.after)
        parts.append(line(x, ends[0], x, ends[1], stroke=INK, width=1.5))
    if day.morning is not None:
        x_diamond, y = x + 4.0, axis.y(day.morning)
        points = f"{x_diamond},{y - 4} {x_diamond + 3},{y} {x_diamond},{y + 4} "
        points += f"{x_diamond - 3},{y}"
        parts.append(element("polygon", points=points, fill=MORNING_INK))
    if day.before is not None:
        parts.append(circle(x, axis.y(day.before), 3.5, fill="#ffffff", stroke=INK))
    if day.after is not None:
        parts.append(circle(x, axis.y(day.after), 2.5, fill=INK, stroke=INK))
    return parts
