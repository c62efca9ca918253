"""Pain before and after: what changed beyond what matters.

Two points of ten are the least important change (Ostelo 2008); single answers differ by
about as much without any change (Suzuki 2020: 1.3 to 1.8).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import median

from formcoach.domain.records import (
    History,
    LegSymptoms,
    PainAnswer,
    PainMoment,
    SessionRecord,
)
from formcoach.language import mark, tr, tr_day
from formcoach.plan.contact import IMPORTANT_POINTS
from formcoach.plan.pain_history import pain_before
from formcoach.plan.progress import N_SESSIONS
from formcoach.report.charts.pain import PainOfDay, pain_chart
from formcoach.report.document import Block, Facts, Figure, Paragraph, Section
from formcoach.report.material import Material
from formcoach.report.sections.words import n_sessions

NOT_ASKED = mark("not answered")
SCALE = mark("0 is no pain, 10 the worst imaginable.")
BESIDE = (PainMoment.AFTER_SET, PainMoment.ON_DEMAND)


def pain(material: Material) -> Section | None:
    """Return the section of pain, None if nothing was ever answered."""
    days = tuple(_days(material))
    if not any(each.before is not None or each.after is not None for each in days):
        return None
    blocks: list[Block] = []
    if material.session:
        blocks.append(_of_session(material.session, days[0]))
    else:
        blocks += _over_weeks(days)
    blocks += [Paragraph(words=words, kind="notice") for words in _legs(material)]
    return Section(heading=tr("Pain"), blocks=tuple(blocks))


def pain_change(before: Sequence[int]) -> str:
    """Say what can be said of answers before sessions, oldest first."""
    if len(before) < 2 * N_SESSIONS:
        return tr("Too few answers yet to say whether pain changed.")
    first, last = median(before[:N_SESSIONS]), median(before[-N_SESSIONS:])
    if abs(last - first) < IMPORTANT_POINTS:
        return tr(
            "Pain before sessions: about {first:g} at first, about {last:g} lately; "
            "a difference below 2 points is not counted as a change.",
            first=first,
            last=last,
        )
    return tr(
        "Pain before sessions: about {first:g} at first, about {last:g} lately: "
        "{way}, and by enough to matter (2 points or more).",
        first=first,
        last=last,
        way=tr("less") if last < first else tr("more"),
    )


def _over_weeks(days: Sequence[PainOfDay]) -> Sequence[Block]:
    before = [each.before for each in days if each.before is not None]
    label = tr("Pain before and after {sessions}", sessions=n_sessions(len(days)))
    answered = [each for each in days if (each.before, each.after) != (None, None)]
    return [
        Paragraph(words=pain_change(before)),
        Figure(svg=pain_chart(answered, label), alt=label, caption=tr(SCALE)),
    ]


def _of_session(session: SessionRecord, day: PainOfDay) -> Block:
    facts = [
        (tr("Before"), _score(day.before)),
        (tr("At the end"), _score(day.after)),
    ]
    highest = [
        each.score
        for each in session.pain
        if each.moment in BESIDE and each.score is not None
    ]
    if highest:
        facts.insert(1, (tr("Highest between"), _score(max(highest))))
    facts.append((tr("Next morning"), _score(day.morning)))
    return Facts(facts=tuple(facts))


def _score(score: int | None) -> str:
    return tr(NOT_ASKED) if score is None else tr("{score} of 10", score=score)


def _days(material: Material) -> Iterator[PainOfDay]:
    for session in material.sessions:
        yield PainOfDay(
            on=session.day,
            before=pain_before(session, material.history),
            after=_first(tuple(reversed(session.pain)), PainMoment.END),
            morning=_morning(material.history, session.day),
        )


def _first(answers: Sequence[PainAnswer], moment: PainMoment) -> int | None:
    return next((each.score for each in answers if each.moment is moment), None)


def _morning(history: History, day: date) -> int | None:
    next_day = day + timedelta(days=1)
    mornings = (
        each.score
        for each in history.pain
        if each.moment is PainMoment.NEXT_MORNING and each.day == next_day
    )
    return next(mornings, None)


def _legs(material: Material) -> Iterator[str]:
    for session in material.sessions:
        if any(each.legs is LegSymptoms.SPREADING for each in session.pain):
            yield tr(
                "{day}: the patient said that symptoms spread down the leg, or that "
                "there was new numbness or weakness.",
                day=tr_day(session.day),
            )
