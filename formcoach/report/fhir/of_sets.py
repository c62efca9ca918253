"""A set as FHIR: what was done, every repetition, every finding."""

from collections.abc import Iterator
from dataclasses import dataclass

from formcoach.domain.anatomy import Side
from formcoach.domain.finding import Finding
from formcoach.domain.measurement import SignalRef
from formcoach.domain.records import SessionRecord, SetRecord
from formcoach.domain.repetition import Repetition
from formcoach.feedback.figures import rounded, unit_of
from formcoach.report.fhir.codes import (
    DIGITS,
    ESTIMATE,
    EXERCISE,
    LIMIT,
    METHOD,
    Json,
    concept,
    measure,
    quantity,
)
from formcoach.report.fhir.elements import (
    Address,
    Entry,
    figures,
    local_time,
    observation,
    period,
    truths,
    words,
)
from formcoach.report.sections.words import middle

UCUM_OF = {"deg": "deg", "deg_s": "1", "s": "s", "torso_lengths": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a set belongs."""

    session: SessionRecord
    record: SetRecord
    address: Address

    @property
    def key(self) -> tuple[str, int]:
        """What names the set among all of the patient's."""
        return (self.session.id, self.record.index)

    @property
    def subject(self) -> Json:
        """The patient."""
        return self.address.reference("patient")

    @property
    def unit(self) -> str:
        """The UCUM code of the counted signal's unit."""
        try:
            return UCUM_OF[unit_of(SignalRef.parse(self.record.signal))]
        except KeyError:
            return "1"


def of_set(place: Place) -> Iterator[Entry]:
    """Yield the resources of a set, the procedure first, then its summary."""
    key, address, record = place.key, place.address, place.record
    repetitions = list(_repetitions(place))
    found = [_finding(place, each) for each in record.findings]
    ranges = list(_ranges(place))
    yield Entry(url=address.of("procedure", *key), resource=_procedure(place))
    yield Entry(
        url=address.of("set", *key),
        resource=_summary(place, [*repetitions, *found, *ranges]),
    )
    yield from (*repetitions, *found, *ranges)


def _procedure(place: Place) -> Json:
    session, record = place.session, place.record
    return {
        "resourceType": "Procedure",
        "status": "completed" if record.ended_at else "stopped",
        "code": concept(EXERCISE, record.exercise),
        "subject": place.subject,
        "performedPeriod": period(
            record.started_at, record.ended_at, session.utc_offset_s
        ),
    }


def _summary(place: Place, members: list[Entry]) -> Json:
    session, record = place.session, place.record
    has_members = {"hasMember": [{"reference": each.url} for each in members]}
    return {
        **observation("final", "activity", measure("set-summary"), place.subject),
        "effectivePeriod": period(
            record.started_at, record.ended_at, session.utc_offset_s
        ),
        "partOf": [place.address.reference("procedure", *place.key)],
        "device": place.address.reference("device"),
        **(has_members if members else {}),
        "component": [*_described(place), *_asked(record), *_done(record)]
        + [
            {
                "code": concept(LIMIT, each.limit, words="not measured"),
                "valueQuantity": quantity(100 * each.fraction, "%"),
                "interpretation": [{"text": each.reason}],
            }
            for each in record.not_measured
        ],
    }


def _described(place: Place) -> Iterator[Json]:
    session, record = place.session, place.record
    yield from figures({"set-index": (record.index, "{#}")})
    yield from figures({"set-number": (record.set_number, "{#}")})
    yield from words(
        {
            "exercise": record.exercise,
            "definition-sha256": record.definition_sha256,
            "view": record.view.value,
            "signal": record.signal,
            "side": record.side.value if record.side else "",
        }
    )
    if record.band:
        ends = (record.band.lower, place.unit), (record.band.upper, place.unit)
        yield from figures({"target-lower": ends[0], "target-upper": ends[1]})
    if record.ended_at and record.ended_at < record.started_at:
        at = local_time(record.ended_at, session.utc_offset_s)
        yield {"code": measure("ended-at"), "valueDateTime": at}


def _asked(record: SetRecord) -> Iterator[Json]:
    asked = record.asked
    yield from figures(
        {
            "asked-sets": (asked.sets, "{#}"),
            "asked-repetitions": (asked.reps, "{#}"),
            "asked-hold": (asked.hold_s, "s"),
            "asked-duration": (asked.duration_s, "s"),
            "asked-rest": (asked.rest_s, "s"),
            "asked-per-week": (asked.per_week, "{#}"),
        }
    )


def _done(record: SetRecord) -> Iterator[Json]:
    yield from figures(
        {
            "counted": (record.counted, "{#}"),
            "longest-hold": (record.longest_hold_s, "s"),
            "duration": (record.duration_s, "s"),
            "tracked": (100 * record.tracked_fraction, "%"),
            "view-ok": (100 * record.view_ok_fraction, "%"),
        }
    )


def _repetitions(place: Place) -> Iterator[Entry]:
    for each in place.record.repetitions:
        yield Entry(
            url=place.address.of("repetition", *place.key, each.index),
            resource=_repetition(place, each),
        )


def _repetition(place: Place, done: Repetition) -> Json:
    at = local_time(place.record.started_at, place.session.utc_offset_s)
    return {
        **observation("preliminary", "activity", measure("repetition"), place.subject),
        "effectiveDateTime": at,
        "method": {"text": METHOD},
        "component": [
            *figures(
                {
                    "index": (done.index, "{#}"),
                    "start": (done.start_s, "s"),
                    "peak": (done.peak_s, "s"),
                    "end": (done.end_s, "s"),
                    "hold": (done.hold_s, "s"),
                    "outward": (done.outward_s, "s"),
                    "return": (done.return_s, "s"),
                    "range": (done.rom_deg, place.unit),
                    "reached": (done.peak_deg, place.unit),
                }
            ),
            *words({"side": done.side.value, "outcome": done.outcome.value}),
            *(each for name in done.missed for each in words({"missed": name})),
            *(each for name in done.findings for each in words({"limit": name})),
        ],
    }


def _finding(place: Place, found: Finding) -> Entry:
    at = local_time(place.record.started_at, place.session.utc_offset_s)
    key = (found.limit, found.side, f"{found.start_s:.{DIGITS}f}")
    resource = {
        **observation("preliminary", "activity", measure("finding"), place.subject),
        "effectiveDateTime": at,
        "method": {"text": METHOD},
        "component": [
            *figures(
                {
                    "start": (found.start_s, "s"),
                    "alert": (found.alert_s, "s"),
                    "end": (found.end_s, "s"),
                    "worst": (found.worst, "1"),
                    "bound": (found.bound, "1"),
                }
            ),
            *words(
                {
                    "limit": found.limit,
                    "level": found.level.name.lower(),
                    "side": found.side.value,
                    "cue": found.cue,
                }
            ),
            *truths({"over": found.over}),
        ],
    }
    return Entry(url=place.address.of("finding", *place.key, *key), resource=resource)


def _ranges(place: Place) -> Iterator[Entry]:
    """Yield what each side reached, as it is told: rounded, preliminary, estimated."""
    if place.unit != "deg":
        return
    for side in Side:
        done = [e for e in place.record.repetitions if e.counted and e.side is side]
        value = middle(each.peak_deg for each in done)
        if value != value:  # noqa: PLR0124  # NaN: nothing was measured
            continue
        at = local_time(place.record.started_at, place.session.utc_offset_s)
        code = measure(f"reached-{place.record.signal}".replace("_", "-"))
        yield Entry(
            url=place.address.of("range", *place.key, side),
            resource={
                **observation("preliminary", "exam", code, place.subject),
                "effectiveDateTime": at,
                "valueQuantity": quantity(rounded(value), "deg"),
                "interpretation": [{"text": ESTIMATE}],
                "bodySite": {"text": side.value},
                "method": {"text": METHOD},
                "device": place.address.reference("device"),
            },
        )
