"""The patient's app as the shell starts it, and however it ends what is left behind."""

import random
import signal
from contextlib import closing

import pytest

from formcoach.cli.settings_file import load_settings, save_settings
from formcoach.domain.exercise import Dose
from formcoach.pose.recording_file import save_recording
from formcoach.storage.open_store import open_store
from formcoach.ui.patient.settings import Settings
from tests.cli.made_session import RealApp, answer_well, patient, plan_text
from tests.session.made_recordings import recordings

DOSES = {
    "squat": Dose(sets=1, reps=3, rest_s=30),
    "glute_bridge": Dose(sets=1, reps=3, hold_s=2, rest_s=25),
    "wall_squat": Dose(sets=1, reps=2, hold_s=4, rest_s=20),
}
LEFT_THE_SCREEN = b"\x1b[?1049l"
"""The terminal shows again what it showed before (xterm, alternate screen)."""


def test_without_a_terminal_the_way_without_is_named(run):
    """A pipe cannot show a picture."""
    code, out, err = run("session")

    assert (code, out) == (2, "")
    assert err.splitlines()[0] == "formcoach: The app needs a terminal."


def test_the_choices_of_a_patient_are_kept_for_their_eyes_only(tmp_path):
    """Whoever needs contrast and no sound needs it every day."""
    chosen = Settings(theme="formcoach-contrast", sound=False, keymap={"stop": "x"})

    save_settings(tmp_path, chosen)

    assert load_settings(tmp_path) == chosen
    assert (tmp_path / "settings.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"picture": "x"}', "\x00"])
def test_choices_that_cannot_be_read_are_as_none(tmp_path, content):
    """A damaged file must not keep anybody from exercising."""
    (tmp_path / "settings.json").write_text(content)

    assert load_settings(tmp_path) == Settings()


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory):
    """Return a data folder with a patient, a prescription, and films of a session."""
    data = tmp_path_factory.mktemp("data")
    patient(data, plan_text(DOSES))
    for name, recording in zip(DOSES, recordings(DOSES), strict=True):
        save_recording(data / f"{name}.poses", recording)
    return data


def started(data):
    """Start the app on the recordings."""
    files = [part for name in DOSES for part in ("--camera", data / f"{name}.poses")]
    return RealApp("--data", data, "--patient", "anna", "--trial", *files)


@pytest.mark.slow
def test_a_session_that_is_killed_keeps_what_was_done_and_can_be_taken_up(data_folder):
    """As after a power cut: every finished repetition once, and the way on."""
    moments = random.Random(11)  # noqa: S311  # moments, no secrets
    folder = data_folder / "patients" / "anna"
    for key in ("\r", "r", "r"):
        answer_well(folder)
        with started(data_folder) as app:
            app.to_the_start(key)
            app.read(moments.uniform(10.0, 25.0))

        with closing(open_store(folder)) as store:
            left = store.unfinished()
            assert left is not None
            for each in left.sets:
                indices = [done.index for done in each.repetitions]
                assert indices == list(range(1, len(indices) + 1))
                assert each.ended_at is None or each.counted == len(indices)

    with started(data_folder) as again:
        again.until("A session was broken off", longest_s=90)


@pytest.mark.slow
def test_H05_a_terminal_that_vanishes_closes_the_set_and_ends_the_app(data_folder):
    """An app without a screen once ran on for hours, with camera and processor."""
    folder = data_folder / "patients" / "anna"
    answer_well(folder)
    with started(data_folder) as app:
        app.to_the_start()
        done = repetition_kept(folder, app)
        app.vanish()
        code = app.process.wait(20)

    with closing(open_store(folder)) as store:
        left = store.unfinished()
    assert code == 0
    assert left.sets[-1].ended_at is not None
    assert left.sets[-1].repetitions[: len(done)] == done


def repetition_kept(folder, app):
    """Wait until a repetition is kept; return those of its set."""
    for _ in range(120):
        app.read(0.5)
        with closing(open_store(folder)) as store:
            sets = store.history().sessions[-1].sets
        if sets and sets[-1].repetitions and sets[-1].ended_at is None:
            return sets[-1].repetitions
    raise AssertionError(app.text())


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_window_or_a_request_to_end_is_obeyed_in_good_order(data_folder, sent):
    """The shell gets its terminal back as it was, and the camera is let go of."""
    with started(data_folder) as app:
        app.until("This week", longest_s=120)
        app.process.send_signal(sent)
        app.read(3.0)
        code = app.process.wait(20)

    assert code == 0
    assert LEFT_THE_SCREEN in app.shown
