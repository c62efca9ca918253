"""One session, set by set: every repetition against the band, hold, tempo, sides."""

import math
from collections.abc import Iterator, Sequence

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.records import SessionRecord, SetRecord
from formcoach.domain.repetition import Repetition
from formcoach.feedback.outcomes import counting_words
from formcoach.plan.progress import REAL_LIMB_DEG, REAL_TRUNK_DEG, TRUNK
from formcoach.report.charts.repetitions import repetition_chart
from formcoach.report.document import Block, Figure, Paragraph, Section, Table
from formcoach.report.material import Material
from formcoach.report.sections.words import (
    axis_unit,
    band_words,
    in_a_table,
    long_day,
    middle,
    reached,
    seconds,
)

HEAD = ("Nr", "Side", "Reached", "Range", "Hold", "Out", "Back", "Result")


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
    heading = "Every set"
    if material.session is None:
        heading = f"The last session, {long_day(session.day)}"
    return Section(heading=heading, blocks=(*blocks, *_sides(session, material)))


def _set(record: SetRecord, material: Material, *, tables: bool) -> Iterator[Block]:
    title = f"{material.name_of(record.exercise)}, set {record.set_number}"
    if not record.repetitions:
        yield Paragraph(words=f"{title}: no repetition was seen. {_hold(record)}")
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
            caption=f"{title}: every repetition, angles to the nearest 5°",
            head=HEAD,
            rows=tuple(_row(each, record, exercise) for each in record.repetitions),
        )


def _told(record: SetRecord) -> Iterator[str]:
    done = [each for each in record.repetitions if each.counted]
    asked = f" of {record.asked.reps}" if record.asked.reps > 1 else ""
    yield f"Counted {record.counted}{asked}."
    if done:
        peak = reached(middle(each.peak_deg for each in done), record)
        yield f"Reached {peak} (median); target {band_words(record)}."
    yield _hold(record)
    out, back = (
        middle(getattr(each, name) for each in done)
        for name in ("outward_s", "return_s")
    )
    if done:
        yield f"Out {seconds(out)}, back {seconds(back)}."
    if record.ended_at is None:
        yield "The program ended within this set."


def _hold(record: SetRecord) -> str:
    if not record.asked.hold_s:
        return ""
    longest, asked = round(record.longest_hold_s), f"{record.asked.hold_s:g}"
    return f"Longest hold {longest} s of {asked} s."


def _row(
    done: Repetition, record: SetRecord, exercise: Exercise | None
) -> Sequence[str]:
    limits = [each.replace("_", " ") for each in done.findings]
    words = "; ".join((counting_words(done), *limits))
    both = exercise is not None and exercise.sides.value == "both"
    return (
        str(done.index),
        "both" if both else done.side.value,
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
    told = f"left {reached(left, record)}, right {reached(right, record)}"
    if abs(left - right) < real:
        return f"{told}; no difference beyond the error of measuring."
    further = "left" if abs(left) > abs(right) else "right"
    return f"{told}; a difference beyond the error ({further} has the larger angle)."
