"""Figures that are read from three metres."""

from formcoach.ui.widgets.pixel_font import half_block_rows, width_px
from formcoach.ui.widgets.steady import SteadyText

_LARGEST_SCALE = 3  # eight rows of half blocks


class BigText(SteadyText):
    """A short text in the largest size that fits."""

    DEFAULT_CSS = "BigText { width: 1fr; height: 5; text-align: center; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._texts: tuple[str, ...] = ("",)

    @property
    def text(self) -> str:
        """What is to be shown, as plain text."""
        return self._texts[0]

    def show(self, *texts: str) -> None:
        """Show another text: the first of these forms that fits."""
        if texts != self._texts:
            self._texts = texts
            self._draw()

    def on_resize(self) -> None:
        """Draw in the size that fits now."""
        self._draw()

    def _draw(self) -> None:
        columns, rows = self.size
        self.write("\n".join(big_rows(self._texts, columns, rows)))


def big_rows(texts: tuple[str, ...], columns: int, rows: int) -> list[str]:
    """Return the first text that fits in half blocks, as large as it can be."""
    for text in texts:
        for scale in range(_LARGEST_SCALE, 0, -1):
            drawn = half_block_rows(text, scale)
            if len(drawn) <= rows and width_px(text) * scale <= columns:
                return drawn
    return [texts[0]]
