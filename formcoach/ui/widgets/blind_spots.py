"""What the camera cannot see in this exercise, one after the other."""

from itertools import cycle

from textual.widgets import Static

from formcoach.ui.palette import LOOKS, State

_EACH_S = 6.0  # long enough to read a line twice


class BlindSpots(Static):
    """A line that names one blind spot at a time."""

    DEFAULT_CSS = "BlindSpots { width: 1fr; height: 1; padding: 0 1; color: $unseen; }"

    def __init__(self, cannot_see: tuple[str, ...]) -> None:
        super().__init__(markup=False)
        self._cannot_see = cannot_see
        self._turn = cycle(cannot_see)

    def on_mount(self) -> None:
        """Show the first, and the next ones in turn."""
        if not self._cannot_see:
            self.display = False
            return
        self._show_next()
        if len(self._cannot_see) > 1:
            self.set_interval(_EACH_S, self._show_next)

    def _show_next(self) -> None:
        symbol = LOOKS[State.NOT_MEASURED].symbol
        self.update(f"{symbol} The camera cannot see: {next(self._turn)}")
