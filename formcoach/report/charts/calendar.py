"""The days of a period: sets done, and why nothing was done. No streaks."""

from collections.abc import Sequence
from datetime import date, timedelta

from formcoach.language import mark, tr
from formcoach.plan.adherence import CalendarDay
from formcoach.report.charts.svg import (
    GRID,
    PALE,
    SMALL_SIZE,
    box,
    drawing,
    text,
)
from formcoach.report.charts.weeks import short

WEEKS_A_ROW = 14
"""More would be too small to read on a phone."""
DAYS = (
    mark("Mo"),
    mark("Tu"),
    mark("We"),
    mark("Th"),
    mark("Fr"),
    mark("Sa"),
    mark("Su"),
)
LEFT, CELL, GAP, HEAD = 28.0, 20.0, 3.0, 16.0
ROW_HEIGHT = HEAD + 7 * (CELL + GAP) + 10
DONE_FILL, DONE_INK = "#0072b2", "#ffffff"
SKIPPED_FILL = "#f3f4f6"
REASONS = (mark("pain"), mark("time"), mark("forgot"), mark("unwell"))
"""Why something was skipped, where a letter stands for it."""


def letter_of(why: str) -> str:
    """Return what stands in a day on which something was skipped."""
    return tr(why)[0].upper() if why in REASONS else "-"


def calendar_charts(days: Sequence[CalendarDay], label: str) -> tuple[str, ...]:
    """Return one drawing for every few weeks, oldest first."""
    monday = days[0].on - timedelta(days=days[0].on.weekday())
    n_weeks = (days[-1].on - monday).days // 7 + 1
    return tuple(
        _chart(
            [
                each
                for each in days
                if week <= (each.on - monday).days // 7 < week + WEEKS_A_ROW
            ],
            monday + timedelta(weeks=week),
            label,
        )
        for week in range(0, n_weeks, WEEKS_A_ROW)
    )


def _chart(days: Sequence[CalendarDay], monday: date, label: str) -> str:
    parts = [
        text(LEFT - 6, _y(row) + 14, tr(name), anchor="end", size=SMALL_SIZE, fill=PALE)
        for row, name in enumerate(DAYS)
    ]
    for each in days:
        column, row = (each.on - monday).days // 7, each.on.weekday()
        x = LEFT + column * (CELL + GAP)
        parts += _day(each, x, _y(row))
        if row == 0 and column % 3 == 0:
            words = short(each.on)
            parts.append(text(x, HEAD - 5, words, size=SMALL_SIZE, fill=PALE))
    return drawing(ROW_HEIGHT, *parts, label=label)


def _y(row: int) -> float:
    return HEAD + row * (CELL + GAP)


def _day(day: CalendarDay, x: float, y: float) -> Sequence[str]:
    if day.sets_done:
        words, fill, ink = str(day.sets_done), DONE_FILL, DONE_INK
    elif day.skipped:
        words, fill, ink = letter_of(day.skipped[0]), SKIPPED_FILL, PALE
    else:
        words, fill, ink = "", "#ffffff", PALE
    shown = box(x, y, CELL, CELL, fill=fill, stroke=GRID)
    middle = x + CELL / 2
    label = text(middle, y + 14, words, anchor="middle", size=SMALL_SIZE, fill=ink)
    return [shown, label] if words else [shown]
