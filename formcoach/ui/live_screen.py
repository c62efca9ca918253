"""The screen in front of which the patient moves.

It owns all state. The coaching thread leaves pictures and numbers in a mailbox, which
is looked into fifteen times a second, and posts what must not be lost as messages.
"""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from formcoach.domain.exercise import Exercise, Level, Mode
from formcoach.feedback.back_watch import BackWatch
from formcoach.feedback.body_state import limit_states, segment_states
from formcoach.feedback.counted_signal import counted_value, waits
from formcoach.ui import messages
from formcoach.ui.back_line import seen_back
from formcoach.ui.live_figures import (
    hold_figure,
    main_figure,
    title,
    under_the_figure,
)
from formcoach.ui.live_state import LiveState
from formcoach.ui.saying import Saying, saying
from formcoach.ui.summary_screen import SummaryScreen
from formcoach.ui.watching import Sight, Watcher
from formcoach.ui.widgets.blind_spots import BlindSpots
from formcoach.ui.widgets.figures import BigText
from formcoach.ui.widgets.gauge import Gauge
from formcoach.ui.widgets.kept import Kept, KeptColumn, KeptRow
from formcoach.ui.widgets.keys import Keys
from formcoach.ui.widgets.notice import Notice
from formcoach.ui.widgets.signal_table import SignalTable
from formcoach.ui.widgets.steady import SteadyText
from formcoach.ui.widgets.trace import Trace
from formcoach.ui.widgets.video_view import Picture, VideoView
from formcoach.ui.widgets.watched import Watched

LOOKS_PER_S = 15
"""How often the newest picture is shown: under tmux 15 a second take a quarter of a
core, measured with Textual 8.2 in 100x50 cells."""


