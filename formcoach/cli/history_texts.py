"""The history in words, for a terminal."""

from collections.abc import Iterator
from datetime import timedelta
from textwrap import wrap

from formcoach.domain.records import (
    History,
    PainMoment,
    SessionRecord,
    SessionState,
)
from formcoach.feedback.figures import minutes_words
from formcoach.language import mark, tr
from formcoach.plan.pain_history import pain_before

WIDTH = 80
INDENT = " " * 22
ENDS = {
    SessionState.RUNNING: mark("broken off"),
    SessionState.ENDED_EARLY: mark("ended early"),
    SessionState.STOPPED: mark("stopped"),
}


def in_words(history: History) -> Iterator[str]:
    """Yield the sessions, the newest first, then what was not done."""
    for session in reversed(history.sessions):
        yield from _session(session, pain_before(session, history))
    for each in reversed(history.skipped):
        words = tr("not done: {why}", why=tr(each.why))
        yield f"{each.on:%Y-%m-%d %a}        {words}"


def _session(session: SessionRecord, hurt_before: int | None) -> Iterator[str]:
    begun = session.started_at + timedelta(seconds=session.utc_offset_s)
    moved_s = sum(each.duration_s for each in session.sets)
    facts = [_of_exercise(moved_s), *_pain(session, hurt_before)]
    if session.state in ENDS:
        facts.append(tr(ENDS[session.state]))
    words = "; ".join([*_exercises(session), ", ".join(facts)])
    yield from wrap(
        words,
        WIDTH,
        initial_indent=f"{begun:%Y-%m-%d %a %H:%M}  ",
        subsequent_indent=INDENT,
    )


def _of_exercise(moved_s: float) -> str:
    if not moved_s:
        return tr("no exercise")
    return tr("{time} of exercise", time=minutes_words(moved_s))


def _exercises(session: SessionRecord) -> Iterator[str]:
    for exercise in dict.fromkeys(each.exercise for each in session.sets):
        counts = [str(e.counted) for e in session.sets if e.exercise == exercise]
        yield f"{exercise} {' + '.join(counts)}"


def _pain(session: SessionRecord, hurt_before: int | None) -> Iterator[str]:
    asked = {each.moment: each.score for each in session.pain}
    ends = hurt_before, asked.get(PainMoment.END)
    if ends != (None, None):
        first, last = ("?" if each is None else each for each in ends)
        yield tr("pain {first} before, {last} after", first=first, last=last)
