"""Today: what is asked for, what was done, and the way into the session."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from formcoach.language import tr
from formcoach.plan.today import Asked, Today
from formcoach.session.spoken import dose_words
from formcoach.ui.patient.trial_line import TrialLine
from formcoach.ui.saying import Saying
from formcoach.ui.widgets.keys import Keys
from formcoach.ui.widgets.notice import Notice

WEEK_BAR = 12


class TodayScreen(Screen[None]):
    """The first screen of every day."""

    DEFAULT_CSS = """
    TodayScreen {
        layout: vertical;
        Notice { height: 4; background: $background; margin: 1 1 0 1; }
        VerticalScroll { height: 1fr; padding: 0 3; }
        &.-wide.-tall Notice { height: 7; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.begin", "Begin", id="begin"),
        Binding("r", "app.resume", "Resume", show=False, id="resume"),
        Binding("x", "app.try_example", "Try an example", id="try_example"),
        Binding("k", "app.skip", "Not today", id="skip"),
        Binding("h", "app.history", "History", id="history"),
        Binding("o", "app.settings", "Settings", id="settings"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""
        self._content: Content = Content("")
        self._may_resume = False

    def compose(self) -> ComposeResult:
        """Show a large heading and the list."""
        yield TrialLine()
        yield Notice()
        with VerticalScroll():
            yield Static(id="today")
        yield Keys()

    def on_mount(self) -> None:
        """Show what was given before."""
        self._draw()

    def show(
        self,
        asked: Today | None,
        *,
        notices: tuple[str, ...] = (),
        may_resume: bool = False,
    ) -> None:
        """Show a day."""
        self._heading = heading(asked)
        self._content = today_content(asked, notices, may_resume=may_resume)
        self._may_resume = may_resume
        if self.query("#today"):  # not before the screen is laid out
            self._draw()

    def _draw(self) -> None:
        self.query_one(Notice).say(Saying(words=self._heading, kind="said"))
        self.query_one("#today", Static).update(self._content)
        self.query_one(TrialLine).look()
        self.refresh_bindings()

    @property
    def may_resume(self) -> bool:
        """Whether a session can be taken up."""
        return self._may_resume


def heading(asked: Today | None) -> str:
    """Return the few large words of the day."""
    if asked is None:
        return tr("No programme yet")
    if asked.done:
        return tr("Done for today")
    if asked.minutes <= 1:
        return tr("About a minute")
    return tr("About {minutes} minutes", minutes=asked.minutes)


def today_content(
    asked: Today | None, notices: tuple[str, ...], *, may_resume: bool
) -> Content:
    """Return what is asked for today and this week."""
    return Content("\n").join(_lines(asked, notices, may_resume=may_resume))


def _lines(
    asked: Today | None, notices: tuple[str, ...], *, may_resume: bool
) -> Iterator[Content]:
    for notice in notices:
        yield Content.styled(f"● {notice}", "bold $warn")
    if asked is None:
        yield Content(tr("There is no prescription for you on this computer."))
        yield Content(tr("Ask your therapist for the file and its signature."))
        return
    if may_resume:
        yield Content.styled(
            tr("● A session was broken off. r takes it up where it stood."), "bold"
        )
    for number, each in enumerate(asked.exercises, 1):
        yield _exercise(number, each)
    if asked.next_session_at is not None:
        when = f"{asked.next_session_at:%A %H:%M}"
        yield Content(tr("Next session from {when}.", when=when))
    yield Content("")
    yield Content.styled(tr("This week, in sets"), "bold")
    for week in asked.week:
        name = _name(asked, week.exercise)
        yield Content(week_line(name, week.sets_done, week.sets_asked))
    yield from _reasons(asked)


def _exercise(number: int, asked: Asked) -> Content:
    mark = ("✓", "bold $good") if not asked.sets_left else ("○", "$foreground")
    done = tr("{done} of {asked} sets", done=asked.sets_done, asked=asked.sets_asked)
    note = f" {asked.item.note}" if asked.item.note else ""
    return Content.assemble(
        mark,
        (f" {number}. {tr(asked.exercise.name)}", "bold"),
        f"  {dose_words(asked.exercise)}  {done}{note}",
    )


def week_line(name: str, done: int, asked: int) -> str:
    """Return how far an exercise has come this week, as a bar and in words."""
    filled = WEEK_BAR if done >= asked else WEEK_BAR * done // max(1, asked)
    bar = "█" * filled + "░" * (WEEK_BAR - filled)
    return f"{bar} {done:>2}/{asked:<2} {name}"


def _name(asked: Today, exercise: str) -> str:
    names = {each.exercise.id: tr(each.exercise.name) for each in asked.exercises}
    return names.get(exercise, exercise.replace("_", " "))


def _reasons(asked: Today) -> Iterator[Content]:
    if asked.left_out or asked.skipped:
        yield Content("")
        yield Content.styled(tr("Left out, and why"), "bold")
    for left in asked.left_out:
        yield Content(f"○ {left.exercise.replace('_', ' ')}: {left.words}")
    for each in asked.skipped:
        what = each.exercise.replace("_", " ") or tr("the session")
        yield Content(f"○ {each.on:%a %d}: {what}: {tr(each.why)}")
