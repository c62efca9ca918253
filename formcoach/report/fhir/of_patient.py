"""The patient, the program, the screen for warning signs, locks, the prescription."""

from collections.abc import Iterator
from itertools import groupby

from formcoach import __version__
from formcoach.domain.prescription import PrescribedExercise, Prescription
from formcoach.domain.records import History, Lock
from formcoach.report.fhir.codes import (
    ACTIVITY,
    EXERCISE,
    FLAG_CATEGORY,
    PATIENT_ID,
    RED_FLAGS,
    Json,
    coding,
    concept,
)
from formcoach.report.fhir.elements import Address, Entry, local_time, period


def of_patient(patient: str, name: str, address: Address) -> Iterator[Entry]:
    """Yield the patient and the program."""
    yield Entry(
        url=address.of("patient"),
        resource={
            "resourceType": "Patient",
            "identifier": [{"system": PATIENT_ID, "value": patient}],
            "name": [{"text": name}],
        },
    )
    yield Entry(
        url=address.of("device"),
        resource={
            "resourceType": "Device",
            "deviceName": [{"name": "formcoach", "type": "user-friendly-name"}],
            "version": [{"value": __version__}],
        },
    )


def of_safety(history: History, address: Address) -> Iterator[Entry]:
    """Yield the answers of the screens, and what locked."""
    for at, answers in groupby(history.screens, key=lambda each: each.at):
        given = list(answers)
        items = [
            {"linkId": each.item, "answer": [{"valueBoolean": each.yes}]}
            for each in given
        ]
        yield Entry(
            url=address.of("screen", at.isoformat()),
            resource={
                "resourceType": "QuestionnaireResponse",
                "questionnaire": RED_FLAGS,
                "status": "completed",
                "subject": address.reference("patient"),
                "authored": local_time(at, given[0].utc_offset_s),
                "item": items,
            },
        )
    for lock in history.locks:
        yield Entry(
            url=address.of("lock", lock.since.isoformat(), lock.why),
            resource=_flag(lock, address),
        )


def of_prescription(prescription: Prescription, address: Address) -> Iterator[Entry]:
    """Yield the orders of a prescription."""
    yield Entry(
        url=address.of("therapist"),
        resource={
            "resourceType": "Practitioner",
            "name": [{"text": prescription.therapist.name}],
        },
    )
    for item in prescription.exercises:
        yield Entry(
            url=address.of("order", prescription.id, item.exercise),
            resource=_order(prescription, item, address),
        )


def _flag(lock: Lock, address: Address) -> Json:
    why = lock.why.replace("_", " ")
    return {
        "resourceType": "Flag",
        "status": "active" if lock.holds else "inactive",
        "category": [concept(FLAG_CATEGORY, "safety", "Safety")],
        "code": {"text": f"Programme locked until the therapist clears it: {why}"},
        "subject": address.reference("patient"),
        "period": period(lock.since, lock.cleared_at, 0),
    }


def _order(
    prescription: Prescription, item: PrescribedExercise, address: Address
) -> Json:
    dose = item.dose
    often: Json = (
        {"frequency": dose.per_week, "period": 1, "periodUnit": "wk"}
        if dose.per_week
        else {}
    )
    bounds = {
        "start": prescription.valid_from.isoformat(),
        "end": prescription.valid_until.isoformat(),
    }
    return {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "order",
        "category": [{"coding": [coding(ACTIVITY, "PhysicalActivity")]}],
        "code": concept(EXERCISE, item.exercise),
        "subject": address.reference("patient"),
        "requester": address.reference("therapist"),
        "authoredOn": prescription.written_on.isoformat(),
        "occurrenceTiming": {"repeat": {"boundsPeriod": bounds, **often}},
        "patientInstruction": " ".join(_instruction(item)),
    }


def _instruction(item: PrescribedExercise) -> Iterator[str]:
    """Yield the dose and the therapist's note, for R4 has no fields for sets."""
    dose = item.dose
    parts = [_plural(dose.sets, "set")]
    if dose.duration_s:
        parts.append(f"{dose.duration_s:g} s each")
    else:
        parts.append(_plural(dose.reps, "repetition"))
    if dose.hold_s:
        parts.append(f"hold {dose.hold_s:g} s")
    if dose.rest_s:
        parts.append(f"rest {dose.rest_s:g} s")
    yield f"{', '.join(parts)}."
    if item.note:
        yield item.note


def _plural(count: int, one: str) -> str:
    return f"{count} {one}{'s' * (count != 1)}"
