"""Not today, locked, or ready: what the gates have said, in large type."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from formcoach.domain.exercise import Exercise
from formcoach.language import tr
from formcoach.plan.answers import Locked, MayGoOn, NotToday
from formcoach.session.spoken import dose_words
from formcoach.ui.patient.board_screen import BoardScreen
from formcoach.ui.patient.boards import Board


class RefusedScreen(BoardScreen):
    """No exercise now, and what to do instead."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "dismiss(None)", "Go back", id="back"),
    ]

    def __init__(self, answer: Locked | NotToday, contact: str) -> None:
        super().__init__()
        self.show(refused_board(answer, contact))


def refused_board(answer: Locked | NotToday, contact: str) -> Board:
    """Return what a patient reads who may not exercise now."""
    who = tr("Your therapist: {who}", who=contact) if contact else ""
    if isinstance(answer, Locked):
        return Board(
            kind="stop",
            heading=tr("No exercises now"),
            words=answer.words,
            lines=(answer.words, answer.advice, who),
        )
    again = answer.again_at
    at = tr("Again from {when}.", when=f"{again:%A %H:%M}") if again else ""
    return Board(
        kind="ask",
        heading=tr("Not today") if again is None else tr("Not now"),
        words=answer.words,
        lines=tuple(line for line in (at, answer.advice, who) if line),
    )


class ReadyScreen(BoardScreen):
    """All gates are open: what comes, and how to do without the keyboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "Start", id="start"),
        Binding("escape", "dismiss(False)", "Not now", id="leave"),
    ]

    def __init__(
        self,
        answer: MayGoOn,
        programme: tuple[Exercise, ...],
        *,
        listens: bool = False,
    ) -> None:
        super().__init__()
        self.show(ready_board(answer, programme, listens=listens))


def ready_board(
    answer: MayGoOn, programme: tuple[Exercise, ...], *, listens: bool = False
) -> Board:
    """Return what a patient reads before the start."""
    aloud = tr('Or say "stop" alone, with a pause before and after; it may be missed.')
    steps = tuple(f"{tr(each.name)}: {dose_words(each)}" for each in programme)
    return Board(
        heading=tr("Press enter, then walk to your mat"),
        words=tr("From then on you need no keyboard."),
        lines=(
            *steps,
            "",
            tr("Pause: one hand up for two seconds, or leave the picture."),
            tr("Answers: right arm more or yes, left arm less or no, both arms agree."),
            tr("Stop at once: the key s. Pain, dizziness, anything odd: stop."),
            *((aloud,) if listens else ()),
            *answer.shown,
            *(f"{each.exercise}: {each.words}" for each in answer.left_out),
        ),
    )
