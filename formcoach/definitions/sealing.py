"""Which definitions a prescription was signed for, so that a changed one is refused.

A prescription names exercises, and their definitions lie elsewhere. When it is signed,
the SHA-256 of what each definition says is written at its end, under the signature.
"""

import re
from collections.abc import Mapping

from formcoach.definitions.signing import unsigned
from formcoach.domain.exercise import Exercise
from formcoach.domain.prescription import Prescription
from formcoach.errors import PrescriptionError

UNSEALED = (
    "It does not hold its exercises as they were when it was signed, so that a change "
    "of them is not noticed; to add that: formcoach plan sign FILE"
)
_ASK = (
    "Ask your therapist to look at it and to sign the prescription again "
    "(formcoach plan sign FILE)."
)
_HEAD = "definitions:    # as they were when this was signed; plan sign writes them\n"
_BLOCK = re.compile(rb'(?m)^definitions:[^\n]*\n(?: +[a-z0-9_]+: "[0-9a-f]{64}"\r?\n)*')


def sealed(
    data: bytes, found: Prescription, exercises: Mapping[str, Exercise]
) -> bytes:
    """Return a file without signature that holds its exercises as they are now.

    Parameters
    ----------
    data
        The file, with or without what an earlier signature covered.
    found
        What it prescribes.
    exercises
        The definitions by id.

    """
    hashes = {
        item.exercise: exercises[item.exercise].meaning_sha256
        for item in found.exercises
    }
    lines = [f'  {name}: "{digest}"\n' for name, digest in hashes.items()]
    return unsealed(data) + "".join([_HEAD, *lines]).encode()


def unsealed(data: bytes) -> bytes:
    """Return a file without signature and without what an earlier one covered."""
    return _BLOCK.sub(b"", unsigned(data))


def is_sealed(found: Prescription) -> bool:
    """Tell whether every exercise is held as it was when it was signed."""
    return all(item.exercise in found.definitions for item in found.exercises)


def changed_since(
    found: Prescription, exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """Return the exercises whose definitions are not what they were."""
    return tuple(
        item.exercise
        for item in found.exercises
        if item.exercise in exercises
        and found.definitions.get(item.exercise)
        not in (None, exercises[item.exercise].meaning_sha256)
    )


def refuse_changed(
    found: Prescription, exercises: Mapping[str, Exercise], *, file_name: str
) -> None:
    """Refuse a prescription one of whose exercises is not what was prescribed (H15).

    Raises
    ------
    PrescriptionError
        If a definition was changed after the prescription was signed.

    """
    lines = [
        f"{file_name}: the exercise {name} was changed after it was prescribed."
        for name in changed_since(found, exercises)
    ]
    if lines:
        raise PrescriptionError("\n".join(lines), hint=_ASK)
