"""The bar with the one thing that is said to the patient."""

from textual.content import Content
from textual.widgets import Static

from formcoach.ui.saying import Saying
from formcoach.ui.widgets.pixel_font import half_block_rows, wrapped

_BIG_FROM_ROWS = 6  # two lines of big letters
_ROWS_A_LINE = 3


class Notice(Static):
    """Words with symbol and heading; in big letters where there is room."""

    DEFAULT_CSS = """
    Notice {
        width: 1fr; padding: 0 1; background: $surface; color: $foreground;
        &.-coach { color: $coach; background: $panel; text-style: bold; }
        &.-ready, &.-said { background: $panel; text-style: bold; }
        &.-warn { color: black; background: $warn; text-style: bold; }
        &.-stop { color: black; background: $stop; text-style: bold; }
        &.-paused { color: black; background: white; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._saying = Saying(words="")

    @property
    def saying(self) -> Saying:
        """What is being said."""
        return self._saying

    def say(self, saying: Saying) -> None:
        """Say something else."""
        if saying != self._saying:
            self.remove_class(f"-{self._saying.kind}")
            self.add_class(f"-{saying.kind}")
            self._saying = saying
            self._draw()

    def on_resize(self) -> None:
        """Draw in the size that fits now."""
        self._draw()

    def _draw(self) -> None:
        columns, rows = self.content_size
        self.update(drawn(self._saying, columns, rows))


def drawn(saying: Saying, columns: int, rows: int) -> Content:
    """Return a saying in big letters if it fits, else as text."""
    heading = f"{saying.symbol} {saying.heading}".strip()
    if rows >= _BIG_FROM_ROWS:
        lines = wrapped(f"{heading}  {saying.words}", columns)
        if lines is not None and len(lines) * _ROWS_A_LINE <= rows:
            big = [row for line in lines for row in half_block_rows(line, 1)]
            return Content("\n".join(big))
    if not heading:
        return Content(saying.words)
    return Content.assemble((heading, "bold"), "\n", saying.words)
