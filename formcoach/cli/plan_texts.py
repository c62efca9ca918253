"""Prescriptions as text and as JSON, and the check of several files."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from formcoach.cli.exercise_texts import fault_object
from formcoach.cli.output import say, tell
from formcoach.cli.prescriptions import definitions
from formcoach.definitions.prescription_describe import page, remarks
from formcoach.definitions.prescription_diff import differences
from formcoach.definitions.prescription_load import (
    prescription_from,
    read_prescription_bytes,
)
from formcoach.definitions.sealing import UNSEALED, is_sealed, refuse_changed
from formcoach.definitions.signing import split
from formcoach.domain.conditions import CONDITIONS
from formcoach.domain.prescription import Prescription
from formcoach.errors import PrescriptionError


def json_line(value: object) -> str:
    """Return one object on one line; days as they are written."""
    return json.dumps(value, default=str)


def prescription_object(found: Prescription) -> dict[str, Any]:
    """Return a prescription as JSON's own types, with the domain's own words."""
    return asdict(found)


def shown(found: Prescription, today: date) -> str:
    """Return a prescription in plain words."""
    return page(found, definitions(), today)


def check_files(paths: Iterable[Path], today: date, *, as_json: bool) -> int:
    """Check every file, tell all faults, and return the exit code."""
    worst = 0
    for path in paths:
        try:
            found, signed = _checked(path)
            refuse_changed(found, definitions(), file_name=str(path))
        except PrescriptionError as error:
            _tell_faults(path, error.message, as_json=as_json)
            worst = error.exit_code
            continue
        known = remarks(found, definitions(), today)
        if signed and not is_sealed(found):
            known = (*known, UNSEALED)
        if as_json:
            answer = {"file": str(path), "id": found.id, "faults": [], "to_know": known}
            say(json_line({**answer, "bears_signature": signed}))
            continue
        say(f"{path}: no fault found, {'signed' if signed else 'not signed yet'}")
        for each in known:
            say(f"  - {each}")
    return worst


def diff_lines(old: Path, new: Path, *, as_json: bool) -> Iterator[str]:
    """Yield what changed, one line each."""
    before, after = _checked(old)[0], _checked(new)[0]
    found = differences(before, after)
    for each in found:
        yield json_line(asdict(each)) if as_json else each.told
    if not found and not as_json:
        yield "Nothing differs."


def condition_lines(*, as_json: bool) -> Iterator[str]:
    """Yield the conditions with what they stand against."""
    for each in CONDITIONS.values():
        blocks, limits = sorted(each.blocks), sorted(each.limits)
        if as_json:
            yield json_line(
                {
                    "condition": each.name,
                    "meaning": each.meaning,
                    "blocks": blocks,
                    "limits": limits,
                    "source": each.source,
                }
            )
            continue
        yield f"{each.name:<27}{each.meaning}"
        for word, loads in (("not", blocks), ("with care", limits)):
            if loads:
                yield f"{'':<27}{word}: {', '.join(loads)}"


def _checked(path: Path) -> tuple[Prescription, bool]:
    """Return a prescription without asking whose it is, and if it bears a signature."""
    content = read_prescription_bytes(path)
    found = prescription_from(content, file_name=str(path), exercises=definitions())
    return found, split(content)[1] is not None


def _tell_faults(path: Path, message: str, *, as_json: bool) -> None:
    if not as_json:
        tell(message)
        return
    faults = [fault_object(line, str(path)) for line in message.split("\n")]
    say(json_line({"file": str(path), "id": None, "faults": faults}))
