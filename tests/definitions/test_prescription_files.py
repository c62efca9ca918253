"""A prescription in YAML: believed whole, or refused with every fault and its place."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_prescriptions import DECIDED, PATH, SHIPPED, TEXT, changed, load

from formcoach.definitions.bytes_in import MAX_BYTES
from formcoach.definitions.json_schema import (
    PRESCRIPTION_FILE_NAME,
    json_schema_text,
)
from formcoach.definitions.on_demand import Definitions
from formcoach.definitions.prescription_load import read_prescription_bytes
from formcoach.definitions.prescription_schema import PrescriptionModel
from formcoach.domain.exercise import Dose, Sides
from formcoach.domain.prescription import Signed, Step
from formcoach.errors import PrescriptionError

BRIDGE = "reps: 8, hold_s: 3, rest_s: 45, per_week: 5}\n    note: Breathe out"


def faults_of(text):
    """Return the lines of faults without the file's name."""
    with pytest.raises(PrescriptionError) as refused:
        load(text)
    lines = refused.value.message.splitlines()
    return [line.removeprefix("p.yaml:") for line in lines]


def fault_of(*pairs):
    """Return the only fault of a changed example, without its place."""
    [line] = faults_of(changed(*pairs))
    return re.sub(r"^\d+:\d+: ", "", line)


def test_the_shipped_example_is_read():
    """It is what a therapist copies from."""
    plan = load()

    assert (plan.id, plan.patient, plan.signed) == ("example", "example", Signed.TRIAL)
    assert plan.valid_until == date(2026, 12, 13)
    assert [each.exercise for each in plan.exercises] == [
        "glute_bridge",
        "bird_dog",
        "sit_to_stand",
    ]
    assert plan.exercises[1].dose == Dose(
        sets=2, reps=6, hold_s=5, rest_s=45, per_week=5
    )
    assert plan.steps == (Step(exercise="bird_dog", variable="reps", to=8),)
    assert (plan.session_cap_s, plan.rest_between_s) == (1800, 10800)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-11-03", date(2025, 11, 3)),
        ("2025-11", date(2025, 11, 30)),
        ("2024", date(2024, 12, 31)),
        ("unknown", None),
    ],
)
def test_of_an_onset_that_is_roughly_known_the_last_day_counts(written, day):
    """Twelve weeks must have passed even if it began at the end of the month."""
    assert load(changed(("onset: 2025-11-01", f"onset: {written}"))).onset_on == day


def test_everything_that_may_differ_for_a_patient_is_read():
    """Limits, target, side, conditions and who decided."""
    text = changed(
        (
            "conditions: []",
            (
                "conditions: [wrist_pain]\n"
                f"overrides: [{{exercise: bird_dog, condition: wrist_pain, {DECIDED}}}]"
            ),
        ),
        (
            "  - exercise: sit_to_stand\n",
            (
                "    sides: left\n"
                "    target: {hip_flexion: [-5, 30]}\n"
                "    limits:\n"
                f"      - {{limit: leg_too_high, below: -25, {DECIDED}}}\n"
                "  - exercise: sit_to_stand\n"
            ),
        ),
    )

    bird_dog = load(text).exercises[1]

    assert bird_dog.sides is Sides.LEFT
    assert bird_dog.target == {"hip_flexion": (-5, 30)}
    [limit] = bird_dog.limits
    assert (limit.below, limit.decision.by) == (-25, "M. Weber")


