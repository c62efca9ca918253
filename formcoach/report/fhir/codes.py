"""The systems and codes that a bundle may hold."""

from typing import Any

Json = dict[str, Any]

BASE = "https://formcoach.example/fhir"
"""A name, not an address: the domain is reserved and nothing is fetched from it."""
MEASURE = f"{BASE}/CodeSystem/measure"
EXERCISE = f"{BASE}/CodeSystem/exercise"
LIMIT = f"{BASE}/CodeSystem/limit"
PATIENT_ID = f"{BASE}/patient"
SESSION_ID = f"{BASE}/session"
RED_FLAGS = f"{BASE}/Questionnaire/warning-signs"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
FLAG_CATEGORY = "http://terminology.hl7.org/CodeSystem/flag-category"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
ACTIVITY = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes"
SYSTEMS = frozenset(
    {
        MEASURE, EXERCISE, LIMIT, PATIENT_ID, SESSION_ID, LOINC, UCUM, CATEGORY,
        FLAG_CATEGORY, ABSENT, ACTIVITY,
    }
)  # fmt: skip
LOINC_CODES = {
    "72514-3": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
    "55411-3": "Exercise duration",
    "73985-4": "Exercise activity",
}
"""Confirmed in published implementation guides; no other may ever be written."""
UNITS = {
    "deg": "degree",
    "s": "second",
    "min": "minute",
    "%": "%",
    "{#}": "count",
    "{score}": "score",
    "1": "",
}
"""UCUM codes and how they are said."""
METHOD = "Markerless single-camera estimate (MediaPipe); not a goniometer"
ESTIMATE = "estimate, about +/- 10 degrees"
DIGITS = 3
"""Finer than anything that a camera measures; what is read back has as many."""


def coding(system: str, code: str, display: str = "") -> Json:
    """Return one coding."""
    shown = {"display": display} if display else {}
    return {"system": system, "code": code, **shown}


def concept(system: str, code: str, display: str = "", words: str = "") -> Json:
    """Return a concept with one coding."""
    said = {"text": words} if words else {}
    return {"coding": [coding(system, code, display)], **said}


def loinc(code: str) -> Json:
    """Return a concept of LOINC, which must be one of the confirmed."""
    return concept(LOINC, code, LOINC_CODES[code])


def measure(code: str) -> Json:
    """Return a concept of formcoach's own."""
    return concept(MEASURE, code, words=code.replace("-", " "))


def quantity(value: float, unit: str) -> Json:
    """Return a quantity in a unit of UCUM."""
    rounded = round(value, DIGITS) + 0.0
    whole = int(rounded) if rounded == int(rounded) else rounded
    return {
        "value": whole,
        "unit": UNITS[unit] or "1",
        "system": UCUM,
        "code": unit,
    }


def absent(reason: str) -> Json:
    """Return why there is no value."""
    return concept(ABSENT, reason)
