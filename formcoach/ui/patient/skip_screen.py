"""Why today's session is not done: one key, no blame."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from formcoach.language import mark, tr
from formcoach.ui.patient.board_screen import BoardScreen
from formcoach.ui.patient.boards import Board

WHY_WORDS = {
    "pain": mark("pain"),
    "time": mark("no time"),
    "forgot": mark("forgot"),
    "unwell": mark("unwell"),
    "other": mark("something else"),
}


class SkipScreen(BoardScreen):
    """Asks for the reason."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"choose({number})", show=False, id=f"why_{number}")
            for number in range(1, 6)
        ),
        Binding("escape", "dismiss(None)", "Go back", id="back"),
    ]

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__()
        self._reasons = reasons
        lines = tuple(
            f"{number}  {tr(WHY_WORDS[why])}" for number, why in enumerate(reasons, 1)
        )
        self.show(
            Board(
                kind="ask",
                heading=tr("Not today?"),
                words=tr("What is the reason? It helps your therapist."),
                lines=lines,
            )
        )

    def action_choose(self, number: int) -> None:
        """Take a reason."""
        if number <= len(self._reasons):
            self.dismiss(self._reasons[number - 1])
