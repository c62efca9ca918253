"""One video, or one recording, from its poses to an analysis."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from formcoach.capture.video_file import VideoFile
from formcoach.cli.folders import library_log
from formcoach.cli.output import refuse_unwritable
from formcoach.cli.progress import frames_bar
from formcoach.cli.quiet import libraries_hushed
from formcoach.cli.wiring import make_landmarker, origin
from formcoach.domain.exercise import Exercise
from formcoach.domain.observation import Pose
from formcoach.pipeline import poses, watch
from formcoach.ports import PoseEstimator
from formcoach.pose.model_file import ModelFacts
from formcoach.pose.recording import Recording, RecordingEstimator
from formcoach.pose.recording_file import save_recording
from formcoach.report.analysis import Analysis
from formcoach.session.set_log import SetLog, SetSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted of every video."""

    exercise: Exercise
    model: ModelFacts
    report: Callable[[Analysis], None]
    """Is told an analysis as soon as it is there, before anything else is kept."""
    any_view: bool = False
    quiet: bool = False
    """Show no progress."""


def analyse_video(
    video: VideoFile, order: Order, *, record: Path | None = None
) -> Analysis:
    """Find the poses in every frame of a video, judge them, and keep what is wanted."""
    if record:
        refuse_unwritable(record)
    with ExitStack() as stack:
        stack.enter_context(libraries_hushed(library_log()))
        stack.callback(video.close)
        landmarker = make_landmarker(order.model)
        stack.callback(landmarker.close)
        keeper = RecordingEstimator(landmarker) if record else None
        summary = _watched(video, keeper or landmarker, order)
    analysis = Analysis(
        video=video.name,
        model=order.model.name,
        model_sha256=order.model.sha256,
        any_view=order.any_view,
        summary=summary,
    )
    order.report(analysis)
    if keeper and record:
        kept = keeper.recording(origin(video, order.model, order.exercise.id))
        save_recording(record, kept)
    return analysis


def analyse_recording(
    recording: Recording, exercise: Exercise, *, any_view: bool
) -> Analysis:
    """Judge the poses of a recording, exactly as those of its video were judged."""
    return Analysis(
        video=recording.origin.source,
        model=recording.origin.model,
        model_sha256=recording.origin.model_sha256,
        any_view=any_view,
        summary=judged(recording.poses(), exercise, any_view=any_view),
    )


def judged(
    stream: Iterable[Pose], exercise: Exercise, *, any_view: bool = False
) -> SetSummary:
    """Watch a whole set."""
    log = SetLog(exercise)
    for instant in watch(stream, exercise, any_view=any_view):
        log.update(instant)
    return log.summary()


def _watched(video: VideoFile, estimator: PoseEstimator, order: Order) -> SetSummary:
    with frames_bar(video.name, video.frame_count, shown=not order.quiet) as advance:
        stream = _counted(poses(video, estimator), advance)
        return judged(stream, order.exercise, any_view=order.any_view)


def _counted(stream: Iterable[Pose], advance: Callable[[], None]) -> Iterator[Pose]:
    for pose in stream:
        yield pose
        advance()
