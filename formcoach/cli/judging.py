"""One video, or one recording, from its poses to an analysis."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from formcoach.capture.video_file import VideoFile
from formcoach.cli.folders import library_log
from formcoach.cli.output import refuse_unwritable
from formcoach.cli.progress import frames_bar
from formcoach.cli.wiring import make_estimator, origin
from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Frame, Pose
from formcoach.pipeline import poses, watch
from formcoach.ports import FrameSource, PoseEstimator
from formcoach.pose.model_file import ModelFacts
from formcoach.pose.recording import Recording, RecordingEstimator
from formcoach.pose.recording_file import save_recording
from formcoach.report.analysis import Analysis
from formcoach.report.annotated_video import AnnotatedVideo
from formcoach.session.set_log import SetLog, SetSummary
from formcoach.streams import libraries_hushed


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted of every video."""

    exercise: Exercise
    model: ModelFacts
    report: Callable[[Analysis], None]
    """Is told an analysis as soon as it is there, before anything is kept."""
    any_view: bool = False
    quiet: bool = False
    """Show no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """What is kept of one video beside its analysis."""

    record: Path | None = None
    annotate: Path | None = None

    def refuse_unwritable(self) -> None:
        """Find out before the work begins what could not be written after it."""
        for path in (self.record, self.annotate):
            if path:
                refuse_unwritable(path)


def analyse_video(video: VideoFile, order: Order, keep: Keep) -> Analysis:
    """Find the poses in every frame of a video, judge them, and keep what is wanted."""
    keep.refuse_unwritable()
    with ExitStack() as stack:
        stack.enter_context(libraries_hushed(library_log()))
        stack.callback(video.close)
        canvas = _canvas(video, order, keep)
        if canvas:
            stack.callback(canvas.discard)
        estimator = make_estimator(order.model, order.exercise)
        stack.callback(estimator.close)
        recorder = RecordingEstimator(estimator) if keep.record else None
        analysis = _analysis(video, recorder or estimator, canvas, order)
        order.report(analysis)
        if recorder and keep.record:
            where_from = origin(video, order.model, order.exercise.id)
            save_recording(keep.record, recorder.recording(where_from))
        if canvas:
            canvas.finish()
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
    stream: Iterable[Pose],
    exercise: Exercise,
    *,
    any_view: bool = False,
    hear: Callable[[Instant], None] | None = None,
) -> SetSummary:
    """Watch a whole set; whoever wants to hears of every instant."""
    log = SetLog(exercise)
    for instant in watch(stream, exercise, any_view=any_view):
        log.update(instant)
        if hear:
            hear(instant)
    return log.summary()


def _canvas(video: VideoFile, order: Order, keep: Keep) -> AnnotatedVideo | None:
    if not keep.annotate:
        return None
    return AnnotatedVideo(keep.annotate, order.exercise, 1 / video.interval_s)


def _analysis(
    video: VideoFile,
    estimator: PoseEstimator,
    canvas: AnnotatedVideo | None,
    order: Order,
) -> Analysis:
    shown = not order.quiet
    with frames_bar(video.name, video.frame_count, shown=shown) as advance:
        source = _Followed(video, advance)

        def draw(instant: Instant) -> None:
            if canvas and source.newest:
                canvas.add(source.newest, instant)

        summary = judged(
            poses(source, estimator),
            order.exercise,
            any_view=order.any_view,
            hear=draw,
        )
    return Analysis(
        video=video.name,
        model=order.model.name,
        model_sha256=order.model.sha256,
        any_view=order.any_view,
        summary=summary,
    )


class _Followed:
    """A source that keeps its newest frame, and says when a frame is done."""

    live: bool = False

    def __init__(self, source: FrameSource, is_done: Callable[[], None]) -> None:
        self.name: str = source.name
        self.newest: Frame | None = None
        self._source = source
        self._is_done = is_done

    def frames(self) -> Iterator[Frame]:
        for frame in self._source.frames():
            self.newest = frame
            yield frame
            self._is_done()

    def close(self) -> None:
        self._source.close()
