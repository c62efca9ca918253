"""The questions at the keyboard, before a session: one at a time, in large type."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from formcoach.language import tr
from formcoach.plan.ready import ReadyItem
from formcoach.plan.red_flags import RedFlag
from formcoach.ui.patient.board_screen import BoardScreen
from formcoach.ui.patient.boards import WORST, Board, scale_line


class AnswerScreen(BoardScreen):
    """Asks yes or no; a yes is asked once more, because it locks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="yes"),
        Binding("n", "answer(False)", "No", id="no"),
        Binding("escape", "leave", "Not now", id="leave"),
    ]

    def __init__(self, heading: str, question: str, *, progress: str = "") -> None:
        super().__init__()
        self._asked = Board(
            kind="ask",
            heading=heading,
            words=question,
            lines=("", tr("y yes   n no   escape not now"), progress),
        )
        self._sure = False
        self.show(self._asked)

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001
        """Take an answer; ask whether a yes is right."""
        if yes and not self._sure:
            self._sure = True
            self.show(
                Board(
                    kind="ask",
                    heading=tr("You said yes. Is that right?"),
                    words=self._asked.words,
                    lines=("", tr("y yes, that is right   n no, I meant no")),
                )
            )
            return
        self.dismiss(yes)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


def flag_screen(flag: RedFlag, number: int, of: int) -> AnswerScreen:
    """Return the question about one warning sign."""
    progress = tr(
        "Question {number} of {of}. It is no diagnosis; it keeps you safe.",
        number=number,
        of=of,
    )
    return AnswerScreen(tr("Today?"), tr(flag.question), progress=progress)


class AskPainScreen(BoardScreen):
    """Asks how much it hurts, at the keyboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,right", "move(1)", "More", id="more"),
        Binding("down,left", "move(-1)", "Less", id="less"),
        Binding("enter", "agree", "That is right", id="agree"),
        *(
            Binding(str(digit), f"type({digit})", show=False, id=f"score_{digit}")
            for digit in range(WORST)
        ),
        Binding("escape", "leave", "Not now", id="leave"),
    ]

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._score: int | None = None
        self._show()

    def _show(self) -> None:
        scored = self._score is not None
        self.show(
            Board(
                kind="ask",
                heading=self._heading,
                figure=(str(self._score),) if scored else ("?",),
                lines=(
                    scale_line(self._score if self._score is not None else -1),
                    tr("0 is no pain, 10 the worst that you can imagine."),
                    tr("0 to 9, up and down, then enter."),
                ),
            )
        )

    def action_move(self, by: int) -> None:
        """Walk along the scale."""
        score = self._score if self._score is not None else -1 if by > 0 else WORST
        self._score = min(WORST, max(0, score + by))
        self._show()

    def action_type(self, score: int) -> None:
        """Take a number."""
        self._score = score
        self._show()

    def action_agree(self) -> None:
        """Take the number that stands there, if one does."""
        if self._score is not None:
            self.dismiss(self._score)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class TickScreen(BoardScreen):
    """Things about the room that are ticked before every session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"tick({digit})", show=False, id=f"tick_{digit}")
            for digit in range(1, 10)
        ),
        Binding("space", "tick_next", "Yes, next", id="tick_next"),
        Binding("enter", "agree", "All ticked", id="agree"),
        Binding("escape", "leave", "Not now", id="leave"),
    ]

    def __init__(self, items: tuple[ReadyItem, ...]) -> None:
        super().__init__()
        self._items = items
        self._ticked: set[str] = set()
        self._show()

    def _show(self) -> None:
        lines = [
            f"{'✓' if each.item in self._ticked else '○'} {number}  {tr(each.words)}"
            for number, each in enumerate(self._items, 1)
        ]
        self.show(
            Board(
                kind="ask",
                heading=tr("Ready?"),
                lines=(*lines, "", tr("space or its number ticks; enter goes on.")),
            )
        )

    def action_tick(self, number: int) -> None:
        """Tick one thing, or take the tick back."""
        if number <= len(self._items):
            self._ticked ^= {self._items[number - 1].item}
            self._show()

    def action_tick_next(self) -> None:
        """Tick the first thing that is not ticked yet."""
        for each in self._items:
            if each.item not in self._ticked:
                self._ticked.add(each.item)
                break
        self._show()

    def action_agree(self) -> None:
        """Go on when everything is ticked."""
        if len(self._ticked) == len(self._items):
            self.dismiss(frozenset(self._ticked))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
