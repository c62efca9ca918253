"""A bundle that formcoach wrote, read back: sessions and pain with the same numbers.

A bundle may come from anybody. What does not fit is refused as a whole, with where and
why. Screens for warning signs and locks are never taken over: only the therapist at the
patient's own computer lifts one.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Dose, Level
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.orientation import View
from formcoach.domain.records import (
    LegSymptoms,
    PainAnswer,
    PainMoment,
    SessionRecord,
    SessionState,
    SetRecord,
)
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.errors import UsageError
from formcoach.report.fhir.check import faults
from formcoach.report.fhir.codes import LIMIT, MEASURE, PATIENT_ID, SESSION_ID, Json

MAX_BYTES = 200_000_000
"""Years of sessions; a month takes about 2 MB."""
PERCENT = 100
WORST = 10


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
    patient = _identifier(patients[0], PATIENT_ID)
    sessions = [
        _session(each, patient, resources)
        for each in resources.values()
        if any(i.get("system") == SESSION_ID for i in each.get("identifier", ()))
    ]
    return Read(
        patient=patient,
        sessions=tuple(sorted(sessions, key=lambda each: each.started_at)),
        pain=tuple(_pain(each) for each in resources.values() if _is_pain(each)),
    )


class _Parts:
    """The components of an observation, by their codes."""

    def __init__(self, observation: Json) -> None:
        self._parts: dict[str, list[Json]] = {}
        for each in observation.get("component", ()):
            code = each["code"].get("coding", [{}])[0]
            if code.get("system") == MEASURE:
                self._parts.setdefault(code["code"], []).append(each)

    def all(self, name: str, kind: str) -> Iterator[Any]:
        for each in self._parts.get(name, ()):
            yield each.get(kind)

    def words(self, name: str) -> str:
        value = next(self.all(name, "valueString"), "")
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    def truth(self, name: str) -> bool:
        return next(self.all(name, "valueBoolean")) is True

    def figure(self, name: str) -> float:
        found = next(self.all(name, "valueQuantity"))
        return math.nan if found is None else _finite(found["value"])

    def count(self, name: str) -> int:
        return int(self.figure(name))

    def share(self, name: str) -> float:
        return self.figure(name) / PERCENT

    def time(self, name: str) -> datetime | None:
        text = next(self.all(name, "valueDateTime"), None)
        return _time(text)[0] if text else None


def _session(group: Json, patient: str, resources: dict[str, Json]) -> SessionRecord:
    parts, when = _Parts(group), group["effectivePeriod"]
    started_at, utc_offset_s = _time(when["start"])
    members = [resources[e["reference"]] for e in group.get("hasMember", ())]
    sets = [_set(each, resources) for each in members if _is(each, "set-summary")]
    return SessionRecord(
        id=_identifier(group, SESSION_ID),
        patient=patient,
        prescription=parts.words("prescription"),
        prescription_sha256=parts.words("prescription-sha256"),
        started_at=started_at,
        utc_offset_s=utc_offset_s,
        ended_at=_end(parts, when),
        state=SessionState(parts.words("state")),
        why_ended=parts.words("why-ended"),
        model=parts.words("model"),
        model_sha256=parts.words("model-sha256"),
        version=parts.words("version"),
        trial=parts.truth("trial"),
        sets=tuple(sorted(sets, key=lambda each: each.index)),
        pain=tuple(_pain(each) for each in members if _is_pain(each)),
    )


def _set(summary: Json, resources: dict[str, Json]) -> SetRecord:
    parts, when = _Parts(summary), summary["effectivePeriod"]
    members = [resources[e["reference"]] for e in summary.get("hasMember", ())]
    side = parts.words("side")
    return SetRecord(
        index=parts.count("set-index"),
        exercise=parts.words("exercise"),
        definition_sha256=parts.words("definition-sha256"),
        set_number=parts.count("set-number"),
        asked=_dose(parts),
        view=View(parts.words("view")),
        started_at=_time(when["start"])[0],
        ended_at=_end(parts, when),
        counted=parts.count("counted"),
        longest_hold_s=parts.figure("longest-hold"),
        duration_s=parts.figure("duration"),
        tracked_fraction=parts.share("tracked"),
        view_ok_fraction=parts.share("view-ok"),
        repetitions=tuple(_repetition(e) for e in members if _is(e, "repetition")),
        findings=tuple(_finding(e) for e in members if _is(e, "finding")),
        not_measured=tuple(_unmeasured(summary)),
        side=Side(side) if side else None,
        signal=parts.words("signal"),
        band=_band(parts),
    )


def _dose(parts: _Parts) -> Dose:
    return Dose(
        sets=parts.count("asked-sets"),
        reps=parts.count("asked-repetitions"),
        hold_s=parts.figure("asked-hold"),
        duration_s=parts.figure("asked-duration"),
        rest_s=parts.figure("asked-rest"),
        per_week=parts.count("asked-per-week"),
    )


def _band(parts: _Parts) -> Band | None:
    if not list(parts.all("target-lower", "valueQuantity")):
        return None
    return Band(lower=parts.figure("target-lower"), upper=parts.figure("target-upper"))


def _repetition(observation: Json) -> Repetition:
    parts = _Parts(observation)
    return Repetition(
        index=parts.count("index"),
        side=Side(parts.words("side")),
        start_s=parts.figure("start"),
        peak_s=parts.figure("peak"),
        end_s=parts.figure("end"),
        hold_s=parts.figure("hold"),
        outward_s=parts.figure("outward"),
        return_s=parts.figure("return"),
        rom_deg=parts.figure("range"),
        peak_deg=parts.figure("reached"),
        outcome=RepetitionOutcome(parts.words("outcome")),
        missed=tuple(map(str, parts.all("missed", "valueString"))),
        findings=tuple(map(str, parts.all("limit", "valueString"))),
    )


def _finding(observation: Json) -> Finding:
    parts = _Parts(observation)
    return Finding(
        limit=parts.words("limit"),
        level=Level[parts.words("level").upper()],
        side=Side(parts.words("side")),
        start_s=parts.figure("start"),
        alert_s=parts.figure("alert"),
        end_s=parts.figure("end"),
        worst=parts.figure("worst"),
        bound=parts.figure("bound"),
        cue=parts.words("cue"),
        over=parts.truth("over"),
    )


def _unmeasured(summary: Json) -> Iterator[NotMeasured]:
    for each in summary.get("component", ()):
        code = each["code"].get("coding", [{}])[0]
        if code.get("system") == LIMIT:
            yield NotMeasured(
                limit=str(code["code"]),
                reason=str(each["interpretation"][0]["text"]),
                fraction=_finite(each["valueQuantity"]["value"]) / PERCENT,
            )


def _pain(observation: Json) -> PainAnswer:
    parts = _Parts(observation)
    at, utc_offset_s = _time(observation["effectiveDateTime"])
    given, legs = observation.get("valueQuantity"), parts.words("legs")
    return PainAnswer(
        at=at,
        moment=PainMoment(parts.words("moment")),
        score=None if given is None else _score(given["value"]),
        exercise=parts.words("exercise"),
        legs=LegSymptoms(legs) if legs else None,
        sharp=parts.truth("sharp"),
        utc_offset_s=utc_offset_s,
    )


def _is(observation: Json, code: str) -> bool:
    found = observation.get("code", {}).get("coding", [{}])[0]
    return bool(found == {"system": MEASURE, "code": code})


def _is_pain(resource: Json) -> bool:
    codings = resource.get("code", {}).get("coding", ())
    return any(each.get("code") == "72514-3" for each in codings)


def _identifier(resource: Json, system: str) -> str:
    found = [e["value"] for e in resource["identifier"] if e.get("system") == system]
    if len(found) != 1 or not isinstance(found[0], str):
        raise ValueError(system)
    return found[0]


def _end(parts: _Parts, when: Json) -> datetime | None:
    return _time(when["end"])[0] if "end" in when else parts.time("ended-at")


def _time(text: str) -> tuple[datetime, int]:
    """Return an instant in UTC, and what the patient's clock was ahead."""
    at = datetime.fromisoformat(text)
    offset = at.utcoffset()
    if offset is None:
        raise ValueError(f"{text}: a time without its zone")
    return at.astimezone(UTC), int(offset.total_seconds())


def _score(value: object) -> int:
    if value not in range(WORST + 1):
        raise ValueError(f"a pain of {value!r} of {WORST}")
    return int(_finite(value))


def _finite(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number")
    return float(value)
