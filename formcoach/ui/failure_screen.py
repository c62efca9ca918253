"""The screen for what cannot go on: one sentence and the remedy."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from formcoach.errors import FormcoachError
from formcoach.language import tr
from formcoach.ui.widgets.keys import Keys


class FailureScreen(Screen[None]):
    """Says what is wrong and what to do."""

    DEFAULT_CSS = """
    FailureScreen {
        VerticalScroll { padding: 1 2; }
    }
    """

    def __init__(self, error: FormcoachError) -> None:
        super().__init__()
        self._error = error

    def compose(self) -> ComposeResult:
        """Show the sentence and the remedy."""
        with VerticalScroll():
            yield Static(
                Content.assemble(
                    (tr("■ formcoach had to stop"), "bold $stop"),
                    f"\n\n{self._error.message}\n\n",
                    (self._error.hint, "bold"),
                    f"\n\n{tr('Nothing more is counted. Press q to leave.')}",
                ),
                id="failure",
            )
        yield Keys()
