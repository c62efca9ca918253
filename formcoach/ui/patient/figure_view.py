"""The moving stick figure of an exercise, in braille dots."""

from formcoach.domain.exercise import Exercise
from formcoach.figure.braille import draw
from formcoach.figure.stick import StickFigure, phase_of
from formcoach.ui.widgets.steady import SteadyText

FRAMES_PER_S = 8
"""Enough to read a movement of two seconds; half of what the camera's picture has."""


class FigureView(SteadyText):
    """Shows how an exercise goes, again and again."""

    DEFAULT_CSS = """
    FigureView { width: 1fr; height: 1fr; color: $foreground; }
    """

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._figure = StickFigure(exercise)
        self._hold_s = min(3.0, max(1.0, exercise.dose.hold_s))
        self._frame = 0

    def on_mount(self) -> None:
        """Begin to move."""
        self.set_interval(1 / FRAMES_PER_S, self._move)
        self._draw()

    def on_resize(self) -> None:
        """Draw in the size that fits now."""
        self._draw()

    def _move(self) -> None:
        self._frame += 1
        self._draw()

    def _draw(self) -> None:
        columns, rows = self.content_size
        if columns and rows:
            phase = phase_of(self._frame / FRAMES_PER_S, hold_s=self._hold_s)
            lines = draw(self._figure.at(phase), columns=columns, rows=rows)
            self.write("\n".join(lines))
