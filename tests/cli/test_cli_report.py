"""Reports and the history, as a user types it."""

import json
import re
import stat
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from formcoach.cli.folders import data_folder
from formcoach.cli.settings_file import save_settings
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level
from formcoach.domain.finding import Finding
from formcoach.language import ENGLISH, choose
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording
from formcoach.storage.open_store import open_store
from formcoach.storage.profiles import Profiles
from formcoach.storage.recordings import Recordings
from formcoach.testing import STANDING, made_up_session, perform
from formcoach.ui.patient.settings import Settings

TODAY = datetime.now(UTC).astimezone().date()


@pytest.fixture(autouse=True)
def nobody_named(monkeypatch):
    """Keep the user's own settings away."""
    for name in ("FORMCOACH_DATA", "FORMCOACH_PATIENT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def anna():
    """Return Anna, who did a session yesterday and one long ago."""
    profile = Profiles(data_folder()).create("anna", "Anna K.")
    store = open_store(profile.folder)
    sessions = (made_up_session(date(2025, 1, 6)), made_up_session(yesterday()))
    store.add_sessions(sessions)
    store.close()
    return profile


def yesterday():
    """Return the day before today."""
    return TODAY - timedelta(days=1)


@pytest.mark.usefixtures("anna")
def test_a_report_is_one_private_file_of_the_last_weeks(run, tmp_path, monkeypatch):
    """Where it is stands on stdout, so that a program can take it on."""
    monkeypatch.chdir(tmp_path)

    code, out, _ = run("report")

    path = tmp_path / f"formcoach-anna-{TODAY}.html"
    assert (code, out.strip()) == (0, path.name)
    page = path.read_text("utf-8")
    assert "Back exercises: Anna K." in page
    assert "2025" not in page
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.fixture
def english_again():
    """Give the language back as it was."""
    yield
    choose(ENGLISH, {})


@pytest.mark.usefixtures("english_again")
def test_a_report_is_in_the_language_that_is_asked_for_or_the_patients_own(
    run, anna, tmp_path
):
    """The therapist asks for theirs; what programs read stays as it is."""
    page = tmp_path / "page.html"
    save_settings(anna.folder, Settings(language="es"))

    told = {}
    for asked in ((), ("--language", "de"), ("--language", "en")):
        choose(ENGLISH, {})
        code, _, _ = run("report", *asked, "-o", page)
        assert code == 0
        told[asked[-1] if asked else ""] = page.read_text("utf-8")
    run("--language", "en", "report", "-o", page)
    said_before = page.read_text("utf-8")
    _, table, _ = run("report", "--format", "csv", "-o", "-")
    code, _, err = run("report", "--language", "xx", "-o", page)

    assert "Ejercicios de espalda: Anna K." in told[""]
    assert "Rückenübungen: Anna K." in told["de"]
    assert "Back exercises: Anna K." in told["en"]
    assert "Back exercises: Anna K." in said_before
    assert table.startswith("session")
    assert (code, err.splitlines()[0]) == (2, "formcoach: There is no language 'xx'.")


@pytest.mark.usefixtures("anna")
def test_one_session_and_a_period_can_be_asked_for(run, tmp_path):
    """By its id, the last one, or two days."""
    page = tmp_path / "page.html"
    run("report", "--session", "20250106-180500", "-o", page)
    by_id = page.read_text("utf-8")
    run("report", "--last", "-o", page)
    last = page.read_text("utf-8")
    run("report", "--from", "2025-01-01", "--to", "2025-01-31", "-o", page)
    period = page.read_text("utf-8")

    assert "The session of 6 January 2025" in by_id
    assert "The session of 6 January 2025" not in last
    assert "1 January 2025 to 31 January 2025" in period


@pytest.mark.usefixtures("anna")
def test_tables_and_json_go_to_stdout_on_request(run):
    """For a pipe into another program."""
    _, table, _ = run("report", "--last", "--format", "csv", "-o", "-")
    _, text, _ = run("report", "--format", "json", "-o", "-")

    assert table.startswith("session,day,set,exercise,")
    assert [each["id"] for each in json.loads(text)["sessions"]] == [
        f"{yesterday():%Y%m%d}-180500"
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--session", "x"), "formcoach: There is no session 'x'."),
        (
            ("--last", "--session", "x"),
            "formcoach: --last and --session exclude each other.",
        ),
        (
            ("--from", "2026-02-01", "--to", "2026-01-01"),
            "formcoach: The period ends on 2026-01-01, before it begins on 2026-02-01.",
        ),
    ],
)
@pytest.mark.usefixtures("anna")
def test_what_cannot_be_reported_is_said(run, options, message):
    """In one sentence, and with exit code 2."""
    code, _, err = run("report", *options)

    assert code == 2
    assert err.splitlines()[0] == message


