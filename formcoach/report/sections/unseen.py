"""What was not measured: never shown as good, and never left out."""

from collections import Counter
from collections.abc import Iterator
from statistics import fmean

from formcoach.domain.finding import NotMeasured
from formcoach.domain.observation import Trouble
from formcoach.feedback.figures import pause_words, plain
from formcoach.language import tr
from formcoach.report.document import Block, Facts, Points, Section
from formcoach.report.material import Material
from formcoach.report.sections.words import share

SHOWN_FROM = 0.05
"""A smaller share is a frame here and there."""


def unseen(material: Material) -> Section | None:
    """Return the section of what was not measured, None if there was no set."""
    sets = [record for _, record in material.sets]
    if not sets:
        return None
    tracked = fmean(each.tracked_fraction for each in sets)
    in_view = fmean(each.view_ok_fraction for each in sets)
    blocks: list[Block] = [
        Facts(
            facts=(
                (
                    tr("The patient was followed"),
                    tr("{share} of the time", share=share(tracked)),
                ),
                (
                    tr("Seen from where it must be"),
                    tr("{share} of that", share=share(in_view)),
                ),
            )
        )
    ]
    points = (*_limits(material), *_never(material))
    if points:
        blocks.append(Points(points=points))
    return Section(heading=tr("Not measured"), blocks=tuple(blocks))


def _limits(material: Material) -> Iterator[tuple[str, str]]:
    answers: dict[tuple[str, str], list[NotMeasured]] = {}
    n_sets = Counter(record.exercise for _, record in material.sets)
    for _, record in material.sets:
        for each in record.not_measured:
            answers.setdefault((record.exercise, each.limit), []).append(each)
    for (exercise, limit), found in answers.items():
        fraction = sum(each.fraction for each in found) / n_sets[exercise]
        if fraction >= SHOWN_FROM:
            reason = Counter(each.reason for each in found).most_common(1)[0][0]
            yield (
                "○",
                tr(
                    "{exercise}, {limit}: not judged for {share} of the time "
                    "({reason}).",
                    exercise=material.name_of(exercise),
                    limit=plain(limit),
                    share=share(fraction),
                    reason=_reason(reason),
                ),
            )


def _never(material: Material) -> Iterator[tuple[str, str]]:
    for exercise in dict.fromkeys(record.exercise for _, record in material.sets):
        known = material.exercises.get(exercise)
        for what in known.cannot_see if known else ():
            yield (
                "○",
                tr(
                    "{exercise}: the camera cannot see {what}.",
                    exercise=material.name_of(exercise),
                    what=tr(what),
                ),
            )


def _reason(reason: str) -> str:
    return pause_words(Trouble(reason)) if reason in set(Trouble) else plain(reason)
