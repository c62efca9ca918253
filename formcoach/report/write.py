"""From what was kept to a report: the sections in their order."""

from collections.abc import Iterator
from datetime import datetime, time

from formcoach.language import chosen, mark, tr, tr_day
from formcoach.plan.contact import reasons_to_contact
from formcoach.report.document import Document, Paragraph, Points, Section
from formcoach.report.material import Material
from formcoach.report.sections.findings import findings
from formcoach.report.sections.overview import overview
from formcoach.report.sections.pain import pain
from formcoach.report.sections.ranges import ranges
from formcoach.report.sections.sets import sets
from formcoach.report.sections.unseen import unseen

HONEST = mark(
    "Angles are estimates of one camera and software, rounded to 5 degrees; they are "
    "no goniometer readings. There is no score: whether a movement suits the patient "
    "is for the therapist to judge. formcoach is no medical device."
)
TRIAL = mark("Some sessions were done by an unsigned prescription, in the trial mode.")
NOTHING = mark("There is no session in this period.")


def write(material: Material) -> Document:
    """Return the report of a period, or of one session."""
    return Document(
        title=tr("Back exercises: {name}", name=material.patient_name),
        subtitle=_subtitle(material),
        notes=tuple(_notes(material)),
        sections=tuple(_sections(material)),
        foot=tr(
            "Written by formcoach {version} on {day}. Nothing of it was sent anywhere.",
            version=material.version,
            day=tr_day(material.made_on),
        ),
        language=chosen(),
    )


def _subtitle(material: Material) -> str:
    if material.session:
        return tr("The session of {day}", day=tr_day(material.session.day))
    return tr(
        "{first} to {last}", first=tr_day(material.first), last=tr_day(material.last)
    )


def _notes(material: Material) -> Iterator[Paragraph]:
    yield Paragraph(words=tr(HONEST), kind="note")
    if any(each.trial for each in material.sessions):
        yield Paragraph(words=tr(TRIAL), kind="notice")
    if any(each.holds for each in material.history.locks):
        yield Paragraph(
            words=tr(
                "Exercise is locked since an answer of the screen for warning signs; "
                "only the therapist lifts it."
            ),
            kind="notice",
        )
    if not material.sessions:
        yield Paragraph(words=tr(NOTHING), kind="notice")


def _sections(material: Material) -> Iterator[Section]:
    found = (
        overview(material),
        _contact(material),
        pain(material),
        ranges(material) if material.session is None else None,
        findings(material),
        sets(material),
        unseen(material),
    )
    yield from (each for each in found if each is not None)


def _contact(material: Material) -> Section | None:
    """Return why the therapist should be told, where a prescription says when."""
    if material.prescription is None or material.session is not None:
        return None
    noon = datetime.combine(material.made_on, time(12)).astimezone()
    reasons = reasons_to_contact(material.prescription, material.history, noon)
    if not reasons:
        return None
    return Section(
        heading=tr("For the therapist to look at"),
        blocks=(Points(points=tuple(("▲", each) for each in reasons)),),
    )
