"""Clearing the locks of a patient: signed by the therapist, and kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from formcoach.cli.clearings import must_be_signed
from formcoach.cli.output import say, tell
from formcoach.cli.patients import opened
from formcoach.cli.plan_signing import asked_passphrase, may_sign
from formcoach.cli.prescriptions import keys_folder
from formcoach.definitions.clearing import signed_clearing
from formcoach.definitions.key_files import (
    PRIVATE_NAME,
    read_private_key,
    trusted_keys,
)
from formcoach.definitions.signing import public_half
from formcoach.domain.records import Lock
from formcoach.errors import PrescriptionError, UsageError
from formcoach.plan.red_flags import BY_ITEM
from formcoach.plan.screening import standing_locks
from formcoach.storage.profiles import Profile

UNSIGNED = "not signed: it counts in the trial mode only"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Therapist:
    """In whose name it is cleared."""

    name: str
    private: Ed25519PrivateKey | None
    """None in the trial mode."""


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
        If the key is not one that this computer trusts, or there is none and the
        patient exercises by a signed prescription.

    """
    with opened(patient, data) as (profile, store):
        locks = standing_locks(store.history())
        if not locks:
            tell(f"{profile.name} is not locked.")
            return
        tell(f"{profile.name} is locked:")
        for lock in locks:
            tell(f"  - {_told(lock)}")
        if key is not None or may_sign(None, data):
            who = _by_key(key or keys_folder(data) / PRIVATE_NAME, passphrase, data)
        else:
            who = _by_name(by, profile)
        question = f"Has {who.name} looked at {profile.name} and cleared all of this?"
        if not sure and not click.confirm(question, err=True):
            raise UsageError("Nothing was cleared.")
        store.clear_locks(_cleared(locks, profile.id, who, now))
        mark = "" if who.private else f" ({UNSIGNED})"
        say(f"Cleared by {who.name}: {len(locks)}{mark}")


def _told(lock: Lock) -> str:
    flag = BY_ITEM.get(lock.why)
    told = f"{lock.since:%Y-%m-%d}: {flag.question if flag else lock.why}"
    if lock.doubted:
        told += f" (a clearing by {lock.cleared_by} is not signed, or was changed)"
    return told


def _cleared(
    locks: Sequence[Lock], patient: str, who: _Therapist, now: datetime
) -> tuple[Lock, ...]:
    cleared = (
        replace(each, cleared_by=who.name, cleared_at=now, clearing="", doubted=False)
        for each in locks
    )
    if who.private is None:
        return tuple(cleared)
    return tuple(signed_clearing(each, patient, who.private) for each in cleared)


def _by_key(key: Path, passphrase: str | None, data: Path | None) -> _Therapist:
    """Return the therapist whose key it is, if this computer trusts it."""
    private = read_private_key(key, asked_passphrase(key, passphrase))
    key_id = public_half(private, "").id
    for known in trusted_keys(keys_folder(data)):
        if known.id == key_id:
            return _Therapist(name=f"{known.name} (key {known.id})", private=private)
    raise PrescriptionError(
        f"{key}: this computer does not trust that key.",
        hint="To trust it: formcoach plan trust KEYFILE",
    )


def _by_name(by: str, profile: Profile) -> _Therapist:
    """Return a typed name, where nobody signs anything."""
    if must_be_signed(profile):
        raise PrescriptionError(
            f"{profile.name} exercises by a signed prescription, so that only its "
            "therapist's signature clears a lock.",
            hint="With the therapist's key: formcoach plan clear --key FILE",
        )
    typed = by.strip() or click.prompt("The therapist's name", err=True)
    return _Therapist(name=" ".join(str(typed).split()), private=None)
