"""What the standard requires and validators of a schema let pass.

Required code bindings (FHIR R4, each resource's definition), addresses that must lead
somewhere, and codes that must be confirmed ones. An invented code is worse than none.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeAlias

from formcoach.report.fhir.codes import LOINC, LOINC_CODES, SYSTEMS, UCUM, UNITS, Json

_OBSERVATION = {
    "registered", "preliminary", "final", "amended", "corrected", "cancelled",
    "entered-in-error", "unknown",
}  # fmt: skip
_EVENT = {
    "preparation", "in-progress", "not-done", "on-hold", "stopped", "completed",
    "entered-in-error", "unknown",
}  # fmt: skip
_REQUEST = {
    "draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"
}  # fmt: skip
_INTENT = {
    "proposal", "plan", "directive", "order", "original-order", "reflex-order",
    "filler-order", "instance-order", "option",
}  # fmt: skip
_ANSWERED = {"in-progress", "completed", "amended", "entered-in-error", "stopped"}
REQUIRED: dict[str, dict[str, set[str]]] = {
    "Observation": {"status": _OBSERVATION},
    "Procedure": {"status": _EVENT},
    "ServiceRequest": {"status": _REQUEST, "intent": _INTENT},
    "QuestionnaireResponse": {"status": _ANSWERED},
    "Flag": {"status": {"active", "inactive", "entered-in-error"}},
    "AdverseEvent": {"actuality": {"actual", "potential"}},
    "Patient": {},
    "Practitioner": {},
    "Device": {},
}
"""The resources that a bundle may hold, and the codes that their bindings require."""
UNITS_OF_TIME = {"s", "min", "h", "d", "wk", "mo", "a"}
DEEPEST = 40
Place: TypeAlias = tuple[Any, ...]
"""The way to an object: nothing, or the way to what holds it, and the step from there.
Words are made of it only where there is a fault."""


def faults(bundle: Json) -> list[str]:
    """Return everything that is not as it must be, each with its place."""
    if bundle.get("resourceType") != "Bundle" or bundle.get("type") != "collection":
        return ["it is no collection of FHIR resources"]
    entries = bundle.get("entry")
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        return ["entry: every one needs a fullUrl and a resource"]
    urls = [entry["fullUrl"] for entry in entries]
    known = set(urls)
    twice = len(known) < len(urls)
    found = ["entry: two resources have one fullUrl"] if twice else []
    for index, entry in enumerate(entries):
        where = f"entry[{index}].{entry['resource'].get('resourceType')}"
        found += (f"{where}.{each}" for each in _resource(entry["resource"], known))
    return found


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("fullUrl"), str)
        and isinstance(entry.get("resource"), dict)
    )


def _resource(resource: Json, urls: set[str]) -> Iterator[str]:
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or kind not in REQUIRED:
        yield f"resourceType: {kind!r} is not among those that are known"
        return
    for name, allowed in REQUIRED[kind].items():
        if str(resource.get(name)) not in allowed:
            yield f"{name}: {resource.get(name)!r} is not among the codes required"
    for place, value in _objects(resource, ()):
        for fault in _faults_of(value, urls):
            yield f"{_in_words(place)}: {fault}"


def _objects(value: Any, place: Place, depth: int = 0) -> Iterator[tuple[Place, Json]]:
    """Yield every object within a value, with the way to it."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield place, value
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _objects(inner, (place, name), depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _objects(inner, (place, index), depth + 1)


def _in_words(place: Place) -> str:
    """Return the way to an object: ``component[3].code``."""
    if not place:
        return ""
    before, step = place
    words = _in_words(before)
    if isinstance(step, int):
        return f"{words}[{step}]"
    return f"{words}.{step}" if words else str(step)


def _faults_of(value: Json, urls: set[str]) -> Iterator[str]:
    target = value.get("reference")
    if isinstance(target, str) and target not in urls:
        yield f"{target} is not in this bundle"
    if "system" in value:
        yield from _coding(value["system"], value.get("code"))
    if str(value.get("periodUnit", "s")) not in UNITS_OF_TIME:
        yield f"{value['periodUnit']!r} is no unit of time"
    chosen = sum(name.startswith("value") and name != "value" for name in value)
    if chosen > 1 or (chosen and "dataAbsentReason" in value):
        yield "one value only, or the reason why there is none"
    if "start" in value and "end" in value:
        yield from _period(value["start"], value["end"])


def _coding(system: object, code: object) -> Iterator[str]:
    if str(system) not in SYSTEMS:
        yield f"{system!r} is not among the systems that are known"
    elif (system == LOINC and str(code) not in LOINC_CODES) or (
        system == UCUM and str(code) not in UNITS
    ):
        yield f"{code!r} is not among the codes that were confirmed"


def _period(start: object, end: object) -> Iterator[str]:
    try:
        begun, over = (datetime.fromisoformat(str(each)) for each in (start, end))
        ordered = begun <= over
    except (TypeError, ValueError):
        yield "a period needs two times of one kind"
        return
    if not ordered:
        yield "it ends before it begins"
