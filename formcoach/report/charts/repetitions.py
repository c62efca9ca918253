"""One set: how far each repetition went, against the target band."""

import math
from collections.abc import Sequence

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.records import SetRecord
from formcoach.domain.repetition import Repetition
from formcoach.feedback.figures import side_words
from formcoach.feedback.outcomes import is_beyond
from formcoach.language import mark, tr
from formcoach.report.charts.axis import LEFT_PX, Axis, across
from formcoach.report.charts.svg import (
    INK,
    LEFT_INK,
    PALE,
    RIGHT_INK,
    SMALL_SIZE,
    circle,
    drawing,
    line,
    text,
    triangle,
)

HEIGHT, TOP, BOTTOM = 208.0, 12.0, 156.0
MOST_LABELS = 20
"""Beyond that only every second repetition has its number."""
SIDE_INK = {Side.LEFT: LEFT_INK, Side.RIGHT: RIGHT_INK}
LEGEND = mark("● counted   ○ not counted   ▲ beyond a limit")


def repetition_chart(
    record: SetRecord, unit: str, label: str, exercise: Exercise | None
) -> str:
    """Return the drawing of a set.

    Parameters
    ----------
    record
        The set.
    unit
        What stands behind the figures: ``°``.
    label
        The chart in words.
    exercise
        Its definition, if it is known here; tells which findings weigh.

    """
    repetitions = record.repetitions
    peaks = (each.peak_deg for each in repetitions)
    axis = Axis.of_degrees(peaks, record.band, top=TOP, bottom=BOTTOM)
    count = len(repetitions)
    parts = [
        part
        for index, each in enumerate(repetitions)
        for part in _drawn(each, across(index, count), axis, exercise)
    ]
    numbers = _numbers(repetitions)
    legend = text(LEFT_PX, HEIGHT - 6, tr(LEGEND), size=SMALL_SIZE, fill=PALE)
    return drawing(
        HEIGHT, *axis.drawn(record.band, unit), *parts, *numbers, legend, label=label
    )


def _drawn(
    done: Repetition, x: float, axis: Axis, exercise: Exercise | None
) -> Sequence[str]:
    if math.isnan(done.peak_deg):
        return [text(x, axis.bottom - 4, "?", anchor="middle", fill=PALE)]
    ink, y = SIDE_INK[done.side], axis.y(done.peak_deg)
    origin = axis.top if exercise and _starts_above(exercise) else axis.bottom
    stem = line(x, origin, x, y, stroke=ink, width=1.0)
    if exercise and is_beyond(done, exercise):
        return [stem, triangle(x, y, 5.0, fill=ink, stroke=ink)]
    fill = ink if done.counted else "#ffffff"
    return [stem, circle(x, y, 4.5, fill=fill, stroke=ink)]


def _starts_above(exercise: Exercise) -> bool:
    """Tell whether the counted signal comes down to its target, as a hip that opens."""
    start = exercise.start.get(exercise.counts_by)
    target = exercise.target.get(exercise.counts_by)
    return bool(start and target and start.middle > target.middle)


def _numbers(repetitions: Sequence[Repetition]) -> Sequence[str]:
    every = 1 if len(repetitions) <= MOST_LABELS else 2
    sided = len({each.side for each in repetitions}) > 1
    parts = []
    for index, each in enumerate(repetitions):
        x = across(index, len(repetitions))
        if index % every == 0:
            number = str(each.index)
            parts.append(text(x, BOTTOM + 13, number, anchor="middle", size=SMALL_SIZE))
        if sided:
            letter = side_words(each.side)[0].upper()
            parts.append(
                text(
                    x,
                    BOTTOM + 25,
                    letter,
                    anchor="middle",
                    size=SMALL_SIZE,
                    fill=SIDE_INK.get(each.side, INK),
                )
            )
    return parts
