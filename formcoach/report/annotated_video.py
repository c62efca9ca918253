"""A video with everything that was seen, measured, counted and found drawn over it."""

import math
from pathlib import Path

from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Frame, Image
from formcoach.feedback.counted_signal import counted_value
from formcoach.report.annotated_frame import FramePainter
from formcoach.report.drawing.trace import Trace
from formcoach.report.mp4_file import Mp4File

LONGEST_STILL_S = 60.0
"""A picture is never shown for longer: one wild time stamp must not fill the disk."""


class AnnotatedVideo:
    """Takes in the frames of a set with their instants, in order.

    The output has a steady rate: a picture is repeated, or left out, so that every one
    is shown when its own time has come and the whole lasts as long as the source.

    Parameters
    ----------
    path
        Where the video is to be, a name that ends in ``.mp4``.
    exercise
        What is done.
    fps
        Pictures a second.

    Raises
    ------
    UsageError
        If the name is not that of an MP4 file.
    OutputError
        If nothing can be written there.

    """

    def __init__(self, path: Path, exercise: Exercise, fps: float) -> None:
        if not math.isfinite(fps) or fps <= 0:
            message = f"a video needs a rate above 0 pictures a second, got {fps}"
            raise ValueError(message)
        self._exercise = exercise
        self._fps = fps
        self._file = Mp4File(path, fps)
        self._trace = Trace(exercise)
        self._painter: FramePainter | None = None
        self._waiting: tuple[Image | None, Instant] | None = None
        self._shown_s = 0.0
        self._written = 0

    def add(self, frame: Frame, instant: Instant) -> None:
        """Add a frame; those before the first picture are left out."""
        if self._painter is None:
            if frame.image is None:
                return
            height_px, width_px = frame.image.shape[:2]
            self._painter = FramePainter(self._exercise, width_px, height_px)
        self._show_until(frame.time_s)
        self._trace.add(instant.time_s, counted_value(self._exercise, instant))
        self._waiting = frame.image, instant

    def finish(self) -> None:
        """Show the last picture and put the video in its place.

        Raises
        ------
        OutputError
            If not all of it could be written; then nothing is left half-written.

        """
        self._write(self._written + 1)
        self._file.finish()

    def discard(self) -> None:
        """Leave nothing behind. Safe to repeat."""
        self._file.discard()

    def _show_until(self, time_s: float) -> None:
        """Show the waiting picture until the next one's time has come."""
        if self._waiting is None:
            return
        before_s = self._waiting[1].time_s
        self._shown_s += min(LONGEST_STILL_S, max(0.0, time_s - before_s))
        self._write(round(self._shown_s * self._fps))

    def _write(self, until: int) -> None:
        if self._waiting is None or self._painter is None or self._written >= until:
            return
        painted = self._painter.paint(*self._waiting, self._trace)
        while self._written < until:
            self._file.write(painted)
            self._written += 1
