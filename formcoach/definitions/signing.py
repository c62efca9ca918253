"""Who wrote a prescription: an Ed25519 signature over its exact bytes.

The signature is the last line of the file, a comment to YAML, so that there is one file
to hand over. It covers every byte before it. Ed25519: Bernstein and others 2011, by the
library ``cryptography``; nothing of it is made here.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from formcoach.errors import PrescriptionError

PURPOSE = b"formcoach prescription 1\n"
"""Is signed with the text, so that no other signed text passes for a prescription."""
KEY_ID_DIGITS = 32
MARK = b"# formcoach signature"
_LINE = re.compile(
    rb"# formcoach signature: ed25519 ([0-9a-f]{32}) ([0-9a-f]{128})\n", re.DOTALL
)
_KEY = re.compile(r"formcoach-key ed25519 ([0-9a-f]{64}) (\S[^\n]{0,99})\n?")
ASK = "Ask your therapist to send the file again, and do not change it."
SIGN = (
    "Ask your therapist to sign it (formcoach plan sign FILE); to try it all the "
    "same: --trial"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """What a computer knows of a therapist whom it trusts."""

    raw: bytes
    name: str

    @property
    def id(self) -> str:
        """The fingerprint: the first half of the SHA-256 of the key."""
        return hashlib.sha256(self.raw).hexdigest()[:KEY_ID_DIGITS]

    @property
    def spoken(self) -> str:
        """The fingerprint in groups of four, to be compared over the telephone."""
        return " ".join(self.id[i : i + 4] for i in range(0, KEY_ID_DIGITS, 4))

    @property
    def line(self) -> str:
        """The key as the one line that a therapist hands over."""
        return f"formcoach-key ed25519 {self.raw.hex()} {self.name}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The last line of a signed file."""

    key_id: str
    value: bytes


def public_key_from(text: str) -> PublicKey:
    """Read the line that a therapist hands over.

    Raises
    ------
    PrescriptionError
        If it is no such line.

    """
    match = _KEY.fullmatch(text)
    if match is None or not match[2].isprintable():
        raise PrescriptionError(
            "This is no therapist's key.",
            hint="It is one line that begins with: formcoach-key ed25519",
        )
    return PublicKey(raw=bytes.fromhex(match[1]), name=match[2].strip())


def public_half(private: Ed25519PrivateKey, name: str) -> PublicKey:
    """Return what may be handed over of a key pair."""
    return PublicKey(raw=private.public_key().public_bytes_raw(), name=name)


def signed(data: bytes, private: Ed25519PrivateKey) -> bytes:
    """Return the file with its signature, in place of an earlier one."""
    body = unsigned(data)
    key_id = public_half(private, "").id
    value = private.sign(PURPOSE + body).hex()
    return body + f"# formcoach signature: ed25519 {key_id} {value}\n".encode()


def unsigned(data: bytes) -> bytes:
    """Return the file without a signature, its last line ended."""
    lines = data.splitlines(keepends=True)
    while lines and lines[-1].startswith(MARK):
        lines.pop()
    body = b"".join(lines)
    return body if body.endswith(b"\n") else body + b"\n"


def split(data: bytes) -> tuple[bytes, Signature | None]:
    """Return what was signed, and the signature if the file ends with one."""
    start = data.rfind(b"\n", 0, len(data) - 1) + 1
    match = _LINE.fullmatch(data, start)
    if match is None:
        return data, None
    value = bytes.fromhex(match[2].decode())
    return data[:start], Signature(key_id=match[1].decode(), value=value)


def is_unsigned(data: bytes) -> bool:
    """Tell whether a file bears no signature at all, not even a damaged one."""
    return split(data)[1] is None and MARK not in data


def signer(data: bytes, trusted: Iterable[PublicKey], *, file_name: str) -> PublicKey:
    """Return whose signature a file bears.

    Parameters
    ----------
    data
        The whole file.
    trusted
        The keys that this computer trusts.
    file_name
        What a refusal is told under.

    Raises
    ------
    PrescriptionError
        If it bears none, one by a key that is not trusted, or one that does not fit
        its bytes.

    """
    body, signature = split(data)
    if is_unsigned(data):
        raise PrescriptionError(f"{file_name}: nobody has signed it.", hint=SIGN)
    if signature is None:
        raise PrescriptionError(
            f"{file_name}: its signature is damaged, or something was added after it.",
            hint=ASK,
        )
    key = next((each for each in trusted if each.id == signature.key_id), None)
    if key is None:
        raise PrescriptionError(
            f"{file_name}: signed with a key that this computer does not trust "
            f"({signature.key_id}).",
            hint="If it is your therapist's: formcoach plan trust KEYFILE",
        )
    try:
        verifier = Ed25519PublicKey.from_public_bytes(key.raw)
        verifier.verify(signature.value, PURPOSE + body)
    except InvalidSignature:
        raise PrescriptionError(
            f"{file_name}: was changed after {key.name} signed it.", hint=ASK
        ) from None
    return key
