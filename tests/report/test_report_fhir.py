"""FHIR: valid by an independent library and by our own checks, and read back whole."""

import json
import math
import re
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from made_prescription import PRESCRIPTION

from formcoach.domain.records import History, PainAnswer, PainMoment, SessionState
from formcoach.errors import UsageError
from formcoach.report.fhir.bundle import to_bundle, to_bundle_text
from formcoach.report.fhir.check import faults
from formcoach.report.fhir.codes import LOINC, LOINC_CODES
from formcoach.report.fhir.read import of_bundle, read_bundle
from formcoach.report.history_json import to_json
from formcoach.report.material import Material
from formcoach.report.page import to_html
from formcoach.report.write import write
from formcoach.testing import made_up_history

HISTORY = made_up_history(weeks=1)
STRANGE = (
    b'{"resourceType": "Bundle", "type": "collection", '
    b'"entry": [{"fullUrl": "a", "resource": %s}]}'
)
MADE_AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def bundle_of(history):
    """Return the bundle of a history."""
    return to_bundle(history, name="Anna K.", made_at=MADE_AT)


BUNDLE = bundle_of(HISTORY)
SMALL = bundle_of(replace(HISTORY, sessions=HISTORY.sessions[:1]))


def hard_history():
    """Return everything that happens: stops, unknown figures, clocks, no answers."""
    session = HISTORY.sessions[0]
    record = session.sets[0]
    unknown = replace(
        record.repetitions[0], peak_deg=math.nan, rom_deg=math.nan, missed=("a", "b")
    )
    broken_off = replace(
        record, ended_at=None, repetitions=(unknown,), band=None, signal="?"
    )
    empty = replace(record, index=2, repetitions=(), findings=(), not_measured=())
    silent = PainAnswer(at=session.started_at, moment=PainMoment.END, score=None)
    hour = timedelta(hours=1)
    return History(
        patient="anna",
        sessions=(
            replace(session, id="running", ended_at=None, state=SessionState.RUNNING,
                    sets=(broken_off, empty), pain=(silent,)),
            replace(session, id="stopped", state=SessionState.STOPPED,
                    why_ended="pain_red", trial=True, sets=()),
            replace(session, id="set back", ended_at=session.started_at - hour,
                    sets=(replace(record, ended_at=record.started_at - hour),)),
        ),
        screens=HISTORY.screens,
        locks=(*HISTORY.locks, replace(HISTORY.locks[0], cleared_at=None)),
    )  # fmt: skip


@pytest.mark.parametrize("history", [HISTORY, hard_history(), History(patient="a")])
def test_an_independent_library_finds_every_bundle_valid(history):
    """Whoever receives it will use such a library."""
    fhir = pytest.importorskip("fhir.resources.R4B.bundle", reason="needs [dev]")

    bundle = fhir.Bundle.model_validate_json(to_bundle_text(bundle_of(history)))

    assert len(bundle.entry) == len(bundle_of(history)["entry"])


@pytest.mark.parametrize("history", [HISTORY, hard_history(), History(patient="a")])
def test_our_own_checks_find_nothing(history):
    """They cover what such libraries let pass."""
    assert faults(bundle_of(history)) == []


def test_what_was_prescribed_is_an_order_for_each_exercise():
    """ServiceRequest: days, times a week, the therapist's own words."""
    fhir = pytest.importorskip("fhir.resources.R4B.bundle", reason="needs [dev]")
    bundle = to_bundle(
        HISTORY, name="Anna K.", made_at=MADE_AT, prescription=PRESCRIPTION
    )

    orders = resources("ServiceRequest", bundle)

    fhir.Bundle.model_validate_json(to_bundle_text(bundle))
    assert faults(bundle) == []
    assert [each["code"]["coding"][0]["code"] for each in orders] == [
        "bird_dog",
        "squat",
        "standing_side_bend",
        "cat_cow",
    ]
    assert orders[0]["occurrenceTiming"]["repeat"] == {
        "boundsPeriod": {"start": "2026-08-31", "end": "2026-11-25"},
        "frequency": 4,
        "period": 1,
        "periodUnit": "wk",
    }
    assert orders[0]["patientInstruction"] == (
        "2 sets, 8 repetitions, hold 6 s, rest 45 s."
    )
    assert orders[3]["patientInstruction"] == (
        "1 set, 5 repetitions. Breathe out while you round."
    )


def near(sessions):
    """Return sessions with every figure as finely as a bundle has it."""
    return rounded(
        to_json(History(patient="a", sessions=sessions), name="")["sessions"]
    )


def rounded(value):
    """Round every figure within a value."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    return [rounded(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("history", [HISTORY, hard_history()])
def test_what_is_read_back_has_the_same_numbers(history):
    """A therapist who imports the bundle must see what the patient's computer sees."""
    read = of_bundle(json.loads(to_bundle_text(bundle_of(history))))

    by_start = sorted(history.sessions, key=lambda each: each.started_at)
    assert near(read.sessions) == near(tuple(by_start))
    assert read.patient == "anna"


