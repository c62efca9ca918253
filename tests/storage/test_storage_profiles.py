"""Several patients on one computer, each in a private folder."""

import stat
import sys

import pytest

from formcoach.errors import StorageError
from formcoach.storage.profiles import Profiles


def test_the_first_patient_is_chosen_at_once(tmp_path):
    """Most computers have one patient, who should never be asked who they are."""
    profiles = Profiles(tmp_path / "data")

    made = profiles.create("anna", "Anna K.")

    assert profiles.meant() == made
    assert made.name == "Anna K."
    assert made.folder == tmp_path / "data" / "patients" / "anna"


def test_of_several_the_chosen_one_is_meant(tmp_path):
    """The choice outlasts the program."""
    profiles = Profiles(tmp_path)
    profiles.create("anna")
    profiles.create("ben")

    profiles.choose("ben")

    assert Profiles(tmp_path).meant().id == "ben"
    assert Profiles(tmp_path).meant("anna").id == "anna"
    assert [each.id for each in profiles.all()] == ["anna", "ben"]


def test_nobody_is_guessed(tmp_path):
    """Sessions in the wrong patient's file are worse than a question."""
    profiles = Profiles(tmp_path)
    with pytest.raises(StorageError) as nobody:
        profiles.meant()
    profiles.create("anna")
    profiles.create("ben")
    (tmp_path / "patients" / "chosen").unlink()

    with pytest.raises(StorageError) as several:
        profiles.meant()
    with pytest.raises(StorageError) as unknown:
        profiles.meant("cara")

    assert nobody.value.message == "There is no patient on this computer yet."
    assert nobody.value.hint == "Begin with: formcoach data new ID --name NAME"
    assert several.value.message == (
        "There are several patients on this computer: anna, ben."
    )
    assert several.value.hint == (
        "Say who is meant: --patient ID, or for good: formcoach data choose ID"
    )
    assert unknown.value.message == "There is no patient 'cara' on this computer."
    assert unknown.value.hint == "There are: anna, ben"


@pytest.mark.parametrize(
    "patient", ["", "../anna", "Anna", "a/b", "a\\b", ".anna", "a" * 41, "con\n", "ä"]
)
def test_an_id_that_could_lead_elsewhere_is_refused(tmp_path, patient):
    """The id becomes a folder's name on every system."""
    with pytest.raises(StorageError) as refused:
        Profiles(tmp_path).create(patient)

    assert refused.value.hint == (
        "Use 1 to 40 small letters, digits, - and _, as in: anna-k"
    )


def test_an_id_is_given_once(tmp_path):
    """Two people in one folder would read each other's records."""
    profiles = Profiles(tmp_path)
    profiles.create("anna")

    with pytest.raises(StorageError, match="'anna' on this computer already"):
        profiles.create("anna")


def test_a_damaged_profile_costs_only_the_name(tmp_path):
    """The records are worth more than how the patient is greeted."""
    profiles = Profiles(tmp_path)
    made = profiles.create("anna", "Anna K.")
    (made.folder / "profile.json").write_text("{", "utf-8")

    assert profiles.find("anna").name == "anna"


def test_deleting_takes_everything(tmp_path):
    """Also what a restore moved aside."""
    profiles = Profiles(tmp_path)
    made = profiles.create("anna")
    profiles.create("ben")
    (made.folder.parent / ".replaced-anna.20261125").mkdir()

    profiles.delete("anna")

    left = sorted(path.name for path in made.folder.parent.iterdir())
    assert left == ["ben", "chosen"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_H18_a_profile_is_private(tmp_path):
    """The name alone says who has a bad back."""
    made = Profiles(tmp_path / "data").create("anna")

    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((made.folder / "profile.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(made.folder.parent.stat().st_mode) == 0o700
