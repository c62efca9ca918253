"""The first run: a short honest introduction, page by page, in large type."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from formcoach.language import mark, tr
from formcoach.ui.patient.board_screen import BoardScreen
from formcoach.ui.patient.boards import Board

_PAGES = (
    (
        mark("What it is"),
        mark("It counts and watches the exercises of your therapist."),
        mark(
            "A webcam sees you. Angles of your joints are compared with what your "
            "therapist has asked for; it counts, and says when to ease back."
        ),
    ),
    (
        mark("What it is not"),
        mark("No doctor, no diagnosis, no medical device."),
        mark(
            "It does not see your spine, your muscles or your pain. What it cannot see "
            "it calls not measured, never good. It cannot call for help. Use it under "
            "a therapist. When anything feels odd: stop."
        ),
    ),
    (
        mark("What stays here"),
        mark("No picture is ever kept."),
        mark(
            "What you did lies in a folder that only you may read; formcoach itself "
            "sends nothing. MediaPipe, the library that finds the pose, reports usage "
            "figures to Google over the network; pictures never leave the machine. "
            'Sound is heard only if you want "stop" to be listened for, and never kept.'
        ),
    ),
    (
        mark("Where to stand"),
        mark("Two or three steps from the camera, all of you in the picture."),
        mark(
            "The camera at the height of your hips, level, light from the front. For "
            "most exercises your side to the camera; feet must be seen too. A clear "
            "floor, a steady chair, a telephone within reach."
        ),
    ),
    (
        mark("Without the keyboard"),
        mark("After the start you need no key."),
        mark(
            "The start pose begins. One hand up for two seconds pauses. Right arm: "
            "more, or yes. Left arm: less, or no. Both arms: that is right. Press v to "
            "test the voice now; all of it can be read as well."
        ),
    ),
)


class WelcomeScreen(BoardScreen):
    """Leads through the first run; answers whether it was read to its end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space", "turn(1)", "Next", id="next"),
        Binding("left", "turn(-1)", "Go back", id="previous"),
        Binding("l", "language", "Language", id="language"),
        Binding("v", "app.voice_test", "Voice test", id="voice_test"),
        Binding("escape", "dismiss(False)", "Later", id="leave"),
    ]

    def __init__(self, languages: Mapping[str, str]) -> None:
        super().__init__()
        self._languages = tuple(languages)
        self._names = languages
        self._page = 0
        self.show(self._board_now())

    def _board_now(self) -> Board:
        heading, words, more = _PAGES[self._page]
        return Board(
            kind="ask" if self._page else "calm",
            heading=tr(heading),
            words=tr(words),
            lines=(
                tr(more),
                "",
                tr("{page} of {of}", page=self._page + 1, of=len(_PAGES)),
                " / ".join(self._names.values()),
            ),
        )

    def action_turn(self, by: int) -> None:
        """Turn a page; after the last one the first run is over."""
        if self._page + by >= len(_PAGES):
            self.dismiss(True)
            return
        self._page = max(0, self._page + by)
        self.show(self._board_now())

    def action_language(self) -> None:
        """Go on in the next language."""
        self.app.call_later(self._next_language)

    async def _next_language(self) -> None:
        await self.app.run_action("next_language")
        self.show(self._board_now())
