"""What was done: sessions, sets, minutes, the calendar."""

from collections import Counter
from collections.abc import Iterator, Sequence

from formcoach.domain.records import SessionRecord, SessionState
from formcoach.feedback.figures import minutes_words, plain
from formcoach.language import mark, tr, tr_day
from formcoach.plan.adherence import Adherence, adherence, calendar, was_judged
from formcoach.plan.caps import is_done
from formcoach.report.charts.calendar import REASONS, calendar_charts, letter_of
from formcoach.report.document import Block, Facts, Figure, Paragraph, Points, Section
from formcoach.report.material import Material
from formcoach.report.sections.words import clock_of, n_days, n_sets, share

ENDS = {
    SessionState.RUNNING: mark("the program ended before the session did"),
    SessionState.ENDED_EARLY: mark("ended early by the patient"),
    SessionState.STOPPED: mark("stopped"),
}
MARKS = {SessionState.STOPPED: "■"}


def overview(material: Material) -> Section:
    """Return the section of what was done."""
    blocks: list[Block] = [Facts(facts=tuple(_facts(material)))]
    if material.session is None:
        blocks += _calendar(material)
        blocks += _skipped(material)
    ended = tuple(_ended(material.sessions))
    if ended:
        blocks.append(Points(points=ended))
    return Section(heading=tr("What was done"), blocks=tuple(blocks))


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    sets = [one for _, one in material.sets]
    done = sum(map(is_done, sets))
    if material.session:
        yield tr("Session"), _when(material.session)
    else:
        days = {each.day for each in material.sessions}
        count = len(material.sessions)
        told = tr("{count} on {days}", count=count, days=n_days(len(days)))
        yield tr("Sessions"), told
    yield tr("Sets done"), _of_asked(material, done)
    moved_s = sum(each.duration_s for each in sets)
    yield tr("Time in sets"), minutes_words(moved_s)
    judged = sum(map(was_judged, sets))
    seen = tr("{some} of {sets}", some=judged, sets=n_sets(len(sets)))
    yield tr("Seen well enough to judge"), seen


def _of_asked(material: Material, done: int) -> str:
    found = _adherence(material)
    if found is None or not found.sets_asked:
        return str(done)
    asked = round(found.sets_asked)
    return tr(
        "{done} of {asked} prescribed ({share})",
        done=found.sets_done,
        asked=asked,
        share=share(found.fraction or 0.0),
    )


def _adherence(material: Material) -> Adherence | None:
    if material.prescription is None or material.session is not None:
        return None
    return adherence(
        material.prescription, material.history, material.first, material.last
    )


def _when(session: SessionRecord) -> str:
    begin = f"{tr_day(session.day)}, {clock_of(session, session.started_at)}"
    if session.ended_at is None or session.ended_at < session.started_at:
        return begin
    end = clock_of(session, session.ended_at)
    return tr("{first} to {last}", first=begin, last=end)


def _calendar(material: Material) -> Sequence[Block]:
    days = tuple(calendar(material.history, material.first, material.last))
    done = sum(bool(each.sets_done) for each in days)
    label = tr(
        "Calendar: exercise on {done} of {days}", done=done, days=n_days(len(days))
    )
    charts = calendar_charts(days, label)
    caption = tr(
        "Sets done on each day. Where nothing was done the letter is the reason given: "
        "{letters}, - another.",
        letters=", ".join(f"{letter_of(why)} {tr(why)}" for why in REASONS),
    )
    return [
        Figure(svg=svg, alt=label, caption=caption if svg == charts[-1] else "")
        for svg in charts
    ]


def _skipped(material: Material) -> Sequence[Block]:
    reasons = Counter(
        each.why
        for each in material.history.skipped
        if material.first <= each.on <= material.last
    )
    if not reasons:
        return []
    told = ", ".join(f"{plain(why)} ({count})" for why, count in reasons.most_common())
    return [
        Paragraph(words=tr("Reasons given for what was not done: {told}.", told=told))
    ]


def _ended(sessions: Sequence[SessionRecord]) -> Iterator[tuple[str, str]]:
    for each in sessions:
        if each.state in ENDS:
            why = f": {plain(each.why_ended)}" if each.why_ended else ""
            words = f"{tr_day(each.day)}, {tr(ENDS[each.state])}{why}"
            yield MARKS.get(each.state, "‖"), f"{words}."
