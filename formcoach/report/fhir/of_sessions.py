"""A session as FHIR: the group of its observations, its length, its pain."""

from collections.abc import Iterator

from formcoach.domain.records import PainAnswer, SessionRecord, SessionState
from formcoach.report.fhir.codes import (
    ACTIVITY,
    SESSION_ID,
    Json,
    absent,
    coding,
    concept,
    loinc,
    measure,
    quantity,
)
from formcoach.report.fhir.elements import (
    NOT_ANSWERED,
    Address,
    Entry,
    local_time,
    observation,
    period,
    truths,
    words,
)
from formcoach.report.fhir.of_sets import Place, of_set

S_PER_MIN = 60
PROGRAMME = "Back exercise programme"
PHYSICAL_ACTIVITY = {"coding": [coding(ACTIVITY, "PhysicalActivity")]}


def of_session(session: SessionRecord, address: Address) -> Iterator[Entry]:
    """Yield the resources of a session, the group of its observations last."""
    sets = [
        list(of_set(Place(session=session, record=record, address=address)))
        for record in session.sets
    ]
    pain = [of_pain(each, address) for each in session.pain]
    told = list(_told(session, address))
    for entries in (*sets, pain, told):
        yield from entries
    members = [entries[1] for entries in sets] + pain + told
    yield Entry(
        url=address.of("session", session.id),
        resource=_group(session, address, members),
    )
    if session.state is SessionState.STOPPED:
        yield _stop(session, address)


def of_pain(answer: PainAnswer, address: Address) -> Entry:
    """Return an answer about pain."""
    given = (
        {"dataAbsentReason": absent(NOT_ANSWERED)}
        if answer.score is None
        else {"valueQuantity": quantity(answer.score, "{score}")}
    )
    told = {"moment": answer.moment.value, "exercise": answer.exercise}
    legs = {"legs": answer.legs.value if answer.legs else ""}
    key = (answer.at.isoformat(), answer.moment, answer.exercise)
    resource = {
        **observation(
            "final", "survey", loinc("72514-3"), address.reference("patient")
        ),
        "effectiveDateTime": local_time(answer.at, answer.utc_offset_s),
        **given,
        "component": [*words(told | legs), *truths({"sharp": answer.sharp})],
    }
    return Entry(url=address.of("pain", *key), resource=resource)


def _group(session: SessionRecord, address: Address, members: list[Entry]) -> Json:
    early = session.ended_at and session.ended_at < session.started_at
    ended = (
        [
            {
                "code": measure("ended-at"),
                "valueDateTime": local_time(
                    session.ended_at or session.started_at, session.utc_offset_s
                ),
            }
        ]
        if early
        else []
    )
    running = session.state is SessionState.RUNNING
    group = observation(
        "preliminary" if running else "final",
        "activity",
        concept(ACTIVITY, "PAPanel"),
        address.reference("patient"),
    )
    group["category"].append(PHYSICAL_ACTIVITY)
    return {
        **group,
        "identifier": [{"system": SESSION_ID, "value": session.id}],
        "effectivePeriod": period(
            session.started_at, session.ended_at, session.utc_offset_s
        ),
        "device": address.reference("device"),
        **({"hasMember": [{"reference": e.url} for e in members]} if members else {}),
        "component": [*_facts(session), *ended],
    }


def _facts(session: SessionRecord) -> Iterator[Json]:
    yield from words(
        {
            "state": session.state.value,
            "why-ended": session.why_ended,
            "prescription": session.prescription,
            "prescription-sha256": session.prescription_sha256,
            "model": session.model,
            "model-sha256": session.model_sha256,
            "version": session.version,
        }
    )
    yield from truths({"trial": session.trial})


def _told(session: SessionRecord, address: Address) -> Iterator[Entry]:
    """Yield how long and what, as the Physical Activity guide has it."""
    patient = address.reference("patient")
    at = local_time(session.started_at, session.utc_offset_s)
    minutes = round(sum(each.duration_s for each in session.sets) / S_PER_MIN, 1)
    values = {
        "55411-3": {"valueQuantity": quantity(minutes, "min")},
        "73985-4": {"valueCodeableConcept": {"text": PROGRAMME}},
    }
    for code, value in values.items():
        told = observation("final", "activity", loinc(code), patient)
        told["category"].append(PHYSICAL_ACTIVITY)
        yield Entry(
            url=address.of("told", session.id, code),
            resource={**told, "effectiveDateTime": at, **value},
        )


def _stop(session: SessionRecord, address: Address) -> Entry:
    at = session.ended_at or session.started_at
    why = session.why_ended.replace("_", " ") or "a rule"
    return Entry(
        url=address.of("stop", session.id),
        resource={
            "resourceType": "AdverseEvent",
            "actuality": "potential",
            "event": {"text": f"The session was stopped by the program: {why}"},
            "subject": address.reference("patient"),
            "date": local_time(at, session.utc_offset_s),
        },
    )