def test_the_worst_moment_is_drawn_from_the_recording_of_poses(run, anna, tmp_path):
    """A therapist sees what the camera saw, and no picture of the patient."""
    shelf = Recordings(anna.folder)
    name = shelf.place("squats", 1)
    squat = STANDING.both(knee_flexion=80, hip_flexion=120)
    leaning = replace(squat, trunk_inclination=70)
    poses = perform([(0, STANDING), (1.5, STANDING), (3, leaning), (5, STANDING)])
    origin = RecordingOrigin(source="camera 0", model="none", model_sha256="")
    save_recording(shelf.path_to_write(name), Recording.of(poses, origin))
    session = made_up_session(TODAY)
    finding = Finding(
        limit="trunk_folds", level=Level.WARN, side=Side.LEFT, start_s=2.0,
        alert_s=2.5, end_s=4.5, worst=70.0, bound=55.0, cue="Come up.", over=True,
    )  # fmt: skip
    record = replace(session.sets[2], index=1, findings=(finding,), recording=name)
    store = open_store(anna.folder)
    store.add_sessions([replace(session, id="squats", sets=(record,))])
    store.close()
    page = tmp_path / "page.html"

    code, _, err = run("report", "--session", "squats", "-o", page)

    assert code == 0, err
    assert "as the camera saw the body on" in page.read_text("utf-8")


@pytest.mark.usefixtures("anna", "english_again")
def test_the_history_is_told_in_the_language_that_was_asked_for(run):
    """Half a line in another language is a riddle."""
    code, out, _ = run("--language", "de", "history")

    line = " ".join(out.split())
    assert code == 0
    assert re.search(r"etwa \d+ Min\. geübt, Schmerz \S+ vorher, \S+ nachher", line)


@pytest.mark.usefixtures("anna")
def test_the_history_has_a_line_for_each_session(run):
    """What the patient asks in between: how often did I do it."""
    code, out, _ = run("history")
    _, line, _ = run("history", "--json", "--days", "36500")

    first = out.splitlines()[0]
    assert code == 0
    assert first.startswith(f"{yesterday():%Y-%m-%d %a} 18:05  bird_dog ")
    assert "min of exercise, pain" in " ".join(out.split())
    assert len(json.loads(line)["sessions"]) == 2


def test_a_history_of_nothing_says_so(run):
    """Silence would look like a fault."""
    run("data", "new", "ben", "--name", "Ben")

    code, out, err = run("history", "--days", "7")

    assert (code, out) == (0, "")
    assert err.strip() == "Ben did no session in the last 7 days."


@pytest.mark.usefixtures("anna")
def test_everything_can_be_taken_along(run, tmp_path):
    """One file, readable without formcoach."""
    code, out, _ = run("data", "export", "-o", tmp_path / "all.zip")

    assert (code, out.strip()) == (0, str(tmp_path / "all.zip"))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert "history.json" in archive.namelist()


def test_a_bundle_is_taken_over_once_and_only_by_its_patient(run, anna, tmp_path):
    """The therapist's computer has the patient's numbers then, and nobody else's."""
    bundle = tmp_path / "anna.json"
    run("report", "--from", "2025-01-01", "--format", "fhir", "-o", bundle)
    here = stored(anna)
    elsewhere = ("--data", tmp_path / "therapist")
    run("data", "new", "ben", *elsewhere)
    wrong, _, err = run("data", "import", bundle, *elsewhere)
    run("data", "new", "anna", *elsewhere)

    code, _, first = run("data", "import", bundle, "--patient", "anna", *elsewhere)
    _, _, second = run("data", "import", bundle, "--patient", "anna", *elsewhere)

    assert wrong == 2
    assert err == (
        f"formcoach: {bundle} is of the patient 'anna', not 'ben'. Nothing was "
        "changed.\nName the patient: --patient anna\n"
    )
    assert (code, first.strip()) == (
        0, "2 of 2 sessions were new and are kept now.",
    )  # fmt: skip
    assert second.strip() == "0 of 2 sessions were new and are kept now."
    there = stored(Profiles(tmp_path / "therapist").find("anna"))
    assert [each.id for each in there.sessions] == [each.id for each in here.sessions]
    assert len(there.pain) == len(here.pain)


def stored(profile):
    """Return what is kept of a patient."""
    store = open_store(profile.folder)
    history = store.history()
    store.close()
    return history
