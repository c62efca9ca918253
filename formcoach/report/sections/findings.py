"""What went beyond a limit, in calm words, with the worst moment drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formcoach.domain.exercise import Exercise, Limit
from formcoach.domain.finding import Finding
from formcoach.domain.records import SessionRecord, SetRecord
from formcoach.feedback.figures import bound_words, plain, unit_of, value_words
from formcoach.feedback.looks import LOOKS, OF_LEVEL
from formcoach.feedback.outcomes import limit_of
from formcoach.language import mark, tr, tr_day
from formcoach.report.charts.figure import figure_chart
from formcoach.report.document import Block, Figure, Paragraph, Points, Section
from formcoach.report.material import FindingKey, Material, finding_key
from formcoach.report.sections.words import n_sets, times

NOTHING = mark("Nothing that was measured went beyond a limit.")
MOST_FIGURES = 6
"""The most urgent first; a page of twenty figures is read by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding with where it happened."""

    session: SessionRecord
    record: SetRecord
    finding: Finding


def findings(material: Material) -> Section | None:
    """Return the section of findings, None if there was no set at all."""
    if not material.sets:
        return None
    groups = grouped(material)
    if not groups:
        return Section(
            heading=tr("Beyond a limit"), blocks=(Paragraph(words=tr(NOTHING)),)
        )
    points = tuple(_point(each, material) for each in groups)
    figures = tuple(_figures(groups, material))
    return Section(
        heading=tr("Beyond a limit"),
        blocks=(Points(points=points), *figures[:MOST_FIGURES]),
    )


def grouped(material: Material) -> Sequence[Sequence[Found]]:
    """Return the findings by exercise and limit, the most urgent and frequent first."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for session, record in material.sets:
        for each in record.findings:
            found = Found(session=session, record=record, finding=each)
            groups.setdefault((record.exercise, each.limit), []).append(found)
    return sorted(groups.values(), key=lambda own: (-own[0].finding.level, -len(own)))


def worst_of(group: Sequence[Found]) -> Found:
    """Return the finding that went furthest beyond its bound."""
    return max(group, key=lambda each: abs(each.finding.worst - each.finding.bound))


def _point(group: Sequence[Found], material: Material) -> tuple[str, str]:
    worst = worst_of(group)
    finding, exercise = worst.finding, worst.record.exercise
    among = len({(each.session.id, each.record.index) for each in group})
    asked = sum(record.exercise == exercise for _, record in material.sets)
    look = LOOKS[OF_LEVEL[finding.level]]
    where = tr(
        "{exercise}: {limit}, {often}, in {some} of {sets}.",
        exercise=material.name_of(exercise),
        limit=plain(finding.limit),
        often=times(len(group)),
        some=among,
        sets=n_sets(asked),
    )
    said = tr("Said to the patient: “{cue}”", cue=tr(finding.cue))
    words = " ".join(filter(None, (where, _furthest(worst, material), said)))
    return f"{look.symbol} {look.word.capitalize()}", words


def _furthest(worst: Found, material: Material) -> str:
    limit = _limit(material.exercises.get(worst.record.exercise), worst.finding)
    if limit is None:
        return ""
    unit = unit_of(limit.signal)
    return tr(
        "Furthest {value} where the limit is {bound} ({day}).",
        value=value_words(worst.finding.worst, unit),
        bound=bound_words(worst.finding.bound, unit),
        day=tr_day(worst.session.day),
    )


def _limit(exercise: Exercise | None, finding: Finding) -> Limit | None:
    known = exercise and finding.limit in {each.id for each in exercise.limits}
    return limit_of(exercise, finding.limit) if exercise and known else None


def _figures(groups: Sequence[Sequence[Found]], material: Material) -> Iterator[Block]:
    for group in groups:
        kept = [each for each in group if _key(each) in material.moments]
        if not kept:
            continue
        worst = worst_of(kept)
        caption = tr(
            "{exercise}, {limit}: as the camera saw the body on {day}. Thick is what "
            "the limit is about, dotted what was not seen.",
            exercise=material.name_of(worst.record.exercise),
            limit=plain(worst.finding.limit),
            day=tr_day(worst.session.day),
        )
        moment = material.moments[_key(worst)]
        yield Figure(svg=figure_chart(moment, caption), alt=caption, caption=caption)


def _key(found: Found) -> FindingKey:
    return finding_key(found.session.id, found.record.index, found.finding)
