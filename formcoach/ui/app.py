"""Coaches one exercise: is handed ports, starts the coaching thread, and ends it."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from formcoach.domain.exercise import Exercise
from formcoach.errors import BugError, FormcoachError
from formcoach.ports import Observer, Speaker
from formcoach.ui import messages
from formcoach.ui.failure_screen import FailureScreen
from formcoach.ui.help_screen import HelpScreen
from formcoach.ui.live_screen import LiveScreen
from formcoach.ui.palette import CALM
from formcoach.ui.screen_app import ScreenApp
from formcoach.ui.watching import Coach, Watcher
from formcoach.ui.widgets.video_view import Picture

_LAST_FRAME_S = 2.0
"""How long the end waits for the coaching thread: longer than a slow inference."""

logger = logging.getLogger(__name__)


class CoachApp(ScreenApp):
    """Coaches one exercise in front of one camera, or a video played as one.

    Parameters
    ----------
    exercise
        What is done.
    observer
        Watches the patient; closed when the application ends.
    make_coach
        Makes the pipeline of one set, again for each set.
    picture
        How the patient is shown at first.
    mirror
        Whether the display, never the input, is mirrored.
    speaker
        Says and sounds what is shown; None for a screen that is silent.
    clock
        Seconds that only rise, for noticing that nothing comes.
    every_signal
        Whether every signal of the definition is shown as well, for its writer.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "contrast", "Theme", id="contrast"),
        Binding("question_mark,f1", "coach_help", "Help", id="help", key_display="?"),
        Binding("q", "quit", "Quit", id="quit"),
    ]

    def __init__(
        self,
        exercise: Exercise,
        observer: Observer,
        *,
        make_coach: Callable[[], Coach],
        picture: Picture = Picture.HALF,
        mirror: bool = False,
        speaker: Speaker | None = None,
        clock: Callable[[], float] = time.monotonic,
        every_signal: bool = False,
    ) -> None:
        super().__init__()
        self._exercise = exercise
        self._observer = observer
        self._make_coach = make_coach
        self._speaker = speaker
        self._live = LiveScreen(
            exercise,
            source_name=observer.name,
            picture=picture,
            mirrored=mirror,
            clock=clock,
            every_signal=every_signal,
        )
        self._watcher: Watcher | None = None
        self._thread = threading.Thread(
            target=self._watch, name="formcoach coach", daemon=True
        )

    async def on_mount(self) -> None:
        """Show the live screen, then start the coaching thread."""
        self.theme = CALM.name
        await self.push_screen(self._live)
        self._watcher = Watcher(
            self._exercise,
            self._observer,
            self._make_coach,
            self._live.post_message,
            self._speaker,
        )
        self._live.follow(self._watcher)
        self._thread.start()

    async def on_unmount(self) -> None:
        """Let go of camera and model."""
        if self._watcher is None:
            return
        await asyncio.to_thread(self._watcher.close)
        await asyncio.to_thread(self._thread.join, _LAST_FRAME_S)

    def _watch(self) -> None:
        """Run the coaching thread; whatever goes wrong there ends on a screen."""
        assert self._watcher is not None  # noqa: S101  # started after it was made
        try:
            self._watcher.run()
        except FormcoachError as error:
            self.post_message(messages.WatchFailed(error))
        except Exception as error:
            logger.exception("the coaching thread failed")
            self.post_message(messages.WatchFailed(BugError.of(error)))

    @on(messages.WatchFailed)
    def show_failure(self, failure: messages.WatchFailed) -> None:
        """Show the error screen; on the floor it is heard before it is read."""
        self.failure = failure.error
        self.bell()
        self.push_screen(FailureScreen(failure.error))

    def action_contrast(self) -> None:
        """Switch between the calm theme and the one of high contrast."""
        self.change_contrast()

    def action_coach_help(self) -> None:
        """Explain keys and symbols."""
        self.push_screen(HelpScreen(self._exercise))