def test_every_fault_is_told_at_once():
    """Of form, of meaning and of YAML, each with line and column."""
    text = changed(
        ("id: example\npatient", "id: example\nid: again\npatient"),
        ("2026-12-13}", "2062-12-13}"),
        ("conditions: []", "conditions: [osteoporose]"),
        ("exercise: sit_to_stand", "exercise: sit_to_stan"),
        ("start_red: 6", "start_redd: 6"),
        ("hold_s: 3,", "hold_s: three,"),
    )

    assert faults_of(text) == [
        "5:1: the key 'id' was already given in line 4; keep one of them",
        (
            "11:34: valid.until: is more than a year after from; look at the "
            "patient before that"
        ),
        (
            "13:14: conditions[1]: 'osteoporose' is not a known condition; did "
            "you mean osteoporosis?"
        ),
        "16:38: exercises.glute_bridge.dose.hold_s: must be a number (found 'three')",
        (
            "20:15: exercises.sit_to_stan.exercise: there is no exercise "
            "'sit_to_stan'; did you mean sit_to_stand?"
        ),
        "26:3: pain.start_redd: is not a known key; did you mean start_red?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "valid: {from: 2026-11-01",
            "valid: {from: 2026-12-14",
            "valid.until: must not lie before from, 2026-12-14",
        ),
        (
            "written: 2026-11-01",
            "written: 1.11.2026",
            "written: must be a day such as 2026-11-21",
        ),
        (
            "onset: 2025-11-01",
            "onset: 2025-13",
            "onset: must be a day, a month such as 2025-03, a year, or unknown",
        ),
        (
            "onset: 2025-11-01",
            "onset: 2027",
            "onset: lies after the last day, 2026-12-13",
        ),
        (
            "reps: 8, rest_s: 60",
            "reps: 8, hold_s: 5, rest_s: 60",
            (
                "exercises.sit_to_stand.dose.hold_s: sit_to_stand (reps) has none; "
                "leave it out"
            ),
        ),
        (
            "reps: 8, rest_s: 60",
            "rest_s: 60",
            (
                "exercises.sit_to_stand.dose.reps: sit_to_stand (reps) needs how "
                "many are asked for"
            ),
        ),
        (
            "reps: 6, hold_s: 5,",
            "reps: 6,",
            (
                "exercises.bird_dog.dose.hold_s: bird_dog (reps_with_hold) needs "
                "the seconds of one hold"
            ),
        ),
        (
            "variable: reps, to: 8",
            "variable: reps, to: 6",
            "steps.bird_dog.to: must be more than 6, from where it steps up",
        ),
        (
            "variable: reps, to: 8",
            "variable: reps, to: 80",
            "steps.bird_dog.to: is no step from 6; write several",
        ),
        (
            "variable: reps, to: 8",
            "variable: reps, to: 7.5",
            "steps.bird_dog.to: must be a whole number",
        ),
        (
            "{exercise: bird_dog, variable",
            "{exercise: plank, variable",
            "steps.plank.exercise: 'plank' is not prescribed above",
        ),
        (
            "written: 2026-11-01",
            "written: 2026-11-02",
            "written: must not lie after the first day, 2026-11-01",
        ),
        (
            "per_day: 1, per_week: 5",
            "per_day: 1, per_week: 50",
            "session.per_week: must be at most 7, at 1 a day",
        ),
        (
            "start_red: 6",
            "start_red: 4",
            "pain.start_amber: must be less than start_red, 4 (found 4)",
        ),
        (
            "start_red: 6",
            "start_red: 60",
            "pain.start_red: must be at most 10 (found 60)",
        ),
        (
            "minutes: 30",
            "minutes: 300",
            "session.minutes: must be at most 90 (found 300)",
        ),
        (
            "contact: the practice that treats you",
            "contact: 0301234567",
            "therapist.contact: must be text (found 301234567); put it in quotes",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(old, new, told):
    """Where it is, what is wrong, what was expected."""
    assert fault_of((old, new)) == told


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (
            "reps: 80, hold_s: 3,",
            (
                "exercises.glute_bridge.dose.reps: 80 is far from the definition's "
                "10; if that is meant, say why under unusual"
            ),
        ),
        (
            "reps: 8, hold_s: 30,",
            (
                "exercises.glute_bridge.dose.hold_s: 30 is far from the "
                "definition's 3; if that is meant, say why under unusual"
            ),
        ),
        (
            "reps: -8, hold_s: 3,",
            "exercises.glute_bridge.dose.reps: must be at least 1 (found -8)",
        ),
        (
            "reps: 0.8, hold_s: 3,",
            "exercises.glute_bridge.dose.reps: must be a whole number (found 0.8)",
        ),
    ],
)
def test_H15_a_slip_of_the_pen_in_a_dose_is_refused(new, told):
    """Eighty for eight, a lost sign, a point too many."""
    assert fault_of(("reps: 8, hold_s: 3,", new)) == told


