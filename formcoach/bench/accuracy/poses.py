"""The poses of a clip, found once for each model and kept."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from formcoach import capture, pose
from formcoach.capture.video_file import VideoFile
from formcoach.domain.exercise import Exercise
from formcoach.domain.observation import Frame
from formcoach.errors import RecordingError
from formcoach.pipeline import poses
from formcoach.ports import FrameSource
from formcoach.pose.estimator import open_estimator
from formcoach.pose.model_file import ModelFacts
from formcoach.pose.recording import Recording, RecordingEstimator, RecordingOrigin
from formcoach.pose.recording_file import load_recording, save_recording

DIGITS = 12
"""Of a hash: enough that no two of some hundred files share them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPoses:
    """A folder in which the poses of clips are kept."""

    folder: Path

    def have(self, video: Path, model: ModelFacts, exercise: Exercise) -> bool:
        """Tell whether nothing needs to be looked at any more."""
        return self._load(self._file(video, model, exercise)) is not None

    def get(
        self,
        video: Path,
        model: ModelFacts,
        exercise: Exercise,
        tick: Callable[[], None] = lambda: None,
    ) -> Recording:
        """Return the poses of a video, looked for only if they are not kept.

        Parameters
        ----------
        video, model, exercise
            What is looked at, by which model, for which signals.
        tick
            Is called for every frame that is looked at.

        Raises
        ------
        VideoError, PoseModelError, OutputError
            If the video or the model cannot be used, or the poses cannot be kept.

        """
        file = self._file(video, model, exercise)
        kept = self._load(file)
        if kept is not None:
            return kept
        recording = _looked_at(video, model, exercise, tick)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        save_recording(file, recording)
        return recording

    def _load(self, file: Path) -> Recording | None:
        if not file.is_file():
            return None
        try:
            return load_recording(file)
        except RecordingError:  # cut off, or of an older formcoach: looked at again
            return None

    def _file(self, video: Path, model: ModelFacts, exercise: Exercise) -> Path:
        """Return a name that changes with everything the poses depend on."""
        clip = hashlib.sha256(video.read_bytes()).hexdigest()[:DIGITS]
        outline = "outline" if exercise.needs_outline else "plain"
        parts = (clip, model.sha256[:DIGITS], outline, _code())
        return self.folder / f"{'-'.join(parts)}.poses"


def _looked_at(
    video: Path, model: ModelFacts, exercise: Exercise, tick: Callable[[], None]
) -> Recording:
    source = VideoFile(video)
    estimator = RecordingEstimator(
        open_estimator(model, outline=exercise.needs_outline)
    )
    try:
        for _ in poses(_Ticking(source, tick), estimator):
            pass
    finally:
        estimator.close()
        source.close()
    return estimator.recording(
        RecordingOrigin(
            source=source.name,
            model=model.name,
            model_sha256=model.sha256,
            exercise_id=exercise.id,
        )
    )


@cache
def _code() -> str:
    """Return a hash of the code that finds poses, and of MediaPipe's version."""
    digest = hashlib.sha256(version("mediapipe").encode())
    for package in (capture, pose):
        for path in sorted(Path(package.__path__[0]).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:DIGITS]


class _Ticking:
    """A source that tells of every frame that is done."""

    live: bool = False

    def __init__(self, source: FrameSource, tick: Callable[[], None]) -> None:
        self.name: str = source.name
        self._source = source
        self._tick = tick

    def frames(self) -> Iterator[Frame]:
        for frame in self._source.frames():
            yield frame
            self._tick()

    def close(self) -> None:
        self._source.close()
