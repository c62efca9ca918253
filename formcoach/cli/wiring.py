"""The composition root: from what was asked for to a source, an estimator, a coach.

MediaPipe and OpenCV take a second or two to load, so everything is imported where it is
made: a wrong option is answered at once.
"""
# ruff: noqa: PLC0415 (imports inside functions, for that reason)

from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from formcoach.cli.folders import library_log
from formcoach.cli.output import tell
from formcoach.cli.progress import FetchProgress
from formcoach.errors import PoseModelError, VideoError
from formcoach.pose import NETWORK_NOTICE
from formcoach.streams import libraries_hushed

if TYPE_CHECKING:
    from formcoach.capture.open_source import NamedSource
    from formcoach.capture.video_file import VideoFile
    from formcoach.domain.exercise import Exercise
    from formcoach.ports import FrameSource, PoseEstimator
    from formcoach.pose.model_file import ModelFacts
    from formcoach.pose.recording import RecordingOrigin

BYTES_PER_MB = 1_000_000
DEMO_EXERCISE = "bird_dog"
DEMO_VIDEO = "bird_dog.mp4"


def ready_model(variant: str, path: Path | None) -> "ModelFacts":
    """Return the pose model, fetched first if it is not on this machine.

    Raises
    ------
    PoseModelError
        If it cannot be had, or the user's own is none.

    """
    from formcoach.pose.model_file import model_facts

    try:
        return model_facts(variant, path)
    except PoseModelError as error:
        if path is not None:
            raise
        tell(f"formcoach: {error.message}; it is fetched now, once.")
    fetch(variant)
    return model_facts(variant)


def fetch(variant: str) -> Path:
    """Fetch a pose model into the cache and say what happens."""
    from formcoach.pose.model_cache import cache_folder
    from formcoach.pose.model_catalogue import find_variant
    from formcoach.pose.model_file import fetch_model

    weights = find_variant(variant).npm
    size_mb = (weights.detector.size_bytes + weights.landmarks.size_bytes) / (
        BYTES_PER_MB
    )
    tell(f"The pose model {variant} (about {size_mb:.0f} MB) goes to {cache_folder()}.")
    tell(NETWORK_NOTICE)
    with libraries_hushed(library_log()), closing(FetchProgress()) as progress:
        return fetch_model(variant, progress)


def make_estimator(model: "ModelFacts", exercise: "Exercise") -> "PoseEstimator":
    """Load the pose model for an exercise; each source needs one of its own."""
    from formcoach.pose.estimator import open_estimator

    return open_estimator(model, outline=exercise.needs_outline)


def open_video(text: str) -> "VideoFile":
    """Open a video file to be seen frame by frame; a camera is refused.

    Raises
    ------
    VideoError
        If it cannot be used.

    """
    from formcoach.capture.open_source import open_source
    from formcoach.capture.video_file import VideoFile

    if "://" in text or text.isdigit():
        open_source(text, live=False)  # says why a camera cannot be analysed
    return VideoFile(Path(text))


def demo_path() -> Path:
    """Return where the sample clip is: in the wheel, or in a checkout.

    Raises
    ------
    VideoError
        If it is not there.

    """
    package = Path(str(files("formcoach")))
    places = (package / "data", package.parent)
    for place in places:
        path = place / "sample_videos" / DEMO_VIDEO
        if path.is_file():
            return path
    raise VideoError(
        f"The sample video {DEMO_VIDEO} is not part of this installation.",
        hint="Install formcoach again, or try a video of your own: "
        f"formcoach analyze VIDEO --exercise {DEMO_EXERCISE}",
    )


def demo_video() -> "VideoFile":
    """Open the sample clip."""
    from formcoach.capture.video_file import VideoFile

    return VideoFile(demo_path())


def origin(
    source: "FrameSource | NamedSource", model: "ModelFacts", exercise_id: str
) -> "RecordingOrigin":
    """Return what a recording says of itself."""
    from formcoach.pose.recording import RecordingOrigin

    return RecordingOrigin(
        source=source.name,
        model=model.name,
        model_sha256=model.sha256,
        exercise_id=exercise_id,
    )