def test_the_report_of_an_imported_bundle_says_the_same():
    """To the last word: rounding in between changes nothing that is told."""

    def page(history):
        return re.sub(
            "<svg.*?</svg>",
            "",
            to_html(
                write(
                    Material(
                        patient_name="Anna",
                        history=history,
                        first=date(2026, 8, 31),
                        last=date(2026, 9, 6),
                        made_on=date(2026, 9, 13),
                        version="0",
                    )
                )
            ),
        )

    read = of_bundle(json.loads(to_bundle_text(BUNDLE)))

    imported = replace(HISTORY, sessions=read.sessions, pain=read.pain)
    assert page(imported) == page(HISTORY)


def test_writing_what_was_read_writes_the_same_bundle():
    """Nothing wears off by sending it to and fro."""
    read = of_bundle(deepcopy(BUNDLE))

    again = replace(HISTORY, sessions=read.sessions, pain=read.pain)

    assert bundle_of(again) == BUNDLE


def resources(kind, bundle=BUNDLE):
    """Return the resources of one kind."""
    found = (each["resource"] for each in bundle["entry"])
    return [each for each in found if each["resourceType"] == kind]


def test_what_was_reached_never_looks_like_a_goniometers_reading():
    """Rounded, preliminary, with its method, and without a code of such a reading."""
    reached = [
        each
        for each in resources("Observation")
        if each["code"]["coding"][0]["code"].startswith("reached-")
    ]

    assert reached
    for each in reached:
        assert each["status"] == "preliminary"
        assert each["valueQuantity"]["value"] % 5 == 0
        assert "not a goniometer" in each["method"]["text"]
        assert each["interpretation"] == [{"text": "estimate, about +/- 10 degrees"}]
        assert LOINC not in str(each)


def test_no_code_of_loinc_is_invented():
    """Three are confirmed; whoever adds one must say where it was confirmed."""
    assert set(LOINC_CODES) == {"72514-3", "55411-3", "73985-4"}
    spoilt = deepcopy(BUNDLE)
    told = next(each for each in resources("Observation", spoilt) if LOINC in str(each))
    told["code"]["coding"][0]["code"] = "12345-6"

    assert len(faults(spoilt)) == 1
    assert faults(spoilt)[0].endswith(
        "'12345-6' is not among the codes that were confirmed"
    )


def spoil_status(bundle):
    """Write a status as it is often misspelt."""
    resources("Observation", bundle)[0]["status"] = "finnal"


def spoil_value(bundle):
    """Give two values at once."""
    resources("Observation", bundle)[0]["component"][0]["valueString"] = "x"


def spoil_reference(bundle):
    """Point to a resource that is elsewhere."""
    resources("Observation", bundle)[0]["subject"] = {"reference": "http://elsewhere"}


def spoil_period(bundle):
    """End before the begin."""
    resources("Procedure", bundle)[0]["performedPeriod"]["end"] = "2001-01-01T00:00:00Z"


def spoil_system(bundle):
    """Use a system that nobody knows."""
    resources("Procedure", bundle)[0]["code"]["coding"][0]["system"] = "http://x"


def spoil_kind(bundle):
    """Bring a resource that formcoach never writes."""
    resources("Procedure", bundle)[0]["resourceType"] = "MedicationRequest"


def spoil_number(bundle):
    """Write words where a figure belongs."""
    resources("Observation", bundle)[0]["component"][0]["valueQuantity"]["value"] = "9"


def spoil_pain(bundle):
    """Answer with more than the worst."""
    for each in resources("Observation", bundle):
        if "72514-3" in str(each["code"]):
            each["valueQuantity"]["value"] = 11


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (spoil_status, "status: 'finnal' is not among the codes required"),
        (spoil_value, "one value only, or the reason why there is none"),
        (spoil_reference, "http://elsewhere is not in this bundle"),
        (spoil_period, "it ends before it begins"),
        (spoil_system, "'http://x' is not among the systems that are known"),
        (spoil_kind, "'MedicationRequest' is not among those that are known"),
        (spoil_number, "something is missing or of another kind ('9' is no number)"),
        (spoil_pain, "something is missing or of another kind (a pain of 11 of 10)"),
    ],
)
def test_a_bundle_that_does_not_fit_is_refused_whole(tmp_path, spoil, words):
    """It may come from anybody; nothing of it is taken over then."""
    spoilt = deepcopy(SMALL)
    spoil(spoilt)
    path = tmp_path / "bundle.json"
    path.write_text(to_bundle_text(spoilt), "utf-8")

    with pytest.raises(UsageError) as refused:
        read_bundle(path)

    assert refused.value.message.startswith(f"{path}: this bundle cannot be used: ")
    assert words in refused.value.message
    assert refused.value.message.endswith("Nothing was changed.")


@pytest.mark.parametrize(
    "text",
    [
        b"", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"resourceType": "Bundle"}',
        b'{"resourceType": "Bundle", "type": "collection", "entry": [1]}',
        b'{"resourceType": "Bundle", "type": "collection", "entry": []}',
        b'{"a": NaN}',
        STRANGE % b'{"resourceType": "Flag", "status": [], "code": {"system": {}}}',
        STRANGE % b'{"resourceType": {}}',
    ],
)  # fmt: skip
def test_what_is_no_bundle_is_said_to_be_none(tmp_path, text):
    """Somebody chooses the wrong file, or builds one to break the reader."""
    path = tmp_path / "bundle.json"
    path.write_bytes(text)

    with pytest.raises(UsageError, match="this bundle cannot be used"):
        read_bundle(path)
    with pytest.raises(UsageError, match="No such file"):
        read_bundle(tmp_path / "absent.json")
