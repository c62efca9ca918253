"""Whose clearing of a lock is believed on this computer."""

from functools import partial
from pathlib import Path

from formcoach.cli.prescriptions import FILE_NAME, keys_folder
from formcoach.definitions.clearing import is_believed
from formcoach.definitions.key_files import trusted_keys
from formcoach.definitions.prescription_load import read_prescription_bytes
from formcoach.definitions.signing import is_unsigned
from formcoach.errors import PrescriptionError
from formcoach.storage.profiles import Profile
from formcoach.storage.sqlite_store import Believes


def believes(profile: Profile, data: Path | None) -> Believes:
    """Return what tells whether the clearing of a patient's lock is the therapist's."""
    return partial(
        is_believed,
        patient=profile.id,
        trusted=trusted_keys(keys_folder(data)),
        unsigned=not must_be_signed(profile),
    )


def must_be_signed(profile: Profile) -> bool:
    """Tell whether only a signed clearing counts: as soon as the prescription is."""
    path = profile.folder / FILE_NAME
    if not path.exists():
        return False
    try:
        return not is_unsigned(read_prescription_bytes(path))
    except PrescriptionError:  # unreadable: who knows what it was
        return True
