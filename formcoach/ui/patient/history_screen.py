"""Over weeks: days, pain, range of motion, and when to tell the therapist."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from formcoach.domain.prescription import Prescription
from formcoach.domain.records import History, PainMoment
from formcoach.feedback.figures import minutes_words
from formcoach.language import mark, tr
from formcoach.plan.adherence import WEEK_DAYS, Adherence, adherence
from formcoach.plan.progress import (
    Change,
    RangeOverWeeks,
    about,
    ranges_over_weeks,
)
from formcoach.ui.patient.trial_line import TrialLine
from formcoach.ui.widgets.keys import Keys

WEEKS = 6
"""What fits into a screen, and the usual time until a review (AAOS: 4 to 6)."""
DAYS_OF_WEEK = mark("M T W T F S S")
_BARS = " ▁▂▃▄▅▆▇█"
_USUAL = frozenset({PainMoment.BEFORE, PainMoment.NEXT_MORNING})
_CHANGE_WORDS = {
    Change.TOO_FEW: mark("too few sessions to compare"),
    Change.NO_REAL_CHANGE: mark("no change beyond the error of the camera"),
    Change.MORE: mark("more than at first"),
    Change.LESS: mark("less than at first"),
}


class HistoryScreen(Screen[None]):
    """What the last weeks were like."""

    DEFAULT_CSS = """
    HistoryScreen VerticalScroll { height: 1fr; padding: 1 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,h", "dismiss(None)", "Go back", id="back"),
    ]

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        """Show it as text."""
        yield TrialLine()
        with VerticalScroll():
            yield Static(self._content, id="history")
        yield Keys()


def history_content(
    history: History,
    plan: Prescription | None,
    today: date,
    reasons: tuple[str, ...],
) -> Content:
    """Return the last weeks as text, the most important first."""
    return Content("\n").join(_lines(history, plan, today, reasons))


def _lines(
    history: History,
    plan: Prescription | None,
    today: date,
    reasons: tuple[str, ...],
) -> Iterator[Content]:
    if reasons:
        yield Content.styled(tr("Please tell your therapist:"), "bold $warn")
        yield from (Content(f"● {each}") for each in reasons)
        yield Content("")
    if not history.sessions:
        yield Content(tr("Nothing yet. It begins with your first session."))
        return
    if plan is not None:
        first = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
        yield from _calendar(adherence(plan, history, first, today))
    yield Content("")
    yield from _pain(history, today)
    yield Content("")
    yield from _ranges(history)


def _calendar(done: Adherence) -> Iterator[Content]:
    yield Content.styled(tr("Days, the last {weeks} weeks", weeks=WEEKS), "bold")
    legend = tr("● done  ○ not done, with a reason  · no")
    yield Content(f"      {tr(DAYS_OF_WEEK)}  {legend}")
    for start in range(0, len(done.days), WEEK_DAYS):
        week = done.days[start : start + WEEK_DAYS]
        marks = " ".join(
            "●" if day.sets_done else "○" if day.skipped else "·" for day in week
        )
        lasted_s = sum(day.lasted_s for day in week)
        words = minutes_words(lasted_s) if lasted_s else ""
        yield Content(f"{week[0].on:%d.%m} {marks:<13} {words}")
    asked = round(done.sets_asked)
    words = tr(
        "{done} sets of {asked} that were asked for", done=done.sets_done, asked=asked
    )
    seen = tr("{seen} of them seen well enough to judge", seen=done.sets_judged)
    yield Content(f"{words}; {seen}.")


def _pain(history: History, today: date) -> Iterator[Content]:
    yield Content.styled(tr("Pain before sessions and in the morning, 0 to 10"), "bold")
    by_day = {
        each.day: each.score
        for each in history.pain
        if each.moment in _USUAL and each.score is not None
    }
    first = today - timedelta(weeks=WEEKS)
    days = [first + timedelta(days=n) for n in range(WEEKS * WEEK_DAYS + 1)]
    yield Content(pain_bars([by_day.get(day) for day in days]))
    known = [by_day[day] for day in days if day in by_day]
    if known:
        yield Content(
            tr(
                "From {first} to {last}; least {least}, most {most}. Day by day, a gap "
                "where nothing was said.",
                first=known[0],
                last=known[-1],
                least=min(known),
                most=max(known),
            )
        )


def pain_bars(scores: list[int | None]) -> str:
    """Return scores as a row of bars; a dot for none, a gap for no answer."""
    return "".join(" " if each is None else _bar(each) for each in scores)


def _bar(score: int) -> str:
    return "." if score == 0 else _BARS[max(1, round(score * (len(_BARS) - 1) / 10))]


def _ranges(history: History) -> Iterator[Content]:
    yield Content.styled(tr("Range of motion, medians of each session"), "bold")
    lines = ranges_over_weeks(history)
    if not lines:
        yield Content(tr("Not measured yet."))
    for line in lines:
        yield Content(range_words(line))


def range_words(line: RangeOverWeeks) -> str:
    """Say how a range went over weeks, only as finely as it can be known."""
    name = tr(line.exercise.replace("_", " ").capitalize())
    first, last = line.sessions[0], line.sessions[-1]
    words = tr(
        "{name}, {side}: about {first}° to about {last}°, greatest about {best}°",
        name=name,
        side=tr(line.side.value),
        first=about(first.rom_deg),
        last=about(last.rom_deg),
        best=about(line.best.rom_deg),
    )
    return f"{words}; {tr(_CHANGE_WORDS[line.change])}."
