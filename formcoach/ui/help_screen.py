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
from formcoach.language import mark, tr
from formcoach.ui.palette import colour
from formcoach.ui.widgets.key_help import key_words

_KEYS = (
    (mark("space"), mark("pause, or go on: a paused coach counts and judges nothing")),
    ("p", mark("your picture: half blocks, sextants, stick figure only, off")),
    ("r", mark("begin the set anew")),
    ("e", mark("end the set and see what was done")),
    ("t", mark("more contrast, or less")),
    ("? F1", mark("this help")),
    ("ctrl+p", mark("all commands")),
    ("q", mark("leave")),
)
_MEANINGS = {
    State.GOOD: mark("measured, and inside its limits"),
    State.NOT_MEASURED: mark("cannot be seen now; this is never called good"),
    State.NOT_JUDGED: mark("not judged in this part of the movement"),
    State.COACH: mark("a friendly hint"),
    State.WARN: mark("make the movement smaller now"),
    State.STOP: mark("pause, and ask your therapist"),
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
    lines = [Content.styled(f"{tr(exercise.name)}. {tr(exercise.purpose)}", "bold")]
    lines += [Content(f"  {tr(line)}") for line in exercise.instructions]
    lines.append(Content.styled(tr("Keys (escape closes this help)"), "bold"))
    keys = [(key_words(key), tr(meaning)) for key, meaning in _KEYS]
    wide = max(len(key) for key, _ in keys)
    lines += [Content(f"  {key:<{wide}} {meaning}") for key, meaning in keys]
    lines.append(Content.styled(tr("Symbols"), "bold"))
    wide = max(len(LOOKS[state].word) for state in _MEANINGS)
    for state, meaning in _MEANINGS.items():
        look = LOOKS[state]
        lines.append(
            Content.assemble(
                "  ",
                (f"{look.symbol} {look.word:<{wide}}", colour(state)),
                f" {tr(meaning)}",
            )
        )
    lines.append(
        Content(
            f"  {PAUSE_SYMBOL} "
            + tr("counting paused: you cannot be judged now, and why")
        )
    )
    lines += [
        Content(tr("The camera cannot see: {spot}.", spot=tr(spot)))
        for spot in exercise.cannot_see
    ]
    return Content("\n").join(lines)
