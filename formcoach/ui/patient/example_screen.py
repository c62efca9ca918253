"""Offers an example to whoever has no prescription yet, and says what it is not."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from formcoach.language import tr
from formcoach.ui.patient.board_screen import BoardScreen
from formcoach.ui.patient.boards import Board


class ExampleScreen(BoardScreen):
    """Answers whether the example is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Try it", id="yes"),
        Binding("n,escape", "dismiss(False)", "Not now", id="leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.show(
            Board(
                kind="ask",
                heading=tr("Try an example?"),
                words=tr("No therapist chose it for you."),
                lines=(
                    tr(
                        "It shows how formcoach works: a bridge, a bird dog, standing "
                        "up from a chair. It is no treatment, and every screen says "
                        "so. If you are in pain, ask a therapist first."
                    ),
                    tr("The file of your therapist takes its place later."),
                    "",
                    tr("y try it   n not now"),
                ),
            )
        )
