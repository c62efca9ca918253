"""The screen after a set: what was counted, reached, found and not measured."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from formcoach.session.set_log import SetSummary
from formcoach.ui.set_words import summary_content
from formcoach.ui.widgets.keys import Keys


class SummaryScreen(Screen[bool]):
    """Says what was done; answers whether to go on with another set."""

    DEFAULT_CSS = """
    SummaryScreen {
        VerticalScroll { padding: 1 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "Another set", id="again"),
    ]

    def __init__(self, summary: SetSummary, *, may_go_on: bool) -> None:
        super().__init__()
        self._summary = summary
        self._may_go_on = may_go_on

    def compose(self) -> ComposeResult:
        """Show the summary as text."""
        with VerticalScroll():
            yield Static(summary_content(self._summary), id="summary")
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another set only where the camera is still there."""
        if action == "again":
            return self._may_go_on
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """Go back to the live screen."""
        self.dismiss(result=True)
