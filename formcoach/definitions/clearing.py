"""Who lifted a lock: the therapist's signature under what was locked, and since when.

It covers the patient, the lock and the clearing, so that it fits no other lock, patient
or day. What signs is the key that signs prescriptions.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from formcoach.definitions.signing import PublicKey, public_half
from formcoach.domain.records import Lock

PURPOSE = b"formcoach clearing 1\n"
"""Is signed with it, so that no other signed text passes for a clearing."""
_SIGNATURE = re.compile(r"ed25519 ([0-9a-f]{32}) ([0-9a-f]{128})")


def signed_clearing(lock: Lock, patient: str, private: Ed25519PrivateKey) -> Lock:
    """Return a cleared lock with the therapist's signature.

    Parameters
    ----------
    lock
        Already cleared, by whom and when.
    patient
        The id of the patient's profile.
    private
        The therapist's key.

    """
    key_id = public_half(private, "").id
    value = private.sign(_said(lock, patient)).hex()
    return replace(lock, clearing=f"ed25519 {key_id} {value}", doubted=False)


def is_believed(
    lock: Lock, patient: str, trusted: Iterable[PublicKey], *, unsigned: bool
) -> bool:
    """Tell whether a clearing was made by a therapist whom this computer trusts.

    Parameters
    ----------
    lock
        As it was kept; one that was never cleared needs no belief.
    patient
        The id of the patient's profile.
    trusted
        The keys that this computer trusts.
    unsigned
        Whether one that nobody signed is taken: in the trial mode. One whose signature
        does not fit is never taken.

    """
    if lock.cleared_at is None:
        return True
    if not lock.clearing:
        return unsigned
    signature = _SIGNATURE.fullmatch(lock.clearing)
    if signature is None:
        return False
    key = next((each for each in trusted if each.id == signature[1]), None)
    if key is None:
        return False
    verifier = Ed25519PublicKey.from_public_bytes(key.raw)
    try:
        verifier.verify(bytes.fromhex(signature[2]), _said(lock, patient))
    except InvalidSignature:
        return False
    return True


def _said(lock: Lock, patient: str) -> bytes:
    """Return what is signed: every word of it, in an order that is fixed."""
    words = [
        patient,
        _instant(lock.since),
        lock.why,
        lock.cleared_by,
        _instant(lock.cleared_at),
    ]
    return PURPOSE + json.dumps(words).encode()


def _instant(at: datetime | None) -> str:
    """Return an instant in one form, whatever zone it was kept in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""
