"""Keys on the disk: the therapist's pair, and those that a computer trusts."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from formcoach.definitions.signing import PublicKey, public_half, public_key_from
from formcoach.errors import OutputError, PrescriptionError
from formcoach.private_files import atomic_file, make_private

PRIVATE_NAME = "therapist.key"
PUBLIC_NAME = "therapist.pub"
TRUSTED = "trusted"
MAX_BYTES = 8192
"""A key has some hundred bytes."""


def make_key_pair(folder: Path, name: str, passphrase: str) -> PublicKey:
    """Make the therapist's keys; the private one for their eyes only.

    Parameters
    ----------
    folder
        Where both files go; made if need be.
    name
        The therapist's name, which goes with the public key.
    passphrase
        Without which the private key cannot be used; empty for none.

    Raises
    ------
    PrescriptionError
        If there is a key already, which would be lost.
    OutputError
        If the files cannot be written.

    """
    private_path = folder / PRIVATE_NAME
    if private_path.exists():
        raise PrescriptionError(
            f"{private_path}: there is a key already.",
            hint="What was signed with it stays valid; move it away to make another.",
        )
    private = Ed25519PrivateKey.generate()
    public = public_key_from(public_half(private, " ".join(name.split())).line)
    pem = private.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, _encryption(passphrase)
    )
    try:
        make_private(folder)
        with atomic_file(private_path) as file:
            file.write(pem)
        with atomic_file(folder / PUBLIC_NAME) as file:
            file.write(public.line.encode())
    except OSError as error:
        raise _unwritable(folder, error) from error
    return public


def is_locked(path: Path) -> bool:
    """Tell whether a private key needs a passphrase."""
    return b"ENCRYPTED" in _read(path)


def read_private_key(path: Path, passphrase: str) -> Ed25519PrivateKey:
    """Read a therapist's private key.

    Raises
    ------
    PrescriptionError
        If there is none, it is no such key, or the passphrase does not open it.

    """
    password = passphrase.encode() if passphrase else None
    try:
        key = load_pem_private_key(_read(path), password)
    except TypeError as error:
        sentence = "needs its passphrase" if not passphrase else "has no passphrase"
        raise PrescriptionError(f"{path}: {sentence}.") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        sentence = (
            "the passphrase does not open it"
            if passphrase
            else "is no key that formcoach made"
        )
        raise PrescriptionError(f"{path}: {sentence}.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PrescriptionError(
            f"{path}: is no key that formcoach made.",
            hint="To make one: formcoach plan key",
        )
    return key


def read_public_key(path: Path) -> PublicKey:
    """Read the line that a therapist handed over.

    Raises
    ------
    PrescriptionError
        If there is no such file or it holds no key.

    """
    try:
        return public_key_from(_read(path).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PrescriptionError(f"{path}: is no therapist's key.") from error


def trusted_keys(folder: Path) -> tuple[PublicKey, ...]:
    """Return the keys that a computer trusts; a damaged file is passed over."""
    return tuple(_readable(sorted((folder / TRUSTED).glob("*.pub"))))


def trust(folder: Path, key: PublicKey) -> Path:
    """Keep a key as trusted and return its file.

    Raises
    ------
    OutputError
        If it cannot be written.

    """
    path = folder / TRUSTED / f"{key.id}.pub"
    try:
        make_private(path.parent)
        with atomic_file(path) as file:
            file.write(key.line.encode())
    except OSError as error:
        raise _unwritable(path.parent, error) from error
    return path


def _readable(paths: list[Path]) -> Iterator[PublicKey]:
    for path in paths:
        try:
            key = read_public_key(path)
        except PrescriptionError:
            continue
        if path.stem == key.id:
            yield key


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise PrescriptionError(
                f"{path}: there is no such key.",
                hint="The therapist makes one with: formcoach plan key",
            )
        with path.open("rb") as file:
            return file.read(MAX_BYTES)
    except OSError as error:
        raise PrescriptionError(
            f"{path}: cannot be read ({error.strerror})."
        ) from error


def _encryption(passphrase: str) -> KeySerializationEncryption:
    if not passphrase:
        return NoEncryption()
    return BestAvailableEncryption(passphrase.encode())


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{folder}: the key cannot be written ({error.strerror}).",
        hint="Name another folder with --folder.",
    )
