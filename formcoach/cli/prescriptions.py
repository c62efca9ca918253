"""The prescription of a patient: where it lies, and whether it can be believed."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from pathlib import Path
from typing import TYPE_CHECKING

from formcoach.cli.folders import data_folder
from formcoach.errors import OutputError, PrescriptionError
from formcoach.private_files import atomic_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formcoach.domain.exercise import Exercise
    from formcoach.domain.prescription import Prescription
    from formcoach.storage.profiles import Profile

FILE_NAME = "prescription.yaml"
"""In the patient's folder."""
KEYS = "keys"
"""In the data folder: the therapist's pair, and those that are trusted."""
NONE_YET = "Bring it here with: formcoach plan use FILE"


def keys_folder(data: Path | None) -> Path:
    """Return where keys are kept; it need not exist."""
    return (data or data_folder()) / KEYS


def definitions() -> "Mapping[str, Exercise]":
    """Return every exercise that may be prescribed, by id."""
    from formcoach.definitions.on_demand import Definitions

    return Definitions()


def read_prescription(
    path: Path, *, data: Path | None = None, trial: bool = False
) -> "Prescription":
    """Read a prescription and find out who wrote it.

    Parameters
    ----------
    path
        The file.
    data
        The data folder, with the keys that this computer trusts.
    trial
        Whether one that nobody signed is taken, and then marked as such. One whose
        signature does not fit is never taken.

    Raises
    ------
    PrescriptionError
        If it cannot be believed, for whatever reason.

    """
    from formcoach.definitions.key_files import trusted_keys
    from formcoach.definitions.prescription_load import (
        prescription_from,
        read_prescription_bytes,
    )
    from formcoach.definitions.sealing import refuse_changed
    from formcoach.definitions.signing import is_unsigned, signer
    from formcoach.domain.prescription import Signed

    content, name = read_prescription_bytes(path), str(path)
    signed = Signed.TRIAL
    if not (trial and is_unsigned(content)):
        signer(content, trusted_keys(keys_folder(data)), file_name=name)
        signed = Signed.BY_THERAPIST
    known = definitions()
    found = prescription_from(content, file_name=name, exercises=known, signed=signed)
    refuse_changed(found, known, file_name=name)
    return found


def prescription_of(
    profile: "Profile", *, data: Path | None = None, trial: bool = False
) -> "Prescription":
    """Return the prescription by which a patient exercises.

    Raises
    ------
    PrescriptionError
        If there is none, it cannot be believed, or it is for somebody else.

    """
    path = profile.folder / FILE_NAME
    if not path.exists():
        raise PrescriptionError(
            f"There is no prescription for {profile.name} here.", hint=NONE_YET
        )
    found = read_prescription(path, data=data, trial=trial)
    refuse_other_patient(found, profile)
    return found


def use_prescription(
    path: Path,
    profile: "Profile",
    *,
    data: Path | None = None,
    trial: bool = False,
    older: bool = False,
) -> "Prescription":
    """Put a prescription into a patient's folder, if it can be believed.

    Raises
    ------
    PrescriptionError
        If it cannot be believed, it is for somebody else, or it is older than the one
        that is there and that is not asked for.
    OutputError
        If it cannot be written.

    """
    content = path.read_bytes() if path.is_file() else b""
    found = read_prescription(path, data=data, trial=trial)
    refuse_other_patient(found, profile)
    if not older:
        _refuse_older(found, profile, data)
    write_file(profile.folder / FILE_NAME, content)
    return found


def refuse_other_patient(found: "Prescription", profile: "Profile") -> None:
    """Refuse a prescription of another patient.

    Raises
    ------
    PrescriptionError
        If its patient is not the profile's.

    """
    if found.patient != profile.id:
        raise PrescriptionError(
            f"This prescription is for {found.patient_name} ({found.patient}), and "
            f"not for {profile.name} ({profile.id}).",
            hint="Say who is meant: --patient ID",
        )


def _refuse_older(found: "Prescription", profile: "Profile", data: Path | None) -> None:
    """Refuse to go back to what the therapist has replaced since.

    What a therapist has signed always takes the place of a trial.
    """
    from formcoach.domain.prescription import Signed

    try:
        current = prescription_of(profile, data=data, trial=True)
    except PrescriptionError:  # nothing there that holds
        return
    if current.signed is Signed.TRIAL and found.signed is Signed.BY_THERAPIST:
        return
    if found.written_on < current.written_on:
        raise PrescriptionError(
            f"This prescription was written on {found.written_on}, and the one that "
            f"{profile.name} has on {current.written_on}.",
            hint="To go back to the older one all the same: --older",
        )


def write_file(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, whole or not at all.

    Raises
    ------
    OutputError
        If that is not possible.

    """
    try:
        with atomic_file(path) as file:
            file.write(content)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}).",
            hint="Choose a place with free space where you may write.",
        ) from error
