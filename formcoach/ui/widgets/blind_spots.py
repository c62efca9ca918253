"""What the camera cannot see in this exercise, one after the other."""

import textwrap

from formcoach.feedback.looks import LOOKS, State
from formcoach.language import tr
from formcoach.ui.widgets.steady import SteadyText

_EACH_S = 5.0  # long enough to read a line twice
NARROWEST = 10
_SYMBOL = f"{LOOKS[State.NOT_MEASURED].symbol} "


class BlindSpots(SteadyText):
    """A line that names one blind spot after another, a long one in several goes."""

    DEFAULT_CSS = """
    BlindSpots {
        width: 1fr; height: 1; padding: 0 1; color: $unseen;
        &.-empty { display: none; }
        &.-now { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, cannot_see: tuple[str, ...]) -> None:
        super().__init__()
        self._cannot_see = cannot_see
        self._unseen_now = ""
        self._turn = 0

    def on_mount(self) -> None:
        """Show the next one from time to time."""
        self.set_interval(_EACH_S, self._show_next)
        self._show()

    def say_unseen_now(self, sentence: str) -> None:
        """Say what is not seen now, before all that is never seen; empty to stop."""
        if sentence != self._unseen_now:
            self._unseen_now = sentence
            self.set_class(bool(sentence), "-now")
            self._turn = 0
            self._show()

    def on_resize(self) -> None:
        """Begin with the first in the new width."""
        self._turn = 0
        self._show()

    def _show_next(self) -> None:
        self._turn += 1
        self._show()

    def _show(self) -> None:
        self.set_class(not self._cannot_see and not self._unseen_now, "-empty")
        columns = self.content_size.width
        if self._unseen_now:
            lines = _lines(self._unseen_now, columns)
        else:
            lines = blind_spot_lines(self._cannot_see, columns)
        if lines:
            self.write(lines[self._turn % len(lines)])


def blind_spot_lines(cannot_see: tuple[str, ...], columns: int) -> list[str]:
    """Return the blind spots as lines that fit."""
    again = _SYMBOL + tr("The camera cannot see: {spot}", spot="... ")
    return [
        line
        for spot in cannot_see
        for line in _lines(
            tr("The camera cannot see: {spot}", spot=tr(spot)), columns, again
        )
    ]


def _lines(words: str, columns: int, again: str = "") -> list[str]:
    """Return as few lines as fit, of about the same length: no word stands alone.

    Each of them says what it is about, where that leaves room.
    """
    indent = again if again and 2 * len(again) <= columns else "  ... "
    fitting = _wrapped(words, max(NARROWEST, columns), indent)
    narrowest = max(NARROWEST, len(indent) + 1)
    narrower = (_wrapped(words, width, indent) for width in range(narrowest, columns))
    return next((each for each in narrower if len(each) == len(fitting)), fitting)


def _wrapped(words: str, columns: int, indent: str) -> list[str]:
    return textwrap.wrap(_SYMBOL + words, columns, subsequent_indent=indent)
