"""The example is a trial, for nobody but its patient, and never in another's place."""

from datetime import date, timedelta

import pytest

from formcoach.cli.example_programme import MARK, is_example, take_example
from formcoach.cli.prescriptions import FILE_NAME
from formcoach.domain.prescription import Signed
from formcoach.errors import PrescriptionError
from formcoach.storage.profiles import Profiles

TODAY = date(2026, 11, 26)


@pytest.fixture
def profile(tmp_path):
    """Return a patient without a prescription."""
    return Profiles(tmp_path).create("anna")


def test_the_example_is_for_this_patient_and_a_trial(profile, tmp_path):
    """Every screen says that no therapist has signed it."""
    found = take_example(profile, tmp_path, TODAY)

    assert found.patient == "anna"
    assert found.signed is Signed.TRIAL
    assert found.valid_until > TODAY + timedelta(weeks=1)
    assert is_example(profile)
    assert (profile.folder / FILE_NAME).stat().st_mode & 0o077 == 0


def test_an_example_that_was_changed_is_one_that_nobody_signed(profile, tmp_path):
    """Else a way around the signature would lie open beside it."""
    take_example(profile, tmp_path, TODAY)
    file = profile.folder / FILE_NAME

    file.write_text(file.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")

    assert not is_example(profile)


def test_nothing_is_ever_replaced_by_an_example(profile, tmp_path):
    """A prescription that cannot be believed may still be the therapist's."""
    (profile.folder / FILE_NAME).write_text("tampered with", encoding="utf-8")

    with pytest.raises(PrescriptionError) as refused:
        take_example(profile, tmp_path, TODAY)

    assert refused.value.message == "anna has a prescription already."
    assert (profile.folder / FILE_NAME).read_text(encoding="utf-8") == "tampered with"
    assert not (profile.folder / MARK).exists()
