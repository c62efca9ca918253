"""Puts the patient's app together: records, programme, camera, model, voice."""

import hashlib
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from formcoach import __version__
from formcoach.capture.open_source import NamedSource, named_source, open_source
from formcoach.capture.probe import list_cameras
from formcoach.cli.clearings import believes
from formcoach.cli.doctor import all_checks, check_text
from formcoach.cli.example_programme import is_example, take_example
from formcoach.cli.eyes import Eyes
from formcoach.cli.folders import library_log
from formcoach.cli.languages import (
    languages,
    use_language,
    use_patients_language,
)
from formcoach.cli.observers import RECORDING, CameraObserver, FilesObserver
from formcoach.cli.patients import profiles_in
from formcoach.cli.prescriptions import FILE_NAME, prescription_of
from formcoach.cli.recording_keeper import BackgroundKeeper
from formcoach.cli.settings_file import load_settings, save_settings
from formcoach.cli.wiring import ready_model
from formcoach.definitions.library import find_exercises, list_exercises
from formcoach.domain.exercise import Exercise
from formcoach.domain.prescription import Prescription
from formcoach.errors import PrescriptionError, UsageError
from formcoach.hearing.open_listener import listener_for_stop, microphone_for_stop
from formcoach.movement.back_neutral import BackMemory
from formcoach.observing.apart import ObserverApart
from formcoach.pipeline import Coach
from formcoach.ports import FrameSource, Speaker
from formcoach.pose.model_file import ModelFacts
from formcoach.session.session_ports import Clocks
from formcoach.session.spotter import MakeCoach
from formcoach.storage.open_store import open_store
from formcoach.storage.profiles import Profile, Profiles
from formcoach.streams import libraries_hushed
from formcoach.ui.patient.app import PatientApp
from formcoach.ui.patient.observing import SessionObserver
from formcoach.ui.patient.practice import Facts, Practice
from formcoach.ui.patient.settings import Settings
from formcoach.ui.screen_app import run_app
from formcoach.voice.open_speaker import open_speaker

RECORDED = "recorded poses"
"""The model of a session that was played from recordings."""
FIRST_PATIENT = "me"
"""The profile that is made where nobody is known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of ``formcoach session``."""

    patient: str
    data: Path | None
    cameras: tuple[str, ...]
    trial: bool
    any_view: bool
    variant: str
    model: Path | None


def run_session_app(wishes: Wishes) -> None:
    """Open everything, run the app, close everything."""
    profile = _profile(profiles_in(wishes.data), wishes.patient)
    files = _files(wishes.cameras)
    model = _model(wishes, files)
    settings = load_settings(profile.folder)
    use_patients_language(settings.language)
    with ExitStack() as stack:
        believed = believes(profile, wishes.data)
        store = stack.enter_context(closing(open_store(profile.folder, believed)))
        camera = wishes.cameras[0] if wishes.cameras else settings.camera
        keeper = stack.enter_context(closing(_keeper(profile, camera, model)))
        trial = wishes.trial or is_example(profile)
        prescription, why_none = _prescription(profile, wishes.data, trial=trial)
        exercises = {each.id: each for each in list_exercises()}
        practice = Practice(
            patient=profile.id,
            prescription=prescription,
            exercises=exercises,
            hashes=_hashes(exercises),
            store=store,
            clocks=Clocks(elapsed_s=time.monotonic, moment=_now),
            make_observer=partial(_observer, wishes, files, model),
            make_coach=partial(_coaches, any_view=wishes.any_view),
            make_speaker=_speaker,
            settings=settings,
            save_settings=partial(save_settings, profile.folder),
            new_id=lambda: f"{_now():%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:6]}",
            recordings=keeper,
            facts=Facts(
                version=__version__,
                model=model.name if model else RECORDED,
                model_sha256=model.sha256 if model else "",
            ),
            trial=trial,
            languages=languages(),
            use_language=use_language,
            cameras=_cameras,
            microphone=microphone_for_stop,
            make_listener=listener_for_stop,
            open_camera=None if files else _camera,
            checks=partial(_checked, wishes),
            take_example=_example(profile, wishes),
            why_none=why_none,
            notices=store.notices,
        )
        run_app(PatientApp(practice), library_log())


