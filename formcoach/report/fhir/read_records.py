"""From the observations of a bundle to the records of the domain."""

from collections.abc import Iterator
from datetime import datetime

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
from formcoach.report.fhir.codes import LIMIT, SESSION_ID, Json
from formcoach.report.fhir.parts import (
    PERCENT,
    Parts,
    finite,
    identifier,
    is_of,
    is_pain,
    score_of,
    time_of,
)


def session_of(group: Json, patient: str, resources: dict[str, Json]) -> SessionRecord:
    """Return a session with its sets and answers."""
    parts, when = Parts(group), group["effectivePeriod"]
    started_at, utc_offset_s = time_of(when["start"])
    members = [resources[e["reference"]] for e in group.get("hasMember", ())]
    sets = [_set(each, resources) for each in members if is_of(each, "set-summary")]
    return SessionRecord(
        id=identifier(group, SESSION_ID),
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
        pain=tuple(pain_of(each) for each in members if is_pain(each)),
    )


def _set(summary: Json, resources: dict[str, Json]) -> SetRecord:
    parts, when = Parts(summary), summary["effectivePeriod"]
    members = [resources[e["reference"]] for e in summary.get("hasMember", ())]
    side = parts.words("side")
    return SetRecord(
        index=parts.count("set-index"),
        exercise=parts.words("exercise"),
        definition_sha256=parts.words("definition-sha256"),
        set_number=parts.count("set-number"),
        asked=_dose(parts),
        view=View(parts.words("view")),
        started_at=time_of(when["start"])[0],
        ended_at=_end(parts, when),
        counted=parts.count("counted"),
        longest_hold_s=parts.figure("longest-hold"),
        duration_s=parts.figure("duration"),
        tracked_fraction=parts.share("tracked"),
        view_ok_fraction=parts.share("view-ok"),
        repetitions=tuple(_repetition(e) for e in members if is_of(e, "repetition")),
        findings=tuple(_finding(e) for e in members if is_of(e, "finding")),
        not_measured=tuple(_unmeasured(summary)),
        side=Side(side) if side else None,
        signal=parts.words("signal"),
        band=_band(parts),
    )


def _dose(parts: Parts) -> Dose:
    return Dose(
        sets=parts.count("asked-sets"),
        reps=parts.count("asked-repetitions"),
        hold_s=parts.figure("asked-hold"),
        duration_s=parts.figure("asked-duration"),
        rest_s=parts.figure("asked-rest"),
        per_week=parts.count("asked-per-week"),
    )


def _band(parts: Parts) -> Band | None:
    if not list(parts.all("target-lower", "valueQuantity")):
        return None
    return Band(lower=parts.figure("target-lower"), upper=parts.figure("target-upper"))


def _repetition(observation: Json) -> Repetition:
    parts = Parts(observation)
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
    parts = Parts(observation)
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
                fraction=finite(each["valueQuantity"]["value"]) / PERCENT,
            )


def pain_of(observation: Json) -> PainAnswer:
    """Return an answer about pain."""
    parts = Parts(observation)
    at, utc_offset_s = time_of(observation["effectiveDateTime"])
    given, legs = observation.get("valueQuantity"), parts.words("legs")
    return PainAnswer(
        at=at,
        moment=PainMoment(parts.words("moment")),
        score=None if given is None else score_of(given["value"]),
        exercise=parts.words("exercise"),
        legs=LegSymptoms(legs) if legs else None,
        sharp=parts.truth("sharp"),
        utc_offset_s=utc_offset_s,
    )


def _end(parts: Parts, when: Json) -> datetime | None:
    return time_of(when["end"])[0] if "end" in when else parts.time("ended-at")
