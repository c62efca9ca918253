"""The patients of a computer, as a user types it."""

import json

import pytest

from formcoach.cli.folders import data_folder
from formcoach.storage.profiles import Profiles


@pytest.fixture(autouse=True)
def nobody_named(monkeypatch):
    """Keep the user's own settings away."""
    for name in ("FORMCOACH_DATA", "FORMCOACH_PATIENT"):
        monkeypatch.delenv(name, raising=False)


def test_a_computer_without_a_patient_says_how_to_begin(run):
    """The first thing that anybody meets."""
    code, out, err = run("data", "where")

    assert (code, out) == (3, "")
    assert err.splitlines() == [
        "formcoach: There is no patient on this computer yet.",
        "Begin with: formcoach data new ID --name NAME",
    ]


def test_a_new_patient_is_shown_with_where_everything_is(run):
    """Patients ask what is stored about them; this is the answer."""
    run("data", "new", "anna", "--name", "Anna K.")

    code, out, _ = run("data", "where")
    _, line, _ = run("data", "where", "--json")

    assert code == 0
    assert out.splitlines()[:4] == [
        "anna (Anna K.), who is meant if nobody is named",
        f"  folder      {data_folder() / 'patients' / 'anna'}",
        "  sessions    0",
        "  recordings  0 of poses, 0.0 MB; never pictures",
    ]
    assert json.loads(line)["patient"] == "anna"


def test_another_folder_is_used_where_it_is_asked_for(run, tmp_path, monkeypatch):
    """A clinic keeps its patients on a disk of its own."""
    run("data", "new", "anna", "--data", tmp_path / "one")
    monkeypatch.setenv("FORMCOACH_DATA", str(tmp_path / "two"))
    run("data", "new", "ben")

    assert [each.id for each in Profiles(tmp_path / "one").all()] == ["anna"]
    assert [each.id for each in Profiles(tmp_path / "two").all()] == ["ben"]


def test_a_patient_is_saved_deleted_and_put_back(run, tmp_path):
    """The whole life of the data, by hand."""
    run("data", "new", "anna", "--name", "Anna K.")
    saved = tmp_path / "anna.zip"

    code, out, err = run("data", "backup", "-o", saved)
    assert (code, out.strip()) == (0, str(saved))
    assert "the file is not encrypted" in err
    assert run("data", "delete", "anna", "--yes", "anna")[0] == 0
    assert run("data", "where")[0] == 3
    assert run("data", "restore", saved)[0] == 0

    assert Profiles(data_folder()).meant().name == "Anna K."


def test_deleting_needs_the_patients_id(run):
    """A slip must not cost months."""
    run("data", "new", "anna")

    code, _, err = run("data", "delete", "anna", "--yes", "ann")

    assert code == 2
    assert err.splitlines() == [
        "formcoach: That is not the patient's id; nothing was deleted.",
        "To delete everything of this patient type: anna",
    ]
    assert Profiles(data_folder()).meant().id == "anna"


def test_choosing_says_who_is_meant(run):
    """Two people share the laptop."""
    run("data", "new", "anna")
    run("data", "new", "ben", "--name", "Ben")

    _, _, err = run("data", "choose", "ben")

    assert err.strip() == "From now on Ben is meant."
    assert Profiles(data_folder()).meant().id == "ben"


def test_recordings_are_deleted_on_request(run):
    """The remedy that a full disk names."""
    run("data", "new", "anna")

    code, _, err = run("data", "trim", "--size-mb", "100")

    assert (code, err.strip()) == (0, "0 recordings of anna were deleted.")
