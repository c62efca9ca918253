"""Keys and signatures, as the commands of ``formcoach plan`` use them."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import click

from formcoach.cli.output import tell
from formcoach.cli.prescriptions import definitions, keys_folder, write_file
from formcoach.definitions.key_files import (
    PRIVATE_NAME,
    PUBLIC_NAME,
    is_locked,
    make_key_pair,
    read_private_key,
    read_public_key,
    trust,
    trusted_keys,
)
from formcoach.definitions.prescription_load import (
    prescription_from,
    read_prescription_bytes,
)
from formcoach.definitions.prescription_write import extended
from formcoach.definitions.sealing import (
    UNSEALED,
    changed_since,
    is_sealed,
    refuse_changed,
    sealed,
    unsealed,
)
from formcoach.definitions.signing import PublicKey, public_half, signed, signer
from formcoach.domain.exercise import Exercise
from formcoach.errors import PrescriptionError, UsageError


def make_keys(
    name: str,
    passphrase: str | None,
    folder: Path | None,
    data: Path | None,
    *,
    no_passphrase: bool,
) -> Path:
    """Make the therapist's pair, trust it here, and return the public file."""
    place = folder or keys_folder(data)
    if passphrase is None and not no_passphrase:
        passphrase = click.prompt(
            "A passphrase for your key",
            hide_input=True,
            confirmation_prompt=True,
            err=True,
        )
    public = make_key_pair(place, name, passphrase or "")
    trust(keys_folder(data), public)
    tell(f"The key of {public.name} has the fingerprint {public.spoken}.")
    tell(f"The private key is {place / PRIVATE_NAME}: keep a copy in a safe place.")
    return place / PUBLIC_NAME


def may_sign(key: Path | None, data: Path | None) -> bool:
    """Tell whether there is a key to sign with."""
    return (key or keys_folder(data) / PRIVATE_NAME).exists()


def sign_file(
    path: Path, key: Path | None, passphrase: str | None, data: Path | None
) -> PublicKey:
    """Sign a prescription without faults in its place; return whose key it was.

    Raises
    ------
    PrescriptionError
        If it has a fault, or there is no key.

    """
    content, known = read_prescription_bytes(path), definitions()
    found = prescription_from(content, file_name=str(path), exercises=known)
    for name in changed_since(found, known):
        tell(f"{name} was changed since this was signed last, and is signed as it is.")
    private_path = key or keys_folder(data) / PRIVATE_NAME
    private = read_private_key(private_path, asked_passphrase(private_path, passphrase))
    write_file(path, signed(_sealed(content, path, known), private))
    return public_half(private, name_of_key(private_path))


def _sealed(content: bytes, path: Path, known: Mapping[str, Exercise]) -> bytes:
    """Return a file that holds its exercises as they are now.

    Raises
    ------
    PrescriptionError
        If nothing can be written at its end.

    """
    body = unsealed(content)
    found = prescription_from(body, file_name=str(path), exercises=known)
    whole = sealed(body, found, known)
    try:
        prescription_from(whole, file_name=str(path), exercises=known)
    except PrescriptionError as error:
        raise PrescriptionError(
            f"{path}: the exercises as they are now cannot be written at its end.",
            hint="Write it as plan new does: each key on a line of its own.",
        ) from error
    return whole


def asked_passphrase(private_path: Path, passphrase: str | None) -> str:
    """Return the passphrase of a key, asked for if it needs one."""
    if passphrase is not None:
        return passphrase if is_locked(private_path) else ""
    if not is_locked(private_path):
        return ""
    answer: str = click.prompt("The passphrase of your key", hide_input=True, err=True)
    return answer


def name_of_key(private_path: Path) -> str:
    """Return the name that goes with a private key, by the public one beside it."""
    try:
        return read_public_key(private_path.with_suffix(".pub")).name
    except PrescriptionError:
        return "therapist"


def trust_key(path: Path, data: Path | None, *, compared: bool) -> None:
    """Trust a key once somebody has compared its fingerprint."""
    public = read_public_key(path)
    tell(f"The key of {public.name} has the fingerprint")
    tell(f"  {public.spoken}")
    question = "Does your therapist read out the same?"
    if not compared and not click.confirm(question, err=True):
        raise UsageError("The key is not trusted.")
    trust(keys_folder(data), public)
    tell(f"What {public.name} signs is believed on this computer from now on.")


def verified(path: Path, data: Path | None, *, as_json: bool) -> str:
    """Return who signed a prescription that can be believed."""
    content = read_prescription_bytes(path)
    by = signer(content, trusted_keys(keys_folder(data)), file_name=str(path))
    found = prescription_from(content, file_name=str(path), exercises=definitions())
    refuse_changed(found, definitions(), file_name=str(path))
    if not is_sealed(found):
        tell(f"{path}: {UNSEALED}")
    if as_json:
        facts = {"file": str(path), "id": found.id, "signed_by": by.name, "key": by.id}
        return json.dumps(facts)
    return f"{path}: signed by {by.name} ({by.spoken}), unchanged since"


def extend_file(
    path: Path, *, until: str | None, weeks: int | None, today: date
) -> None:
    """Write another last day into a file.

    Raises
    ------
    UsageError
        If no day is given, or none that can be read.
    PrescriptionError
        If the file would have a fault then, or an exercise was changed.

    """
    last = _last_day(until, weeks, today)
    content = extended(read_prescription_bytes(path), last, file_name=str(path))
    found = prescription_from(content, file_name=str(path), exercises=definitions())
    refuse_changed(found, definitions(), file_name=str(path))
    write_file(path, content)
    tell(f"{path}: valid until {last}")


def _last_day(until: str | None, weeks: int | None, today: date) -> date:
    if (until is None) == (weeks is None):
        raise UsageError(
            "Say until when: either --until DAY or --weeks N.",
            hint="For example: formcoach plan extend anna.yaml --weeks 6",
        )
    if weeks is not None:
        return today + timedelta(weeks=weeks)
    try:
        return date.fromisoformat(until or "")
    except ValueError:
        raise UsageError(f"{until!r} is no day such as 2027-01-31.") from None
