"""Camera and pose model, opened in the process that watches with them.

That process imports this module, so nothing heavy is imported at its head.
"""
# ruff: noqa: PLC0415 (imports inside functions, for that reason)

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formcoach.capture.open_source import NamedSource, open_source

if TYPE_CHECKING:
    from formcoach.ports import FrameSource, PoseEstimator
    from formcoach.pose.model_file import ModelFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """What is to be opened there."""

    source: NamedSource
    model: "ModelFacts"
    outline: bool
    """Whether the outline of the trunk is wanted."""
    film: bool = False
    """Whether it is a video of which every frame is wanted, over and over."""

    def __call__(self) -> "tuple[FrameSource, PoseEstimator]":
        """Open the camera or the video, then load the model.

        Raises
        ------
        FormcoachError
            If either cannot be used.

        """
        from formcoach.pose.estimator import open_estimator

        source = self._opened()
        try:
            return source, open_estimator(self.model, outline=self.outline)
        except BaseException:
            source.close()
            raise

    def _opened(self) -> "FrameSource":
        if not (self.film and self.source.path):
            return open_source(self.source, live=True)
        from formcoach.capture.endless import EndlessVideo
        from formcoach.capture.video_file import VideoFile

        return EndlessVideo(VideoFile(self.source.path))
