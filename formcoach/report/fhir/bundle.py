"""A patient's history as one bundle."""

import json
from collections.abc import Iterator
from datetime import datetime

from formcoach.domain.prescription import Prescription
from formcoach.domain.records import History
from formcoach.report.fhir.codes import Json
from formcoach.report.fhir.elements import Address, Entry
from formcoach.report.fhir.of_patient import of_patient, of_prescription, of_safety
from formcoach.report.fhir.of_sessions import of_pain, of_session


def to_bundle(
    history: History,
    *,
    name: str,
    made_at: datetime,
    prescription: Prescription | None = None,
) -> Json:
    """Return the bundle.

    Parameters
    ----------
    history
        What is to be in it.
    name
        The patient's.
    made_at
        When the bundle is made, aware.
    prescription
        What was prescribed, if that is to be in it.

    """
    entries = {
        each.url: each.as_json() for each in _entries(history, name, prescription)
    }
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": made_at.isoformat(timespec="seconds"),
        "entry": list(entries.values()),
    }


def to_bundle_text(bundle: Json) -> str:
    """Return a bundle as JSON."""
    return json.dumps(bundle, allow_nan=False, ensure_ascii=False)


def _entries(
    history: History, name: str, prescription: Prescription | None
) -> Iterator[Entry]:
    address = Address(patient=history.patient)
    yield from of_patient(history.patient, name, address)
    if prescription:
        yield from of_prescription(prescription, address)
    for session in history.sessions:
        yield from of_session(session, address)
    for answer in history.pain:
        yield of_pain(answer, address)
    yield from of_safety(history, address)
