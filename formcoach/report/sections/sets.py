"""One session, set by set: every repetition against the band, hold, tempo, sides."""

import math
from collections.abc import Iterator, Sequence

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.records import SessionRecord, SetRecord
from formcoach.domain.repetition import Repetition
from formcoach.feedback.figures import plain
from formcoach.feedback.figures import side_words as side_name
from formcoach.feedback.outcomes import counting_words
from formcoach.language import mark, tr, tr_day
from formcoach.plan.progress import REAL_LIMB_DEG, REAL_TRUNK_DEG, TRUNK
from formcoach.report.charts.repetitions import repetition_chart
from formcoach.report.document import Block, Figure, Paragraph, Section, Table
from formcoach.report.material import Material
from formcoach.report.sections.words import (
    axis_unit,
    band_words,
    in_a_table,
    middle,
    reached,
    seconds,
)

HEAD = (
    mark("Nr"),
    mark("Side"),
    mark("Reached"),
    mark("Range"),
    mark("Hold"),
    mark("Out"),
    mark("Back"),
    mark("Result"),
)


def sets(material: Material) -> Section | None:
    """Return the section of the session, or of the last one of the period."""
    session = material.session or next(
        (each for each in reversed(material.sessions) if each.sets), None
    )
    if session is None or not session.sets:
        return None
    blocks: list[Block] = []
    for record in session.sets:
        blocks += _set(record, material, tables=material.session is not None)
    heading = tr("Every set")
    if material.session is None:
        heading = tr("The last session, {day}", day=tr_day(session.day))
    return Section(heading=heading, blocks=(*blocks, *_sides(session, material)))


def _set(record: SetRecord, material: Material, *, tables: bool) -> Iterator[Block]:
    title = tr(
        "{exercise}, set {number}",
        exercise=material.name_of(record.exercise),
        number=record.set_number,
    )
    if not record.repetitions:
        none = tr("{title}: no repetition was seen.", title=title)
        yield Paragraph(words=f"{none} {_hold(record)}")
        return
    exercise = material.exercises.get(record.exercise)
    told = " ".join(filter(None, _told(record)))
    yield Figure(
        svg=repetition_chart(record, axis_unit(record), f"{title}. {told}", exercise),
        alt=f"{title}. {told}",
        title=title,
        caption=told,
    )
    if tables:
        yield Table(
            caption=tr(
                "{title}: every repetition, angles to the nearest 5°", title=title
            ),
            head=tuple(map(tr, HEAD)),
            rows=tuple(_row(each, record, exercise) for each in record.repetitions),
        )


def _told(record: SetRecord) -> Iterator[str]:
    done = [each for each in record.repetitions if each.counted]
    asked, counted = record.asked.reps, record.counted
    if asked > 1:
        yield tr("Counted {counted} of {asked}.", counted=counted, asked=asked)
    else:
        yield tr("Counted {counted}.", counted=counted)
    if done:
        peak = reached(middle(each.peak_deg for each in done), record)
        band = band_words(record)
        yield tr("Reached {peak} (median); target {band}.", peak=peak, band=band)
    yield _hold(record)
    out, back = (
        middle(getattr(each, name) for each in done)
        for name in ("outward_s", "return_s")
    )
    if done:
        yield tr("Out {out}, back {back}.", out=seconds(out), back=seconds(back))
    if record.ended_at is None:
        yield tr("The program ended within this set.")


def _hold(record: SetRecord) -> str:
    if not record.asked.hold_s:
        return ""
    longest, asked = int(record.longest_hold_s), f"{record.asked.hold_s:g}"
    return tr("Longest hold {longest} s of {asked} s.", longest=longest, asked=asked)


def _row(
    done: Repetition, record: SetRecord, exercise: Exercise | None
) -> Sequence[str]:
    limits = [plain(each) for each in done.findings]
    words = "; ".join((counting_words(done), *limits))
    both = exercise is not None and exercise.sides.value == "both"
    return (
        str(done.index),
        tr("both") if both else side_name(done.side),
        in_a_table(reached(done.peak_deg, record)),
        in_a_table(reached(done.rom_deg, record)),
        in_a_table(seconds(done.hold_s)) if done.hold_s else "-",
        in_a_table(seconds(done.outward_s)),
        in_a_table(seconds(done.return_s)),
        words,
    )


def _sides(session: SessionRecord, material: Material) -> Iterator[Block]:
    """Yield how left and right compare, where an exercise was done on both."""
    for exercise in dict.fromkeys(each.exercise for each in session.sets):
        own = [each for each in session.sets if each.exercise == exercise]
        medians = {
            side: middle(
                each.peak_deg
                for record in own
                for each in record.repetitions
                if each.counted and each.side is side
            )
            for side in Side
        }
        known = material.exercises.get(exercise)
        if known and known.sides.value == "both":
            continue
        if all(map(math.isfinite, medians.values())):
            words = side_words(own[0], medians[Side.LEFT], medians[Side.RIGHT])
            yield Paragraph(words=f"{material.name_of(exercise)}: {words}")


def side_words(record: SetRecord, left: float, right: float) -> str:
    """Say how left and right compare, and whether that is beyond the error."""
    real = REAL_TRUNK_DEG if record.signal in TRUNK else REAL_LIMB_DEG
    both = {"left": reached(left, record), "right": reached(right, record)}
    if abs(left - right) < real:
        return tr(
            "left {left}, right {right}; no difference beyond the error of measuring.",
            **both,
        )
    if abs(left) > abs(right):
        return tr(
            "left {left}, right {right}; a difference beyond the error (left has the "
            "larger angle).",
            **both,
        )
    return tr(
        "left {left}, right {right}; a difference beyond the error (right has the "
        "larger angle).",
        **both,
    )
