"""The example that may be tried where nobody has prescribed anything yet."""

import hashlib
from datetime import date
from pathlib import Path

from formcoach.cli.prescriptions import FILE_NAME, read_prescription, write_file
from formcoach.definitions.prescription_write import example_text
from formcoach.domain.prescription import Prescription
from formcoach.errors import PrescriptionError
from formcoach.storage.profiles import Profile

MARK = "example.sha256"
"""Beside the prescription: the SHA-256 of the example that was put there."""


def take_example(profile: Profile, data: Path | None, today: date) -> Prescription:
    """Make the example a patient's programme; every screen then says TRIAL.

    Raises
    ------
    PrescriptionError
        If there is a prescription already: nothing is ever replaced by an example.
    OutputError
        If it cannot be written.

    """
    path = profile.folder / FILE_NAME
    if path.exists():
        raise PrescriptionError(
            f"{profile.name} has a prescription already.",
            hint="An example never takes its place.",
        )
    content = example_text(profile.id, profile.name, today).encode()
    write_file(profile.folder / MARK, _sha256(content).encode())
    write_file(path, content)
    return read_prescription(path, data=data, trial=True)


def is_example(profile: Profile) -> bool:
    """Tell whether a patient's prescription is the example, and still unchanged."""
    try:
        content = (profile.folder / FILE_NAME).read_bytes()
        marked = (profile.folder / MARK).read_bytes()
    except OSError:
        return False
    return marked == _sha256(content).encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
