"""What is watched for: clear, not measured, or crossed just now."""

from collections.abc import Mapping

from textual.content import Content

from formcoach.feedback.figures import plain
from formcoach.feedback.looks import LOOKS, State
from formcoach.ui.palette import colour
from formcoach.ui.widgets.steady import SteadyText


class Watched(SteadyText):
    """One row for each limit, the urgent ones first; the rest are summed up."""

    DEFAULT_CSS = "Watched { width: 1fr; height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._states: Mapping[str, State] = {}

    def show(self, states: Mapping[str, State]) -> None:
        """Show the states of the limits."""
        if states != self._states:
            self._states = states
            self._draw()

    def on_resize(self) -> None:
        """Draw in the size that fits now."""
        self._draw()

    def _draw(self) -> None:
        self.write(drawn(self._states, self.size.height))


def drawn(states: Mapping[str, State], rows: int) -> Content:
    """Return the limits in some rows."""
    if len(states) > rows:
        return _summed_up(states)
    lines = [
        Content.assemble(
            (LOOKS[state].symbol, colour(state)),
            f" {plain(limit)}: ",
            (_word(state), colour(state)),
        )
        for limit, state in sorted(states.items(), key=lambda item: -item[1])
    ]
    return Content("\n").join(lines)


def _summed_up(states: Mapping[str, State]) -> Content:
    counts = {state: list(states.values()).count(state) for state in reversed(State)}
    parts = [
        Content.styled(f"{LOOKS[state].symbol} {count} {_word(state)}", colour(state))
        for state, count in counts.items()
        if count
    ]
    return Content("  ").join(parts)


def _word(state: State) -> str:
    return LOOKS[state].word.lower()
