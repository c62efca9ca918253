"""Observations and their parts."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from formcoach.report.fhir.codes import (
    BASE,
    CATEGORY,
    Json,
    absent,
    coding,
    measure,
    quantity,
)

NOT_MEASURED = "unknown"
"""Of the code system data-absent-reason: expected, and not known."""
NOT_ANSWERED = "asked-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the resources of one patient find each other; the same every time."""

    patient: str

    def of(self, kind: str, *key: object) -> str:
        """Return the address of a resource by its kind and what names it."""
        name = "/".join([BASE, self.patient, kind, *(str(each) for each in key)])
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

    def reference(self, kind: str, *key: object) -> Json:
        """Return a reference to that resource."""
        return {"reference": self.of(kind, *key)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A resource with its address."""

    url: str
    resource: Json = field(repr=False)

    def as_json(self) -> Json:
        """Return the entry of a bundle."""
        identified = {
            "resourceType": self.resource["resourceType"],
            "id": self.url.removeprefix("urn:uuid:"),
        }
        return {"fullUrl": self.url, "resource": identified | self.resource}


def local_time(at: datetime, utc_offset_s: int) -> str:
    """Return an instant as the patient's clock read it, with its offset."""
    zone = timezone(timedelta(seconds=utc_offset_s))
    return at.astimezone(zone).isoformat()


def period(start: datetime, end: datetime | None, utc_offset_s: int) -> Json:
    """Return a period; an end before its start, by a clock set back, is left out."""
    begun = {"start": local_time(start, utc_offset_s)}
    if end is None or end < start:
        return begun
    return begun | {"end": local_time(end, utc_offset_s)}


def observation(status: str, category: str, code: Json, subject: Json) -> Json:
    """Return what every observation has."""
    return {
        "resourceType": "Observation",
        "status": status,
        "category": [{"coding": [coding(CATEGORY, category)]}],
        "code": code,
        "subject": subject,
    }


def figures(values: Mapping[str, tuple[float, str]]) -> Iterator[Json]:
    """Yield components of figures with their units; NaN says that it is not known."""
    for name, (value, unit) in values.items():
        yield {"code": measure(name), **_figure(value, unit)}


def words(values: Mapping[str, str]) -> Iterator[Json]:
    """Yield components of words; what is empty is left out."""
    for name, value in values.items():
        if value:
            yield {"code": measure(name), "valueString": value}


def truths(values: Mapping[str, bool]) -> Iterator[Json]:
    """Yield components that are true or false."""
    for name, value in values.items():
        yield {"code": measure(name), "valueBoolean": value}


def _figure(value: float, unit: str) -> Json:
    if math.isnan(value):
        return {"dataAbsentReason": absent(NOT_MEASURED)}
    return {"valueQuantity": quantity(value, unit)}
