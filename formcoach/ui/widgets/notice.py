"""The bar with the one thing that is said to the patient."""

import textwrap

from formcoach.ui.saying import Saying
from formcoach.ui.widgets.pixel_font import half_block_rows, wrapped
from formcoach.ui.widgets.steady import SteadyText


class Notice(SteadyText):
    """Words with symbol and heading; in big letters where there is room."""

    DEFAULT_CSS = """
    Notice {
        width: 1fr; padding: 0 1; content-align: left middle;
        background: $surface; color: $foreground;
        &.-coach { color: $coach; background: $panel; text-style: bold; }
        &.-ready, &.-said { background: $panel; text-style: bold; }
        &.-warn { color: black; background: $warn; text-style: bold; }
        &.-stop { color: black; background: $stop; text-style: bold; }
        &.-paused { color: black; background: white; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
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
        self.write(drawn(self._saying, columns, rows))


def drawn(saying: Saying, columns: int, rows: int) -> str:
    """Return a saying as large as it fits: all of it, a part, or nothing."""
    heading = f"{saying.symbol} {saying.heading}".strip()
    big_heading, big_words = _big(heading, columns), _big(saying.words, columns)
    text = textwrap.wrap(saying.words, max(1, columns))
    as_text = [heading, *text] if heading else text
    forms = []
    if big_words is not None:
        if big_heading is not None:
            forms.append(big_heading + big_words)
        forms.append([heading, *big_words])
    if big_heading:
        # "Stop" itself must be read; of all else what to do matters more.
        place = 1 if saying.kind == "stop" else len(forms)
        forms.insert(place, big_heading + text)
    fitting = (form for form in forms if len(form) <= rows)
    return "\n".join(next(fitting, as_text))


def _big(text: str, columns: int) -> list[str] | None:
    lines = wrapped(text, columns) if text else []
    if lines is None:
        return None
    return [row for line in lines for row in half_block_rows(line, 1)]