def _now() -> datetime:
    return datetime.now().astimezone()


def _profile(profiles: Profiles, patient: str) -> Profile:
    """Return the patient who is meant; the first one is made."""
    if not patient and not profiles.all():
        return profiles.create(FIRST_PATIENT)
    return profiles.meant(patient)


def _prescription(
    profile: Profile, data: Path | None, *, trial: bool
) -> tuple[Prescription | None, str]:
    """Return the prescription, or why there is none that can be believed."""
    try:
        found = prescription_of(profile, data=data, trial=trial)
    except PrescriptionError as error:
        return None, f"{error.message} {error.hint}".strip()
    return found, ""


def _example(profile: Profile, wishes: Wishes) -> Callable[[], Prescription] | None:
    """Return what makes the example the programme; None where there is a file."""
    if (profile.folder / FILE_NAME).exists():
        return None
    return lambda: take_example(profile, wishes.data, _now().date())


def _keeper(
    profile: Profile, camera: str, model: ModelFacts | None
) -> BackgroundKeeper:
    return BackgroundKeeper(
        profile.folder,
        source=camera,
        model=model.name if model else RECORDED,
        sha256=model.sha256 if model else "",
    )


def _checked(wishes: Wishes) -> Iterator[str]:
    """Yield what 'formcoach doctor' finds."""
    for check in all_checks(None, wishes.variant, wishes.model):
        yield check_text(check)


def _hashes(exercises: Mapping[str, Exercise]) -> dict[str, str]:
    """Return the SHA-256 of every definition's file."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in find_exercises().items()
        if name in exercises
    }


def _files(cameras: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the files that stand in the camera's place; none for a camera.

    Raises
    ------
    UsageError
        If several are named and one of them is no file.

    """
    paths = tuple(Path(each) for each in cameras)
    if len(paths) == 1 and not paths[0].is_file():
        return ()
    for path in paths:
        if not path.is_file():
            raise UsageError(
                f"{path}: there is no such file.",
                hint="Several --camera name files, one for each exercise.",
            )
    return paths


def _model(wishes: Wishes, files: tuple[Path, ...]) -> ModelFacts | None:
    """Return the pose model; none is needed where only recorded poses are played."""
    if files and all(file.suffix == RECORDING for file in files):
        return None
    return ready_model(wishes.variant, wishes.model)


def _observer(
    wishes: Wishes,
    files: tuple[Path, ...],
    model: ModelFacts | None,
    programme: tuple[Exercise, ...],
    settings: Settings,
) -> SessionObserver:
    outline = any(each.needs_outline for each in programme)

    def watch(source: NamedSource, *, film: bool = False) -> ObserverApart:
        assert model is not None  # noqa: S101  # see _model
        eyes = Eyes(source=source, model=model, outline=outline, film=film)
        return ObserverApart(source.name, eyes, library_log())

    if files:
        return FilesObserver(
            files,
            programme,
            lambda path: watch(NamedSource(path=path), film=True),
            _coaches(any_view=wishes.any_view),
        )
    camera = wishes.cameras[0] if wishes.cameras else settings.camera
    return CameraObserver(watch(named_source(camera)))


def _coaches(*, any_view: bool) -> MakeCoach:
    """Return what makes the coaches of one session, with one memory of the back."""
    back = BackMemory()

    def make(exercise: Exercise, *, begun: bool) -> Coach:
        return Coach(exercise, any_view=any_view, begun=begun, back=back)

    return make


def _cameras() -> dict[str, str]:
    """Return the webcams there are: what to open, and what a person calls it."""
    with libraries_hushed(library_log()):
        return {str(each.index): each.name for each in list_cameras()}


def _camera(camera: str) -> FrameSource:
    """Open a camera for its picture alone."""
    return open_source(camera, live=True)


def _speaker(settings: Settings) -> Speaker:
    return open_speaker(settings.language, speech=settings.speech, sound=settings.sound)
