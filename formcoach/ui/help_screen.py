"""The help over the live screen: keys, symbols, blind spots."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from formcoach.domain.exercise import Exercise
from formcoach.feedback.looks import LOOKS, PAUSE_SYMBOL, State
from formcoach.ui.palette import colour

_KEYS = (
    ("space", "pause, or go on: a paused coach counts and judges nothing"),
    ("p", "your picture: half blocks, sextants, stick figure only, off"),
    ("r", "begin the set anew"),
    ("e", "end the set and see what was done"),
    ("t", "more contrast, or less"),
    ("? F1", "this help"),
    ("ctrl+p", "all commands"),
    ("q", "leave"),
)
_MEANINGS = {
    State.GOOD: "measured, and inside its limits",
    State.NOT_MEASURED: "cannot be seen now; this is never called good",
    State.NOT_JUDGED: "not judged in this part of the movement",
    State.COACH: "a friendly hint",
    State.WARN: "make the movement smaller now",
    State.STOP: "pause, and ask your therapist",
}


class HelpScreen(ModalScreen[None]):
    """Explains keys and symbols; any of its keys closes it."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        VerticalScroll {
            width: 76; max-width: 96%; height: auto; max-height: 96%;
            padding: 0 1; background: $surface; border: round $primary;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "dismiss(None)", "Close", id="close_help"),
    ]

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise

    def compose(self) -> ComposeResult:
        """Show the help as text."""
        with VerticalScroll():
            yield Static(_help(self._exercise), id="help")


def _help(exercise: Exercise) -> Content:
    lines = [Content.styled(f"{exercise.name}. {exercise.purpose}", "bold")]
    lines += [Content(f"  {line}") for line in exercise.instructions]
    lines.append(Content.styled("Keys (escape closes this help)", "bold"))
    lines += [Content(f"  {key:<7} {meaning}") for key, meaning in _KEYS]
    lines.append(Content.styled("Symbols", "bold"))
    for state, meaning in _MEANINGS.items():
        look = LOOKS[state]
        lines.append(
            Content.assemble(
                "  ", (f"{look.symbol} {look.word:<12}", colour(state)), f" {meaning}"
            )
        )
    lines.append(
        Content(f"  {PAUSE_SYMBOL} counting paused: you cannot be judged now, and why")
    )
    lines += [
        Content(f"The camera cannot see: {spot}.") for spot in exercise.cannot_see
    ]
    return Content("\n").join(lines)
