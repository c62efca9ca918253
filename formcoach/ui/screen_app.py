"""What both applications share: colours, sizes, and the end with their terminal."""

from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import App
from textual.events import Mount
from textual.worker import WorkerFailed

from formcoach.errors import BugError, FormcoachError
from formcoach.scheduling import giving_way
from formcoach.streams import screen_on_terminal
from formcoach.ui.palette import CALM, CONTRAST, FALLBACK_VARIABLES

WIDTHS: list[tuple[int, str]] | None = [
    (0, "-tiny"),
    (60, "-narrow"),
    (80, "-normal"),
    (120, "-wide"),
]
HEIGHTS: list[tuple[int, str]] | None = [
    (0, "-flat"),
    (20, "-short"),
    (24, "-medium"),
    (32, "-roomy"),
    (40, "-tall"),
]
TERMINAL_LOOK_S = 0.25
"""How often it is looked whether the terminal is still there."""


class ScreenApp(App[None]):
    """An application on a terminal that may be closed while somebody exercises."""

    TITLE = "formcoach"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self) -> None:
        super().__init__()
        self.failure: FormcoachError | None = None
        """What ended it, for the exit code."""
        self.terminal_gone: Callable[[], bool] = lambda: False
        self.register_theme(CALM)
        self.register_theme(CONTRAST)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours of the states."""
        return FALLBACK_VARIABLES

    def leave(self) -> None:
        """End in good order."""
        self.exit()

    def change_contrast(self) -> None:
        """Switch between the calm theme and the one of high contrast."""
        calm = self.theme != CALM.name
        self.theme = CALM.name if calm else CONTRAST.name

    def _handle_exception(self, error: Exception) -> None:
        """End with a sentence for the terminal, whichever handler an error broke."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, FormcoachError):
            self.failure = cause
            self.exit()
        else:
            self.failure = BugError.of(cause)
            super()._handle_exception(error)

    @on(Mount)
    def _look_after_terminal(self) -> None:
        self.set_interval(TERMINAL_LOOK_S, self._leave_with_terminal)

    def _leave_with_terminal(self) -> None:
        if self.terminal_gone():
            self.leave()


def run_app(app: ScreenApp, log: Path) -> None:
    """Run an application on the terminal while libraries print into a log.

    Raises
    ------
    FormcoachError
        What ended it, once the screen is closed, for the exit code; not where the
        terminal went first, for nobody could read it.

    """
    with screen_on_terminal(log) as terminal, giving_way():
        app.terminal_gone = terminal.gone
        app.run()
        gone = terminal.gone()
    if app.failure is not None and not gone:
        raise app.failure
