"""Range of motion over weeks, one exercise after the other."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from formcoach.domain.anatomy import Side
from formcoach.domain.records import SessionRecord, SetRecord
from formcoach.feedback.figures import side_words
from formcoach.language import mark, tr
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
    n_sessions,
)

HOW = mark(
    "Each point is the median of one session: how far the counted movement went. The "
    "shaded band is the target. A change is told only if the median of the last "
    "{n} sessions differs from that of the first {n} by "
    "{limb:g}° or more for a limb, {trunk:g}° for the trunk: less "
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
    how = tr(HOW, n=N_SESSIONS, limb=REAL_LIMB_DEG, trunk=REAL_TRUNK_DEG)
    blocks: list[Block] = [Paragraph(words=how, kind="note")]
    history = replace(material.history, sessions=material.sessions)
    lines = ranges_over_weeks(history)
    for exercise, records in judged.items():
        own = [each for each in lines if each.exercise == exercise]
        blocks += _exercise(material.name_of(exercise), records, own)
    return Section(heading=tr("Range reached over the period"), blocks=tuple(blocks))


def change_words(line: RangeOverWeeks, *, sided: bool) -> str:
    """Say what can be said of one line of sessions."""
    side = f"{side_words(line.side).capitalize()}: " if sided else ""
    size = abs(about(line.change_deg)) if line.change is not Change.TOO_FEW else 0
    words = {
        Change.TOO_FEW: tr(
            "too few sessions yet to compare ({few} of {n}).",
            few=len(line.sessions),
            n=2 * N_SESSIONS,
        ),
        Change.NO_REAL_CHANGE: tr(
            "no change of the range beyond the error of measuring."
        ),
        Change.MORE: tr(
            "the range grew by about {size}°, more than the error.", size=size
        ),
        Change.LESS: tr(
            "the range became smaller by about {size}°, more than the error.", size=size
        ),
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
        f"{side_words(side)} {words}" if len(sides) > 1 else words
        for side in sides
        for words in (_lately(records, side, newest),)
    )
    sessions = n_sessions(len({each.on for each in reached}))
    label = f"{name}: {sessions}, {lately}"
    changes = " ".join(
        change_words(each, sided=len(sides) > 1 and len(lines) > 1) for each in lines
    )
    yield Figure(
        svg=weeks_chart(reached, newest.band, axis_unit(newest), label),
        alt=label,
        title=name,
        caption=f"{_last(lately, newest)} {changes}",
    )


def _last(lately: str, newest: SetRecord) -> str:
    band = band_words(newest)
    return tr("Last session: {lately}; target {band}.", lately=lately, band=band)


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