def test_an_exercise_is_prescribed_once():
    """Two doses of one exercise leave open which one holds."""
    text = changed(("exercise: sit_to_stand", "exercise: bird_dog"))

    assert any("bird_dog is prescribed already above" in f for f in faults_of(text))


def numbers():
    """Return where each number of the example stands, but for days and the schema."""
    body = TEXT[TEXT.index("exercises:") :]
    offset = len(TEXT) - len(body)
    found = re.finditer(r"(?<=: )\d+(?=[,}\s])", body)
    return [(offset + each.start(), int(each.group())) for each in found]


@pytest.mark.parametrize("slip", [lambda n: -n, lambda n: n * 10, lambda n: n / 10])
def test_H15_a_slip_in_any_number_of_a_prescription_is_refused(slip):
    """A lost sign and a factor ten, in each number for itself."""
    places = numbers()
    missed = []
    for start, number in places:
        wrong = f"{slip(number):g}"
        text = TEXT[:start] + wrong + TEXT[start + len(str(number)) :]
        try:
            load(text)
        except PrescriptionError:
            continue
        missed.append((TEXT[start - 12 : start], wrong))

    assert len(places) == 22
    assert missed == []


def test_what_is_unusual_and_meant_says_why():
    """A therapist may ask for anything that a body can do."""
    text = changed(
        (
            "reps: 8, hold_s: 3,",
            "reps: 8, hold_s: 30,",
        ),
        ("note: Breathe out", "unusual: trains for climbing\n    note: Breathe out"),
    )

    assert load(text).exercises[0].dose.hold_s == 30


LIMIT = "    limits:\n      - {{limit: {limit}, {bound}, " + DECIDED + "}}\n"


@pytest.mark.parametrize(
    ("limit", "bound", "told"),
    [
        ("leg_too_high", "below: -25", ""),
        ("leg_too_high", "below: -180", "limits.leg_too_high.below: -180 is beyond"),
        ("leg_too_high", "below: 18", "limits.leg_too_high.below: 18 must lie at"),
        ("leg_too_high", "below: -1.8", "limits.leg_too_high.below: -1.8 is far from"),
        ("leg_too_high", "above: 20", "limits.leg_too_high: needs a number under bel"),
        ("leg_to_high", "below: -25", "limits.leg_to_high.limit: bird_dog has no lim"),
        ("head_drops", "above: 2.5", "limits.head_drops.above: 2.5 is far from the d"),
        ("head_drops", "above: -25", "limits.head_drops.above: -25 is far from the d"),
    ],
)
def test_H15_a_slip_in_a_limit_of_the_patient_is_refused(limit, bound, told):
    """The definition's own check looks at the exercise as it would be done."""
    entry = LIMIT.format(limit=limit, bound=bound)
    text = changed(("  - exercise: sit_to", f"{entry}  - exercise: sit_to"))

    if not told:
        assert load(text).exercises[1].limits[0].below == -25
        return
    assert any(f"exercises.bird_dog.{told}" in line for line in faults_of(text))


def test_H15_a_change_that_ends_on_a_day_is_looked_at_too():
    """A slip that holds for a month is a slip."""
    decided = f"{DECIDED}, until: 2026-11-30"
    entry = f"    limits: [{{limit: leg_too_high, below: 18, unusual: x, {decided}}}]\n"
    text = changed(("  - exercise: sit_to", f"{entry}  - exercise: sit_to"))

    assert any("18 must lie at least 8 degrees beyond" in f for f in faults_of(text))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            "    sides: both\n",
            (
                "exercises.bird_dog.sides: bird_dog is defined for alternate; it "
                "cannot be "
                "done both"
            ),
        ),
        (
            "    target: {hip_flexio: [-5, 30]}\n",
            (
                "exercises.bird_dog.target.hip_flexio: bird_dog has no target "
                "for it; did "
                "you mean hip_flexion?"
            ),
        ),
        (
            (
                f"    limits: [{{limit: leg_too_high, below: -25, {DECIDED}}}, "
                f"{{limit: leg_too_high, below: -24, {DECIDED}}}]\n"
            ),
            "exercises.bird_dog.limits.leg_too_high: is changed already above",
        ),
        (
            (
                f"    limits: [{{limit: leg_too_high, below: 0, {DECIDED}, "
                "until: 2026-10-01}]\n"
            ),
            (
                "exercises.bird_dog.limits.leg_too_high.until: must not lie before on, "
                "2026-11-01"
            ),
        ),
    ],
)
def test_what_does_not_fit_the_exercise_is_told(entry, told):
    """Side, signal, limit and the days of a decision."""
    text = changed(("  - exercise: sit_to", f"{entry}  - exercise: sit_to"))

    assert any(fault.endswith(told) for fault in faults_of(text)), faults_of(text)


