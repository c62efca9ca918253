"""Text in a place of fixed size, changed many times a second."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from formcoach.ui.widgets.kept import Kept


class SteadyText(Kept, Static):
    """Paints only what is new and never lays the screen out anew."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._written: Content | None = None

    def write(self, text: Content | str) -> None:
        """Show a text, if its words or its colours are others."""
        content = Content(text) if isinstance(text, str) else text
        if not _is_same(self._written, content):
            self._written = content
            self.update(content, layout=False)


class SteadyRows(Widget):
    """Rows of text, of which only those are painted that are new."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Content] = ()

    def write(self, rows: Sequence[Content]) -> None:
        """Show these rows."""
        both = enumerate(zip_longest(self._rows, rows))
        new = [y for y, (before, row) in both if not _is_same(before, row)]
        self._rows = rows
        if new:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in new))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        row = self._rows[y] if y < len(self._rows) else Content("")
        columns, style = self.size.width, self.visual_style
        (strip,) = Visual.to_strips(self, row, columns, 1, style)
        return strip


def _is_same(before: Content | None, row: Content | None) -> bool:
    """Compare words and colours; the operator compares words only."""
    return before is row or (
        before is not None and row is not None and before.is_same(row)
    )
