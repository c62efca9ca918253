"""What a definition says to the patient, as a number that any change of it changes."""

import hashlib
import json

from formcoach.definitions.document import Node

_OF_NO_MATTER = ("review", "sources", "confirmed", "source")
"""Keys that change nothing of what the patient is asked, told or warned of."""


def meaning_sha256(document: Node) -> str:
    """Return the SHA-256 of what a definition says to the patient.

    Comments, line ends, where it was found in books and who reviewed it do not count:
    an update of formcoach that changes only these leaves prescriptions as they are.
    """
    said = json.dumps(_without(document.plain()), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


def _without(value: object) -> object:
    """Return a part of a definition without what does not matter to the patient."""
    if isinstance(value, dict):
        return {
            key: _without(part)
            for key, part in value.items()
            if key not in _OF_NO_MATTER
        }
    if isinstance(value, tuple):
        return [_without(part) for part in value]
    return value
