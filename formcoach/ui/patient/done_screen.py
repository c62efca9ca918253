"""After a session: what was done, reached, found and not measured."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from formcoach.domain.records import PainAnswer, PainMoment, SessionRecord
from formcoach.language import tr
from formcoach.session.keeping import Kept
from formcoach.session.set_log import SetSummary
from formcoach.ui.patient.trial_line import TrialLine
from formcoach.ui.saying import Saying
from formcoach.ui.set_words import summary_content
from formcoach.ui.widgets.keys import Keys
from formcoach.ui.widgets.notice import Notice


class DoneScreen(Screen[None]):
    """The summary of a session."""

    DEFAULT_CSS = """
    DoneScreen {
        layout: vertical;
        Notice { height: 4; background: $background; margin: 1 1 0 1; }
        VerticalScroll { height: 1fr; padding: 0 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "app.leave_session", "Back to today", id="back"),
    ]

    def __init__(self, kept: Kept, reasons: tuple[str, ...]) -> None:
        super().__init__()
        self._kept = kept
        self._reasons = reasons

    def compose(self) -> ComposeResult:
        """Show the summary as text."""
        yield TrialLine()
        yield Notice()
        with VerticalScroll():
            yield Static(session_content(self._kept, self._reasons), id="summary")
        yield Keys()

    def on_mount(self) -> None:
        """Say in large words how much was done."""
        words = done_words(self._kept.summaries)
        self.query_one(Notice).say(Saying(words=words, kind="said"))


def done_words(summaries: Sequence[SetSummary]) -> str:
    """Say how many sets were done; none is no blame."""
    if len(summaries) == 1:
        return tr("1 set done")
    return tr("{count} sets done", count=len(summaries))


def session_content(kept: Kept, reasons: tuple[str, ...]) -> Content:
    """Return everything that a session came to."""
    parts = [_pain(kept.record)]
    if kept.trouble:
        words = tr("Not kept yet: {why}", why=kept.trouble)
        parts.append(Content.styled(words, "bold $warn"))
    parts += [Content.styled(tr("Please tell your therapist:"), "bold")] * bool(reasons)
    parts += [Content(f"● {each}") for each in reasons]
    for summary in kept.summaries:
        parts += [Content(""), summary_content(summary)]
    return Content("\n").join(parts)


def _pain(record: SessionRecord) -> Content:
    scores = [
        str(each.score)
        for each in record.pain
        if each.moment is PainMoment.AFTER_SET and each.score is not None
    ]
    end = [each for each in record.pain if each.moment is PainMoment.END]
    after = ", ".join(scores) or tr("not asked")
    return Content(
        tr(
            "Pain after the sets: {after}. At the end: {end}.",
            after=after,
            end=_score(end),
        )
    )


def _score(answers: list[PainAnswer]) -> str:
    return str(answers[-1].score) if answers else tr("not asked")
