"""A bundle that formcoach wrote, read back: sessions and pain with the same numbers.

A bundle may come from anybody. What does not fit is refused as a whole, with where and
why. Screens for warning signs and locks are never taken over: only the therapist at the
patient's own computer lifts one.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from formcoach.domain.records import PainAnswer, SessionRecord
from formcoach.errors import UsageError
from formcoach.report.fhir.check import faults
from formcoach.report.fhir.codes import PATIENT_ID, SESSION_ID, Json
from formcoach.report.fhir.parts import identifier, is_pain
from formcoach.report.fhir.read_records import pain_of, session_of

MAX_BYTES = 200_000_000
"""Years of sessions; a month takes about 2 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a bundle holds."""

    patient: str
    sessions: tuple[SessionRecord, ...]
    pain: tuple[PainAnswer, ...]


def read_bundle(path: Path) -> Read:
    """Read a bundle from a file.

    Raises
    ------
    UsageError
        If it cannot be read, or anything in it does not fit.

    """
    try:
        if path.stat().st_size > MAX_BYTES:
            _refuse(path, f"it has more than {MAX_BYTES // 1_000_000} MB")
        bundle = json.loads(path.read_bytes(), parse_constant=_no_number)
        return of_bundle(bundle)
    except OSError as error:
        _refuse(path, error.strerror or str(error))
    except (_UnfitError, RecursionError) as error:
        _refuse(path, str(error))
    except UnicodeDecodeError:
        _refuse(path, "it is no text")
    except json.JSONDecodeError as error:
        _refuse(path, f"line {error.lineno}, column {error.colno}: {error.msg}")


def of_bundle(bundle: Any) -> Read:
    """Return what a bundle holds."""
    if not isinstance(bundle, dict):
        raise _UnfitError("it is no collection of FHIR resources")
    found = faults(bundle)
    if found:
        raise _UnfitError(found[0])
    resources = {each["fullUrl"]: each["resource"] for each in bundle["entry"]}
    try:
        return _read(resources)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        what = f"something is missing or of another kind ({error})"
        raise _UnfitError(what) from error


class _UnfitError(Exception):
    """A bundle is not as it should be; the text says how."""


def _refuse(path: Path, what: str) -> NoReturn:
    raise UsageError(
        f"{path}: this bundle cannot be used: {what}. Nothing was changed.",
        hint="Bundles are made with: formcoach report --format fhir",
    )


def _no_number(text: str) -> NoReturn:
    raise _UnfitError(f"{text} is no number")


def _read(resources: dict[str, Json]) -> Read:
    patients = [e for e in resources.values() if e["resourceType"] == "Patient"]
    if len(patients) != 1:
        raise _UnfitError("it must be of one patient")
    patient = identifier(patients[0], PATIENT_ID)
    sessions = [
        session_of(each, patient, resources)
        for each in resources.values()
        if any(i.get("system") == SESSION_ID for i in each.get("identifier", ()))
    ]
    return Read(
        patient=patient,
        sessions=tuple(sorted(sessions, key=lambda each: each.started_at)),
        pain=tuple(pain_of(each) for each in resources.values() if is_pain(each)),
    )