class LiveScreen(Kept, Screen[None]):
    """Picture, figures, gauge, trace, and the one thing that is said."""

    CSS_PATH = "live_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "Pause", id="pause"),
        Binding("p", "picture", "Picture", id="picture"),
        Binding("r", "restart", "Restart", id="restart"),
        Binding("e", "end_set", "End", id="end_set"),
    ]

    def __init__(
        self,
        exercise: Exercise,
        *,
        source_name: str,
        picture: Picture,
        mirrored: bool,
        clock: Callable[[], float],
        every_signal: bool = False,
    ) -> None:
        super().__init__(classes="-preview" if every_signal else None)
        self._signals = SignalTable(exercise) if every_signal else None
        self._exercise = exercise
        self._source_name = source_name
        self._picture = picture
        self._mirrored = mirrored
        self._state = LiveState(exercise, clock)
        self._back_watch = BackWatch(exercise)
        self._watcher: Watcher | None = None

    def compose(self) -> ComposeResult:
        """Lay out the widgets; what is shown where is in the style sheet."""
        yield Static(
            "Make the terminal larger: at least 60x20.", id="too-small", markup=False
        )
        yield SteadyText(id="title")
        with KeptRow(id="body"):
            yield VideoView(picture=self._picture, mirrored=self._mirrored, id="video")
            with KeptColumn(id="panel"):
                yield BigText(id="count")
                yield SteadyText(id="under-count")
                yield BigText(id="hold")
                yield Gauge(self._exercise)
                yield Trace(self._exercise)
                if self._signals is not None:
                    yield self._signals
                yield Watched()
        yield Notice()
        yield BlindSpots(self._exercise.cannot_see)
        yield Keys()

    def on_mount(self) -> None:
        """Begin to look for news."""
        self.query_one("#hold").display = self._exercise.mode is Mode.REPS_WITH_HOLD
        self.query_one("#video").display = self._picture is not Picture.OFF
        # A row for each limit and one above; what is left belongs to the trace.
        self.query_one(Watched).styles.max_height = len(self._exercise.limits) + 1
        self.set_interval(1 / LOOKS_PER_S, self.look)
        self._show()

    def follow(self, watcher: Watcher) -> None:
        """Take the news from a watcher from now on."""
        self._watcher = watcher

    def look(self) -> None:
        """Show the newest picture and numbers, or that there are none."""
        sight = self._newest()
        if sight is not None:
            self._state.see(sight)
            self._draw(sight)
        elif self._state.see_nothing() and self._state.sight is not None:
            self._draw(self._state.sight)
        self._show()

    def _newest(self) -> Sight | None:
        return self._watcher.newest.take() if self._watcher is not None else None

    def _draw(self, sight: Sight) -> None:
        exercise, instant = self._exercise, sight.instant
        self.query_one(VideoView).show(
            sight.frame,
            sight.pose,
            segment_states(exercise, instant),
            seen_back(exercise, instant),
        )
        value = counted_value(exercise, instant)
        self.query_one(Gauge).show(value, waits=waits(exercise, instant))
        self.query_one(BlindSpots).say_unseen_now(self._back_watch.update(instant))
        if instant is not None:
            self.query_one(Trace).add(instant.time_s, value)

    def _show(self) -> None:
        exercise, now = self._exercise, self._state
        self.query_one("#title", SteadyText).write(title(exercise, now.instant))
        self.query_one("#count", BigText).show(
            *main_figure(exercise, now.counted, now.hold_s)
        )
        self.query_one("#under-count", SteadyText).write(
            under_the_figure(exercise, now.counted, now.last_repetition)
        )
        self.query_one("#hold", BigText).show(*hold_figure(exercise, now.hold_s))
        self.query_one(Watched).show(limit_states(exercise, now.instant))
        if self._signals is not None:
            self._signals.show(now.instant, now.last_repetition)
        said = self._saying()
        if said is not None:
            self.query_one(Notice).say(said)
            self.set_class(said.loud, "-loud")

    def _saying(self) -> Saying | None:
        return saying(self._state.situation(self._source_name))

    @on(messages.SetStarted)
    def begin_anew(self) -> None:
        """Forget the set before."""
        self._state.forget()
        self.query_one(Trace).clear_values()
        self._show()

    @on(messages.RepetitionEnded)
    def count(self, message: messages.RepetitionEnded) -> None:
        """Show what became of the repetition."""
        self._state.last_repetition = message.repetition
        self._state.counted = message.counted
        self._show()

    @on(messages.FindingTold)
    def sound(self, message: messages.FindingTold) -> None:
        """Ring the bell for a warning: on the floor nobody looks at a screen."""
        finding = message.finding
        urgent = finding.level >= Level.WARN and not finding.over
        if urgent and self._state.may_ring():
            self.app.bell()

    @on(messages.CueChanged)
    def say(self, message: messages.CueChanged) -> None:
        """Show the words of the coach."""
        self._state.cue = message.cue
        self._show()

    @on(messages.TroubleChanged)
    def tell_trouble(self, message: messages.TroubleChanged) -> None:
        """Show why judging is paused, or that it goes on."""
        self._state.meet(message.trouble)
        self._show()

    @on(messages.SetEnded)
    def summarise(self, message: messages.SetEnded) -> None:
        """Show what was done."""
        self.look()
        self.app.push_screen(
            SummaryScreen(message.summary, may_go_on=not message.source_ended),
            self._go_on,
        )

    def _go_on(self, again: bool | None) -> None:  # noqa: FBT001
        if again:
            self.action_restart()

    def action_pause(self) -> None:
        """Let the coach rest, or go on."""
        self._state.paused = not self._state.paused
        if self._watcher is not None:
            self._watcher.pause(paused=self._state.paused)
        self._show()

    def action_picture(self) -> None:
        """Show the patient in another way."""
        view = self.query_one(VideoView)
        view.display = view.picture.next is not Picture.OFF
        view.picture = view.picture.next
        self.notify(f"Picture: {view.picture}", timeout=2)

    def action_restart(self) -> None:
        """Begin the set anew."""
        if self._watcher is not None:
            self._watcher.restart()

    def action_end_set(self) -> None:
        """End the set and show what was done."""
        if self._watcher is not None:
            self._watcher.end_set()
