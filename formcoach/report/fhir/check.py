"""What the standard requires and validators of a schema let pass.

Required code bindings (FHIR R4, each resource's definition), addresses that must lead
somewhere, and codes that must be confirmed ones. An invented code is worse than none.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

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


def faults(bundle: Json) -> list[str]:
    """Return everything that is not as it must be, each with its place."""
    if bundle.get("resourceType") != "Bundle" or bundle.get("type") != "collection":
        return ["it is no collection of FHIR resources"]
    entries = bundle.get("entry")
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        return ["entry: every one needs a fullUrl and a resource"]
    urls = [entry["fullUrl"] for entry in entries]
    found = ["entry: two resources have one fullUrl"] if _twice(urls) else []
    for index, entry in enumerate(entries):
        where = f"entry[{index}].{entry['resource'].get('resourceType')}"
        found += (f"{where}.{each}" for each in _resource(entry["resource"], set(urls)))
    return found


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("fullUrl"), str)
        and isinstance(entry.get("resource"), dict)
    )


def _twice(urls: list[str]) -> bool:
    return len(set(urls)) < len(urls)


def _resource(resource: Json, urls: set[str]) -> Iterator[str]:
    kind = resource.get("resourceType")
    if kind not in REQUIRED:
        yield f"resourceType: {kind!r} is not among those that are known"
        return
    for name, allowed in REQUIRED[kind].items():
        if resource.get(name) not in allowed:
            yield f"{name}: {resource.get(name)!r} is not among the codes required"
    for place, value in _objects(resource, ""):
        yield from _reference(place, value, urls)
        yield from _coding(place, value)
        yield from _choice(place, value)
        yield from _period(place, value)


def _objects(value: Any, place: str, depth: int = 0) -> Iterator[tuple[str, Json]]:
    """Yield every object within a value, with where it is."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield place, value
        for name, inner in value.items():
            yield from _objects(inner, f"{place}.{name}".lstrip("."), depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _objects(inner, f"{place}[{index}]", depth + 1)


def _reference(place: str, value: Json, urls: set[str]) -> Iterator[str]:
    target = value.get("reference")
    if isinstance(target, str) and target not in urls:
        yield f"{place}: {target} is not in this bundle"


def _coding(place: str, value: Json) -> Iterator[str]:
    system, code = value.get("system"), value.get("code")
    if system is None:
        return
    if system not in SYSTEMS:
        yield f"{place}: {system!r} is not among the systems that are known"
    elif (system == LOINC and code not in LOINC_CODES) or (
        system == UCUM and code not in UNITS
    ):
        yield f"{place}: {code!r} is not among the codes that were confirmed"


def _choice(place: str, value: Json) -> Iterator[str]:
    chosen = [name for name in value if name.startswith("value") and name != "value"]
    if len(chosen) > 1 or (chosen and "dataAbsentReason" in value):
        yield f"{place}: one value only, or the reason why there is none"
    unit = value.get("periodUnit", "s")
    if unit not in UNITS_OF_TIME:
        yield f"{place}: {unit!r} is no unit of time"


def _period(place: str, value: Json) -> Iterator[str]:
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, str) or not isinstance(end, str):
        return
    try:
        ordered = datetime.fromisoformat(start) <= datetime.fromisoformat(end)
    except (TypeError, ValueError):
        yield f"{place}: a period needs two times of one kind"
        return
    if not ordered:
        yield f"{place}: it ends before it begins"
