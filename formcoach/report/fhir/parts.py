"""The parts of an observation, and what is believed of each value in it."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from formcoach.report.fhir.codes import MEASURE, Json

PERCENT = 100
WORST = 10


class Parts:
    """The components of an observation, by their codes."""

    def __init__(self, observation: Json) -> None:
        self._parts: dict[str, list[Json]] = {}
        for each in observation.get("component", ()):
            code = each["code"].get("coding", [{}])[0]
            if code.get("system") == MEASURE:
                self._parts.setdefault(code["code"], []).append(each)

    def all(self, name: str, kind: str) -> Iterator[Any]:
        """Yield every value of one kind under a code."""
        for each in self._parts.get(name, ()):
            yield each.get(kind)

    def words(self, name: str) -> str:
        """Return words, empty where there are none."""
        value = next(self.all(name, "valueString"), "")
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    def truth(self, name: str) -> bool:
        """Tell whether something is said to be so."""
        return next(self.all(name, "valueBoolean")) is True

    def figure(self, name: str) -> float:
        """Return a number, NaN where it is said that there is none."""
        found = next(self.all(name, "valueQuantity"))
        return math.nan if found is None else finite(found["value"])

    def count(self, name: str) -> int:
        """Return a whole number."""
        return int(self.figure(name))

    def share(self, name: str) -> float:
        """Return a share that was written in per cent."""
        return self.figure(name) / PERCENT

    def time(self, name: str) -> datetime | None:
        """Return an instant, None where there is none."""
        text = next(self.all(name, "valueDateTime"), None)
        return time_of(text)[0] if text else None


def is_of(observation: Json, code: str) -> bool:
    """Tell whether an observation is of one of our own codes."""
    found = observation.get("code", {}).get("coding", [{}])[0]
    return bool(found == {"system": MEASURE, "code": code})


def is_pain(resource: Json) -> bool:
    """Tell whether a resource is an answer about pain."""
    codings = resource.get("code", {}).get("coding", ())
    return any(each.get("code") == "72514-3" for each in codings)


def identifier(resource: Json, system: str) -> str:
    """Return the one identifier of a system."""
    found = [e["value"] for e in resource["identifier"] if e.get("system") == system]
    if len(found) != 1 or not isinstance(found[0], str):
        raise ValueError(system)
    return found[0]


def time_of(text: str) -> tuple[datetime, int]:
    """Return an instant in UTC, and what the patient's clock was ahead."""
    at = datetime.fromisoformat(text)
    offset = at.utcoffset()
    if offset is None:
        raise ValueError(f"{text}: a time without its zone")
    return at.astimezone(UTC), int(offset.total_seconds())


def score_of(value: object) -> int:
    """Return an answer about pain, 0 to 10."""
    if value not in range(WORST + 1):
        raise ValueError(f"a pain of {value!r} of {WORST}")
    return int(finite(value))


def finite(value: object) -> float:
    """Return a number that is one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number")
    return float(value)
