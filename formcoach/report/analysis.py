"""What an analysis says of one video, before it is written in any form."""

from dataclasses import dataclass

from formcoach.session.set_log import SetSummary

SLOWEST_HZ = 5.0
"""Joints are lost when 0.3 s lie between two frames (`LOST_AFTER_S`); the slowest real
clip on which repetitions were counted has 5 frames a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One set of one exercise, where it was seen, and what found the poses."""

    video: str
    """What a person would call the source: a file's name."""
    model: str
    """Which model found the poses: ``mediapipe full``."""
    model_sha256: str
    """Of its bundle; empty if unknown."""
    any_view: bool
    """Whether the view was left unchecked."""
    summary: SetSummary

    @property
    def fps_hz(self) -> float:
        """Frames a second, on average; 0 for a single frame."""
        summary = self.summary
        if not summary.duration_s:
            return 0.0
        return (summary.frames_count - 1) / summary.duration_s

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known before the figures are believed."""
        return tuple(filter(None, (self._too_slow(), self._unchecked(), self._empty())))

    def _too_slow(self) -> str:
        if round(self.fps_hz, 1) >= SLOWEST_HZ:
            return ""
        return (
            f"With {self.fps_hz:.1f} frames a second this video is too slow to be "
            f"judged: movement needs at least {SLOWEST_HZ:g}."
        )

    def _unchecked(self) -> str:
        if not self.any_view:
            return ""
        return "The view was not checked, so angles may be far off."

    def _empty(self) -> str:
        if self.summary.tracked_fraction:
            return ""
        return "Nobody could be followed in this video."