def test_what_may_not_be_prescribed_at_all_is_told(tmp_path):
    """Switched off, of an unknown load, or with a faulty definition."""
    (tmp_path / "bird_dog.yaml").write_text("id: bird_dog\n")
    faulty = Definitions({"bird_dog": tmp_path / "bird_dog.yaml"})
    off = replace(SHIPPED["glute_bridge"], enabled=False, loads=("swinging",))

    with pytest.raises(PrescriptionError) as refused:
        load(exercises={**SHIPPED, "glute_bridge": off})
    with pytest.raises(PrescriptionError) as absent:
        load(exercises=faulty)

    assert refused.value.message.splitlines() == [
        (
            "p.yaml:14:15: exercises.glute_bridge.exercise: glute_bridge is "
            "switched off; "
            "it cannot be prescribed"
        ),
        (
            "p.yaml:14:15: exercises.glute_bridge.exercise: its load 'swinging' is not "
            "known, so it cannot be prescribed"
        ),
    ]
    assert (
        "the definition of bird_dog has faults: formcoach exercise check"
        in absent.value.message
    )


def test_H15_a_definition_that_is_not_yet_written_is_not_prescribed():
    """The patient would be shown a gap where the warning or the first move stands."""
    bridge = SHIPPED["glute_bridge"]
    draft = replace(
        bridge,
        purpose="TODO: what it is for, in a sentence.",
        cannot_see=("Todo lo que no se ve: capitals alone are a gap.",),
        limits=(replace(bridge.limits[0], why="So far. TODO: why?"),),
    )

    with pytest.raises(PrescriptionError) as refused:
        load(exercises={**SHIPPED, "glute_bridge": draft})

    assert refused.value.message == (
        "p.yaml:14:15: exercises.glute_bridge.exercise: the definition of glute_bridge "
        "still says TODO (purpose, limits); write it before anybody exercises by it: "
        "formcoach exercise check FILE"
    )


def test_a_month_that_there_is_not_is_no_onset():
    """2025-00 is a slip."""
    told = fault_of(("onset: 2025-11-01", "onset: 2025-00"))

    assert told.startswith("onset: must be a day, a month")


def test_a_file_that_is_not_there_is_told():
    """With what to compare with."""
    with pytest.raises(PrescriptionError) as refused:
        read_prescription_bytes(PATH.with_name("none.yaml"))

    assert refused.value.message.endswith("none.yaml: there is no such file")


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ("[25, -10]", "the first bound, 25, must be less than the second, -10"),
        ("[-100, 25]", "-100 is far from the definition's -10"),
        ("[-10, 250]", "250 is beyond what a body can do"),
        ("[20, 25]", "the band is 5 wide"),
    ],
)
def test_H15_a_slip_in_a_target_of_the_patient_is_refused(bounds, told):
    """Swapped, ten times too far, too narrow to be seen."""
    entry = f"    target: {{hip_flexion: {bounds}}}\n"
    text = changed(("  - exercise: sit_to", f"{entry}  - exercise: sit_to"))

    place = "exercises.bird_dog.target.hip_flexion: "
    assert any(f"{place}{told}" in line for line in faults_of(text))


