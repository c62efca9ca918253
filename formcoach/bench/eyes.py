"""Camera and model of the live loop, with a stopwatch, in the process that watches.

That process imports this module, so nothing heavy is imported at its head.
"""
# ruff: noqa: PLC0415 (imports inside functions, for that reason)

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from formcoach.domain.observation import Frame, Pose
    from formcoach.ports import FrameSource, PoseEstimator
    from formcoach.pose.model_file import ModelFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchEyes:
    """What is to be opened there: as in the application, but for the stopwatch."""

    video: Path
    eager: bool
    """Whether the frames come as fast as they are taken, or in their own time."""
    model: "ModelFacts"
    outline: bool
    laps: Path
    """Where the times of every frame go."""

    def __call__(self) -> "tuple[FrameSource, PoseEstimator]":
        """Open the video and load the model."""
        from formcoach.pose.estimator import open_estimator

        estimator = open_estimator(self.model, outline=self.outline)
        return self._source(), TimedEstimator(estimator, self.laps)

    def _source(self) -> "FrameSource":
        if self.eager:
            from formcoach.bench.webcam_like import EagerCamera

            return EagerCamera(self.video)
        from formcoach.capture.playback import Playback
        from formcoach.capture.video_file import VideoFile

        return Playback(VideoFile(self.video))


class TimedEstimator:
    """An estimator whose every frame is timed, on a line of a file."""

    def __init__(self, estimator: "PoseEstimator", laps: Path) -> None:
        self.name = estimator.name
        self._estimator = estimator
        # By lines, since the process ends without closing anything.
        self._laps = laps.open("w", buffering=1, encoding="ascii")

    def estimate(self, frame: "Frame") -> "Pose":
        """Return one pose a frame."""
        began_s = time.perf_counter()
        pose = self._estimator.estimate(frame)
        took_s = time.perf_counter() - began_s
        self._laps.write(f"{began_s!r} {took_s!r} {time.process_time()!r}\n")
        return pose

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        self._estimator.close()
        self._laps.close()
