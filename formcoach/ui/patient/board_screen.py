"""One screen for every question and pause: words and numbers in large type."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from formcoach.ui.patient.boards import Board
from formcoach.ui.patient.large_type import arranged
from formcoach.ui.patient.trial_line import TrialLine
from formcoach.ui.widgets.keys import Keys
from formcoach.ui.widgets.steady import SteadyText


class LargeType(SteadyText):
    """A board, as large as it fits."""

    DEFAULT_CSS = """
    LargeType { width: 1fr; height: 1fr; content-align: left middle; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._board = Board()

    def show(self, board: Board) -> None:
        """Show another board."""
        if board != self._board:
            self._board = board
            self._draw()

    def on_resize(self) -> None:
        """Draw in the size that fits now."""
        self._draw()

    def _draw(self) -> None:
        columns, rows = self.content_size
        if columns and rows:
            self.write(arranged(self._board, columns, rows))


class BoardScreen(Screen[object]):
    """Shows a board; what it says is decided elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self._board = Board()

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    def compose(self) -> ComposeResult:
        """Leave all of the screen to the board."""
        yield TrialLine()
        yield LargeType()
        yield Keys()

    def on_mount(self) -> None:
        """Show what was given before."""
        self.query_one(LargeType).show(self._board)

    def show(self, board: Board) -> None:
        """Show another board."""
        self._board = board
        for large in self.query(LargeType):  # none before the screen is laid out
            large.show(board)


class PainScreen(BoardScreen):
    """How much it hurts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,right", "app.session('more')", "More", id="more"),
        Binding("down,left", "app.session('less')", "Less", id="less"),
        Binding("enter", "app.session('agree')", "That is right", id="agree"),
        *(
            Binding(str(digit), f"app.score({digit})", show=False, id=f"score_{digit}")
            for digit in range(10)
        ),
        Binding("s", "app.session('stop')", "Stop", id="stop"),
        Binding("e", "app.session('end_session')", "End", id="end_session"),
    ]


class YesNoScreen(BoardScreen):
    """A question with yes or no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "app.session('yes')", "Yes", id="yes"),
        Binding("n", "app.session('no')", "No", id="no"),
        Binding("s", "app.session('stop')", "Stop", id="stop"),
    ]


class RestScreen(BoardScreen):
    """A rest that runs down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "app.session('pause')", "Pause", id="pause"),
        Binding("g", "app.session('go_on')", "Go on", id="go_on"),
        Binding("s", "app.session('stop')", "Stop", id="stop"),
        Binding("e", "app.session('end_session')", "End", id="end_session"),
    ]


class PausedScreen(BoardScreen):
    """A pause outside of a set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,g", "app.session('go_on')", "Go on", id="go_on"),
        Binding("s", "app.session('stop')", "Stop", id="stop"),
        Binding("e", "app.session('end_session')", "End", id="end_session"),
    ]


class AllRightScreen(BoardScreen):
    """Asks whether the patient is all right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "app.session('fine')", "I am fine", id="fine"),
        Binding("h", "app.session('help_me')", "I need help", id="help_me"),
    ]


class StoppedScreen(BoardScreen):
    """Nothing goes on by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "app.session('go_on')", "Go on", id="go_on"),
        Binding("e", "app.session('end_session')", "End", id="end_session"),
    ]