def test_H11_an_exercise_that_a_condition_forbids_is_refused():
    """Unless the therapist records who allows it."""
    loaded = {**SHIPPED, "bird_dog": replace(SHIPPED["bird_dog"], loads=("prone",))}
    text = changed(("conditions: []", "conditions: [pregnancy]"))
    text = text.replace("  - exercise: glute_bridge\n", "  - exercise: hip_hinge\n")
    text = text.replace("reps: 8, hold_s: 3, rest_s: 45", "reps: 8, rest_s: 45")

    with pytest.raises(PrescriptionError) as refused:
        load(text, exercises=loaded)

    assert (
        "p.yaml:17:15: exercises.bird_dog.exercise: bird_dog does not go with "
        "pregnancy (lying face down): leave it out, or record under "
        "overrides who allows it, when and why"
    ) in refused.value.message.splitlines()


@pytest.mark.parametrize("missing", ["by: M. Weber, ", "on: 2026-11-01, ", "why: "])
def test_H11_an_override_says_who_when_and_why(missing):
    """Whatever is missing, it is no override."""
    decided = DECIDED.replace(missing, "" if missing != "why: " else "reason: ")
    override = f"{{exercise: bird_dog, condition: wrist_pain, {decided}}}"
    text = changed(
        ("conditions: []", f"conditions: [wrist_pain]\noverrides: [{override}]"),
    )

    key = missing.split(":")[0]
    assert any(f"overrides.bird_dog.{key}: is missing" in f for f in faults_of(text))


def test_an_override_of_nothing_is_told():
    """It may stand for a condition that was forgotten."""
    override = f"{{exercise: plank, condition: wrist_pain, {DECIDED}}}"

    assert faults_of(changed(("conditions: []", f"overrides: [{override}]"))) == [
        "12:24: overrides.plank.exercise: 'plank' is not prescribed",
        "12:42: overrides.plank.condition: 'wrist_pain' is not among the conditions",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "1:1: the file is empty"),
        (
            b"- a\n",
            "1:1: is not a prescription; it must hold keys such as id: and exercises:",
        ),
        (b"\x89PNG", "1:1: is not text in UTF-8; save the file with encoding UTF-8"),
        (b"id: a\x00b\n", "1:6: a character that is no text (code 0)"),
        (b"[" * 60_000, "1:9: is nested more than 8 deep"),
        (
            b"a" * (MAX_BYTES + 1),
            "1:1: is larger than 64 kB and cannot be a definition",
        ),
    ],
    ids=["empty", "a list", "a picture", "NUL", "deep", "large"],
)
def test_a_hostile_file_is_refused_in_one_sentence(data, told):
    """A prescription may come by mail from anybody."""
    with pytest.raises(PrescriptionError) as refused:
        load(data)

    assert refused.value.message == f"p.yaml:{told}"


@pytest.mark.parametrize("line", ["patient: &a {id: example}", "name: !!python/x 1"])
def test_nothing_in_a_file_can_make_an_object(line):
    """Anchors and tags are refused as in exercises."""
    faults = faults_of(f"{line}\n{TEXT}")

    assert any("are not used here" in fault for fault in faults)


PIECES = st.sampled_from(
    [
        *"\t\n:-?[]{}&*!|>'\"%@`,#\x00\ufeff\ud800é9",
        "- ",
        ": ",
        "---\n",
        ".nan",
        "1e999",
    ]
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(TEXT)), st.integers(0, 30), PIECES)
def test_a_spoilt_file_is_read_or_refused_and_nothing_else(place, cut, piece):
    """Whatever is done to the text, nobody sees a traceback."""
    text = TEXT[:place] + piece + TEXT[place + cut :]
    data = text.encode("utf-8", "surrogatepass")

    try:
        plan = load(data)
    except PrescriptionError:
        return
    assert plan.exercises


def test_the_schema_for_editors_is_the_one_that_is_checked_by():
    """An editor that completes a key must not lead into a refusal."""
    shipped = PATH.parents[1] / PRESCRIPTION_FILE_NAME
    text = shipped.read_text("utf-8")

    assert text == json_schema_text(PrescriptionModel)
    assert set(json.loads(text)["required"]) >= {"patient", "therapist", "exercises"}
