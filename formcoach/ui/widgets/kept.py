"""Widgets that stay as they are while others change many times a second.

Textual asks every widget on a screen for its rows whenever one of them has changed, and
works out colours, borders and filters anew for each of them.
"""

from typing import TYPE_CHECKING, Self

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    _Mixed = Widget
else:
    # Textual takes the style sheet of a class's first base that is a widget.
    _Mixed = object


class Kept(_Mixed):
    """A widget whose rows are made once, until its text, style or place is another."""

    _kept: list[Strip] | None = None
    _kept_at: tuple[Region, Size] | None = None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Make the rows anew: whatever changes a widget calls this."""
        self._kept = None
        return super().refresh(
            *regions, repaint=repaint, layout=layout, recompose=recompose
        )

    def notify_style_update(self) -> None:
        """Make the rows anew in the new style."""
        self._kept = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows within a region."""
        place = (crop, self.size)
        if self._kept is None or place != self._kept_at:
            self._kept_at, self._kept = place, super().render_lines(crop)
        return self._kept


class KeptRow(Kept, Horizontal):
    """Widgets side by side."""


class KeptColumn(Kept, Vertical):
    """Widgets above each other."""
