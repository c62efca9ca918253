"""The live screen within a session: set-up, countdown, the set, its pauses."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from formcoach.domain.exercise import Exercise
from formcoach.feedback.looks import PAUSE_SYMBOL
from formcoach.language import tr
from formcoach.session.getting_ready import COUNT_FROM
from formcoach.session.stage import Flow, Stage
from formcoach.ui import messages
from formcoach.ui.live_screen import LiveScreen
from formcoach.ui.mailbox import Mailbox
from formcoach.ui.patient.boards import paused_words
from formcoach.ui.patient.trial_line import TrialLine
from formcoach.ui.saying import Saying
from formcoach.ui.watching import Sight
from formcoach.ui.widgets.video_view import Picture


class SetScreen(LiveScreen, inherit_bindings=False):
    """Shows one exercise of a session; the session itself decides what goes on."""

    CSS_PATH = "../live_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "app.session('pause')", "Pause", id="pause"),
        Binding("s", "app.session('stop')", "Stop", id="stop"),
        Binding("h", "app.session('hurts')", "It hurts", id="hurts"),
        Binding("e", "app.session('end_set')", "End set", id="end_set"),
        Binding("p", "picture", "Picture", id="picture"),
    ]

    def __init__(
        self,
        exercise: Exercise,
        *,
        source_name: str,
        picture: Picture,
        mirrored: bool,
        clock: Callable[[], float],
    ) -> None:
        super().__init__(
            exercise,
            source_name=source_name,
            picture=picture,
            mirrored=mirrored,
            clock=clock,
        )
        self._over: Saying | None = None
        self.sights: Mailbox[Sight] = Mailbox()
        """Where the newest picture is left for this screen."""

    def compose(self) -> ComposeResult:
        """Lay out the live screen under the line of the trial mode."""
        yield TrialLine()
        yield from super().compose()

    def _newest(self) -> Sight | None:
        return self.sights.take()

    def tell(self, message: Message) -> None:
        """Take in what this screen must not miss.

        Called, not posted: a message that is handed on would bubble up again.
        """
        match message:
            case messages.RepetitionEnded():
                self.count(message)
            case messages.FindingTold():
                self.sound(message)
            case messages.CueChanged():
                self.say(message)
            case messages.TroubleChanged():
                self.tell_trouble(message)

    def stand_at(self, flow: Flow, now_s: float) -> None:
        """Show where the session stands, over what the coach says."""
        self._over = over_the_coach(flow, now_s)

    def _saying(self) -> Saying | None:
        return self._over or super()._saying()


def over_the_coach(flow: Flow, now_s: float) -> Saying | None:
    """Return what the session says above the coach's own words, if anything."""
    if flow.stage is Stage.COUNTDOWN:
        left = max(1, COUNT_FROM - int(now_s - flow.since_s))
        hold = tr("Hold still")
        return Saying(symbol="→", heading=hold, words=str(left), kind="ready")
    if flow.stage is Stage.PAUSED:
        return Saying(
            symbol=PAUSE_SYMBOL,
            heading=tr("PAUSED"),
            words=paused_words(flow),
            kind="paused",
        )
    return None
