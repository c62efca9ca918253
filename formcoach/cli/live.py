"""One set on the live screen, from a camera or a video played as one."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from formcoach.capture.open_source import open_source
from formcoach.capture.playback import Playback
from formcoach.cli.folders import library_log
from formcoach.cli.output import refuse_unwritable
from formcoach.cli.wiring import make_estimator, origin, ready_model
from formcoach.definitions.library import load_exercise
from formcoach.domain.exercise import Exercise
from formcoach.movement.back_neutral import BackMemory
from formcoach.pipeline import Coach
from formcoach.ports import FrameSource, PoseEstimator
from formcoach.pose.model_file import ModelFacts
from formcoach.pose.recording import RecordingEstimator
from formcoach.pose.recording_file import save_recording
from formcoach.streams import libraries_hushed
from formcoach.ui.app import CoachApp, run_app
from formcoach.ui.widgets.video_view import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of ``formcoach coach``."""

    exercise_id: str
    camera: str
    picture: str
    mirror: bool | None
    any_view: bool
    record: Path | None
    variant: str
    model: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSet:
    """Everything that the screen is handed."""

    exercise: Exercise
    source: FrameSource
    model: ModelFacts
    picture: Picture = Picture.HALF
    mirror: bool = False
    any_view: bool = False


def coach_live(wishes: Wishes) -> None:
    """Open what was asked for and coach."""
    exercise = load_exercise(wishes.exercise_id)
    if wishes.record:
        refuse_unwritable(wishes.record)
    model = ready_model(wishes.variant, wishes.model)
    with libraries_hushed(library_log()):
        source = open_source(wishes.camera, live=True)
    mirror = wishes.mirror
    live = LiveSet(
        exercise=exercise,
        source=source,
        model=model,
        picture=Picture(wishes.picture),
        mirror=not isinstance(source, Playback) if mirror is None else mirror,
        any_view=wishes.any_view,
    )
    run_live(live, record=wishes.record)


def run_live(live: LiveSet, *, record: Path | None = None) -> None:
    """Run the screen until it is left, then keep the poses if that is wanted."""
    with ExitStack() as stack:
        stack.callback(live.source.close)
        with libraries_hushed(library_log()):
            estimator = make_estimator(live.model, live.exercise)
        if not record:
            _show(live, estimator)
            return
        keeper = RecordingEstimator(estimator)
        try:
            _show(live, keeper)
        finally:
            where_from = origin(live.source, live.model, live.exercise.id)
            save_recording(record, keeper.recording(where_from))


def _show(live: LiveSet, estimator: PoseEstimator) -> None:
    app = CoachApp(
        live.exercise,
        live.source,
        estimator,
        make_coach=partial(
            Coach, live.exercise, any_view=live.any_view, back=BackMemory()
        ),
        picture=live.picture,
        mirror=live.mirror,
    )
    run_app(app, library_log())
