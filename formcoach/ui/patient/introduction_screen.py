"""An exercise before it is done: how it goes, what is watched, what is not seen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from formcoach.domain.exercise import Exercise
from formcoach.domain.orientation import View
from formcoach.feedback.looks import LOOKS, State
from formcoach.gestures.pause import PauseSign, pause_sign
from formcoach.language import tr
from formcoach.session.spoken import dose_words
from formcoach.ui.palette import colour
from formcoach.ui.patient.boards import unseen_lines, watched_lines
from formcoach.ui.patient.figure_view import FigureView
from formcoach.ui.patient.trial_line import TrialLine
from formcoach.ui.saying import Saying
from formcoach.ui.widgets.keys import Keys
from formcoach.ui.widgets.notice import Notice


class IntroductionScreen(Screen[None]):
    """Introduces one exercise with a moving stick figure."""

    DEFAULT_CSS = """
    IntroductionScreen {
        layout: vertical;
        Notice { height: 4; background: $background; }
        #body { height: 1fr; }
        #words { width: 42; padding: 0 1; }
        &.-narrow #words { width: 34; }
        &.-wide #words { width: 60; }
        &.-wide Notice { height: 7; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,enter", "app.session('go_on')", "Go on", id="go_on"),
        Binding("space", "app.session('pause')", "Pause", id="pause"),
        Binding("s", "app.session('stop')", "Stop", id="stop"),
        Binding("e", "app.session('end_session')", "End", id="end_session"),
    ]

    def __init__(self, exercise: Exercise, *, number: int, of: int) -> None:
        super().__init__()
        self._exercise = exercise
        self._number, self._of = number, of

    def compose(self) -> ComposeResult:
        """Show the figure beside the words."""
        yield TrialLine()
        yield Notice()
        with Horizontal(id="body"):
            yield FigureView(self._exercise)
            with VerticalScroll(id="words", can_focus=False):
                yield Static(introduction_content(self._exercise), id="introduction")
        yield Keys()

    def on_mount(self) -> None:
        """Show the name in large type."""
        heading = f"{self._number}/{self._of}"
        name = tr(self._exercise.name)
        self.query_one(Notice).say(Saying(words=f"{heading} {name}", kind="said"))


def introduction_content(exercise: Exercise) -> Content:
    """Return everything that a patient should know before an exercise."""
    seen, unseen = LOOKS[State.GOOD], LOOKS[State.NOT_MEASURED]
    lines = [Content.styled(dose_words(exercise), "bold")]
    lines += [
        Content(f"{n}. {tr(step)}") for n, step in enumerate(exercise.instructions, 1)
    ]
    lines.append(Content(_place(exercise)))
    lines.append(Content(pause_words(exercise)))
    lines.append(Content.styled(tr("The camera watches:"), "bold"))
    lines += [
        Content.assemble((seen.symbol, colour(State.GOOD)), f" {each}")
        for each in watched_lines(exercise)
    ]
    lines.append(Content.styled(tr("The camera cannot see:"), "bold"))
    lines += [
        Content.assemble((unseen.symbol, colour(State.NOT_MEASURED)), f" {each}")
        for each in unseen_lines(exercise)
    ]
    return Content("\n").join(lines)


def _place(exercise: Exercise) -> str:
    if exercise.from_feet:
        return tr("Your feet towards the camera, all of you in the picture.")
    if exercise.view is View.FRONT:
        return tr("Face the camera, all of you in the picture.")
    return tr("Your side to the camera, all of you in the picture.")


def pause_words(exercise: Exercise) -> str:
    """Say how to pause this exercise from the mat."""
    sign = pause_sign(exercise)
    if sign is PauseSign.NONE:
        return tr("To pause: move out of the picture, or press space.")
    if sign is PauseSign.HAND_UP_LONGER:
        return tr("To pause: one hand straight up for three seconds.")
    return tr("To pause: one hand straight up for two seconds.")
