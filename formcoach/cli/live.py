"""One set on the live screen, from a camera or a video played as one."""

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from formcoach.capture.open_source import NamedSource, named_source
from formcoach.capture.video_file import VideoFile
from formcoach.cli.eyes import Eyes
from formcoach.cli.folders import library_log
from formcoach.cli.output import refuse_unwritable
from formcoach.cli.wiring import origin, ready_model
from formcoach.definitions.library import enabled_exercise, load_exercise
from formcoach.domain.exercise import Exercise
from formcoach.language import chosen
from formcoach.movement.back_neutral import BackMemory
from formcoach.observing.apart import ObserverApart
from formcoach.pipeline import Coach
from formcoach.ports import Observer, Speaker
from formcoach.pose.model_file import ModelFacts
from formcoach.pose.recording import RecordingObserver
from formcoach.pose.recording_file import save_recording
from formcoach.streams import libraries_hushed
from formcoach.ui.app import CoachApp
from formcoach.ui.screen_app import run_app
from formcoach.ui.widgets.video_view import Picture
from formcoach.voice.open_speaker import open_speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of ``formcoach coach`` and of a live preview."""

    exercise_id: str
    camera: str
    picture: str
    mirror: bool | None
    any_view: bool
    voice: bool
    record: Path | None
    variant: str
    model: Path | None
    every_signal: bool = False
    """As in :class:`LiveSet`; a writer may try what is disabled for patients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSet:
    """What the screen is to show."""

    exercise: Exercise
    source: NamedSource
    model: ModelFacts
    picture: Picture = Picture.HALF
    mirror: bool = False
    any_view: bool = False
    voice: bool = True
    every_signal: bool = False
    """Whether the definition's signals are shown as well, for its writer."""


def coach_live(wishes: Wishes) -> None:
    """Find out what was asked for and coach."""
    load = load_exercise if wishes.every_signal else enabled_exercise
    exercise = load(wishes.exercise_id)
    if wishes.record:
        refuse_unwritable(wishes.record)
    with libraries_hushed(library_log()):
        source = named_source(wishes.camera)
        if source.path:  # what is wrong with a file is told before there is a screen
            VideoFile(source.path)
    mirror = wishes.mirror
    live = LiveSet(
        exercise=exercise,
        source=source,
        model=ready_model(wishes.variant, wishes.model),
        picture=Picture(wishes.picture),
        mirror=source.path is None if mirror is None else mirror,
        any_view=wishes.any_view,
        voice=wishes.voice,
        every_signal=wishes.every_signal,
    )
    run_live(live, record=wishes.record)


def run_live(live: LiveSet, *, record: Path | None = None) -> None:
    """Run the screen until it is left, then keep the poses if that is wanted."""
    with closing(make_observer(live.source, live.model, live.exercise)) as observer:
        if not record:
            _show(live, observer)
            return
        keeper = RecordingObserver(observer)
        try:
            _show(live, keeper)
        finally:
            where_from = origin(live.source, live.model, live.exercise.id)
            save_recording(record, keeper.recording(where_from))


def make_observer(
    source: NamedSource, model: ModelFacts, exercise: Exercise
) -> ObserverApart:
    """Return who watches an exercise; it starts when it is asked to observe."""
    eyes = Eyes(source=source, model=model, outline=exercise.needs_outline)
    return ObserverApart(source.name, eyes, library_log())


def _show(live: LiveSet, observer: Observer) -> None:
    with closing(open_speaker(chosen(), speech=live.voice, sound=live.voice)) as voice:
        _run(live, observer, voice)


def _run(live: LiveSet, observer: Observer, speaker: Speaker) -> None:
    app = CoachApp(
        live.exercise,
        observer,
        make_coach=partial(
            Coach, live.exercise, any_view=live.any_view, back=BackMemory()
        ),
        picture=live.picture,
        mirror=live.mirror,
        speaker=speaker,
        every_signal=live.every_signal,
    )
    run_app(app, library_log())
