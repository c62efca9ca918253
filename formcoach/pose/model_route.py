"""What every way to a pose model has in common."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Progress = Callable[[str, float | None], None]
"""Is told what is being done, and how much of it is done (0-1), or None if unknown."""


class RouteError(Exception):
    """One way to the model is closed; the text says why, for the list of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A pose model, whole and with its inputs verified."""

    data: bytes
    route: str
    """The way it came: ``official address``, ``npm``, ``pip``."""
    inputs: Mapping[str, str]
    """The pinned hash (SHA-256) of everything it was made from, by name."""


def verify(data: bytes, sha256: str, what: str) -> None:
    """Refuse what is not exactly the pinned file.

    Raises
    ------
    RouteError
        If the hash differs.

    """
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise RouteError(f"{what} has SHA-256 {found}, expected {sha256}")
