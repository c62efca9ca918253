"""Range of motion over weeks, one exercise after the other."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from formcoach.domain.anatomy import Side
from formcoach.domain.records import SessionRecord, SetRecord
from formcoach.plan.adherence import was_judged
from formcoach.plan.progress import (
    N_SESSIONS,
    REAL_LIMB_DEG,
    REAL_TRUNK_DEG,
    Change,
    RangeOverWeeks,
    about,
    ranges_over_weeks,
)
from formcoach.report.charts.weeks import Reached, weeks_chart
from formcoach.report.document import Block, Figure, Paragraph, Section
from formcoach.report.material import Material
from formcoach.report.sections.words import (
    axis_unit,
    band_words,
    median_words,
    middle,
    plural,
)

HOW = (
    "Each point is the median of one session: how far the counted movement went. The "
    "shaded band is the target. A change is told only if the median of the last "
    f"{N_SESSIONS} sessions differs from that of the first {N_SESSIONS} by "
    f"{REAL_LIMB_DEG:g}° or more for a limb, {REAL_TRUNK_DEG:g}° for the trunk: less "
    "is within the error of one camera. Sessions of another view or another pose "
    "model are never compared."
)
Judged = tuple[SessionRecord, SetRecord]


def ranges(material: Material) -> Section | None:
    """Return the section of ranges, None if nothing could be judged."""
    judged: dict[str, list[Judged]] = {}
    for session, record in material.sets:
        if was_judged(record) and record.repetitions:
            judged.setdefault(record.exercise, []).append((session, record))
    if not judged:
        return None
    blocks: list[Block] = [Paragraph(words=HOW, kind="note")]
    history = replace(material.history, sessions=material.sessions)
    lines = ranges_over_weeks(history)
    for exercise, records in judged.items():
        own = [each for each in lines if each.exercise == exercise]
        blocks += _exercise(material.name_of(exercise), records, own)
    return Section(heading="Range reached over the period", blocks=tuple(blocks))


def change_words(line: RangeOverWeeks, *, sided: bool) -> str:
    """Say what can be said of one line of sessions."""
    side = f"{line.side.value.capitalize()}: " if sided else ""
    size = abs(about(line.change_deg)) if line.change is not Change.TOO_FEW else 0
    words = {
        Change.TOO_FEW: "too few sessions yet to compare "
        f"({len(line.sessions)} of {2 * N_SESSIONS}).",
        Change.NO_REAL_CHANGE: "no change of the range beyond the error of measuring.",
        Change.MORE: f"the range grew by about {size}°, more than the error.",
        Change.LESS: f"the range became smaller by about {size}°, more than the error.",
    }[line.change]
    return side + words if side else words[0].upper() + words[1:]


def _exercise(
    name: str, records: Sequence[Judged], lines: Sequence[RangeOverWeeks]
) -> Iterator[Block]:
    newest = records[-1][1]
    reached = tuple(_reached(records))
    if not reached:
        return
    sides = sorted({each.side for each in reached})
    lately = ", ".join(
        f"{side.value} {words}" if len(sides) > 1 else words
        for side in sides
        for words in (_lately(records, side, newest),)
    )
    label = f"{name}: {plural(len({each.on for each in reached}), 'session')}, {lately}"
    changes = " ".join(
        change_words(each, sided=len(sides) > 1 and len(lines) > 1) for each in lines
    )
    yield Figure(
        svg=weeks_chart(reached, newest.band, axis_unit(newest), label),
        alt=label,
        title=name,
        caption=f"Last session: {lately}; target {band_words(newest)}. {changes}",
    )


def _lately(records: Sequence[Judged], side: Side, newest: SetRecord) -> str:
    last = records[-1][0].id
    return median_words(
        (
            each.peak_deg
            for session, record in records
            if session.id == last
            for each in record.repetitions
            if each.side is side and each.counted
        ),
        newest,
    )


def _reached(records: Sequence[Judged]) -> Iterator[Reached]:
    """Yield the median of each session, side and series."""
    grouped: dict[tuple[datetime, Side, str], list[float]] = {}
    days = {}
    for session, record in records:
        series = f"{record.view} {session.model_sha256} {record.signal}"
        for each in record.repetitions:
            if each.counted:
                key = (session.started_at, each.side, series)
                grouped.setdefault(key, []).append(each.peak_deg)
                days[key] = session.day
    for key, values in sorted(grouped.items(), key=lambda item: item[0][0]):
        value = middle(values)
        if math.isfinite(value):
            yield Reached(on=days[key], side=key[1], value=value, series=key[2])
