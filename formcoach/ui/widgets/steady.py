"""Text in a place of fixed size, changed many times a second."""

from textual.content import Content
from textual.widgets import Static


class SteadyText(Static):
    """Paints only what is new and never lays the screen out anew."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._written: Content | str | None = None

    def write(self, text: Content | str) -> None:
        """Show a text, if it is another one."""
        if text != self._written:
            self._written = text
            self.update(text, layout=False)
