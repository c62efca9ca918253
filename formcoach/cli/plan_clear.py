"""Clearing the locks of a patient: in the therapist's name, and kept."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from formcoach.cli.output import say, tell
from formcoach.cli.patients import opened
from formcoach.cli.plan_signing import asked_passphrase, name_of_key
from formcoach.cli.prescriptions import keys_folder
from formcoach.definitions.key_files import read_private_key, trusted_keys
from formcoach.definitions.signing import public_half
from formcoach.domain.records import Lock
from formcoach.errors import PrescriptionError, UsageError
from formcoach.plan.red_flags import BY_ITEM
from formcoach.plan.screening import standing_locks


def clear_locks(
    patient: str,
    data: Path | None,
    *,
    by: str,
    key: Path | None,
    passphrase: str | None,
    now: datetime,
    sure: bool,
) -> None:
    """Clear every lock of a patient that is shown, once the therapist says so.

    Raises
    ------
    UsageError
        If nobody says that they looked at it.
    PrescriptionError
        If the key is not one that this computer trusts.

    """
    with opened(patient, data) as (profile, store):
        locks = standing_locks(store.history())
        if not locks:
            tell(f"{profile.name} is not locked.")
            return
        tell(f"{profile.name} is locked:")
        for lock in locks:
            tell(f"  - {_told(lock)}")
        name = _who(by, key, passphrase, data)
        question = f"Has {name} looked at {profile.name} and cleared all of this?"
        if not sure and not click.confirm(question, err=True):
            raise UsageError("Nothing was cleared.")
        written = store.history().locks
        for lock in locks:
            if lock not in written:
                store.lock(replace(lock, cleared_by="", cleared_at=None))
        store.clear_locks(name, now)
        say(f"Cleared by {name}: {len(locks)}")


def _told(lock: Lock) -> str:
    flag = BY_ITEM.get(lock.why)
    return f"{lock.since:%Y-%m-%d}: {flag.question if flag else lock.why}"


def _who(by: str, key: Path | None, passphrase: str | None, data: Path | None) -> str:
    """Return in whose name it is cleared: that of a trusted key, or a typed one."""
    if key is None:
        typed = by.strip() or click.prompt("The therapist's name", err=True)
        return " ".join(str(typed).split())
    private = read_private_key(key, asked_passphrase(key, passphrase))
    public = public_half(private, name_of_key(key))
    for known in trusted_keys(keys_folder(data)):
        if known.id == public.id:
            return f"{known.name} (key {known.id})"
    raise PrescriptionError(
        f"{key}: this computer does not trust that key.",
        hint="To trust it: formcoach plan trust KEYFILE",
    )
