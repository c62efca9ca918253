"""An observer in one's own process, of any source and any estimator."""

from collections.abc import Generator

from formcoach.domain.observation import Frame, Pose
from formcoach.ports import FrameSource, PoseEstimator


class ObserverHere:
    """An :class:`~formcoach.ports.Observer` of what a test has made up."""

    def __init__(self, source: FrameSource, estimator: PoseEstimator) -> None:
        """Take over a source and an estimator: both are closed at the end."""
        self.name: str = source.name
        self._source = source
        self._estimator = estimator

    def observe(self) -> Generator[tuple[Frame, Pose], None, None]:
        """Yield frames with their poses until the source ends or is closed."""
        try:
            for frame in self._source.frames():
                yield frame, self._estimator.estimate(frame)
        finally:
            self._source.close()
            self._estimator.close()

    def close(self) -> None:
        """End a running ``observe``. Safe to repeat."""
        self._source.close()
