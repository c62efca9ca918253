"""A prescription in plain words, and what changed from one to the next."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from made_prescriptions import DECIDED, SHIPPED, changed, load

from formcoach.definitions.prescription_describe import (
    WIDTH,
    page,
    remarks,
    session_minutes,
)
from formcoach.definitions.prescription_diff import differences
from formcoach.definitions.prescription_write import (
    Outline,
    example_text,
    extended,
    prescription_text,
)
from formcoach.domain.exercise import Dose, Sides
from formcoach.domain.prescription import (
    ConditionOverride,
    Decision,
    LimitChange,
    PainRules,
    PrescribedExercise,
    Prescription,
    Signed,
    Step,
    Therapist,
)
from formcoach.errors import PrescriptionError

TODAY = date(2026, 11, 26)
DECISION = Decision(by="M. Weber", on=date(2026, 11, 1), why="tried together")
FULL = changed(
    ("conditions: []", "conditions: [wrist_pain]"),
    (
        "exercises:                      # in",
        (
            f"overrides: [{{exercise: bird_dog, condition: wrist_pain, {DECIDED}}}]\n"
            "exercises:                      # in"
        ),
    ),
    (
        "  - exercise: sit_to_stand\n",
        (
            "    sides: left\n"
            "    target: {hip_flexion: [-5, 30]}\n"
            f"    limits: [{{limit: leg_too_high, below: -25, {DECIDED}}}]\n"
            "  - exercise: sit_to_stand\n"
        ),
    ),
    (
        "  - {exercise: bird_dog, variable: reps, to: 8}",
        (
            "  - exercise: bird_dog\n"
            "    variable: reps\n"
            "    to: 8\n"
            f"    released: {{{DECIDED}}}"
        ),
    ),
)


PAGE = """\
Example patient (example): prescription example
By          Nobody yet, the practice that treats you; written 2026-11-01
Signature   nobody has signed it: for the trial mode only
Valid       2026-11-01 to 2026-12-13
Pain since  2025-11-01
Conditions  a painful wrist
Session     about 13 minutes, 30 at most; up to 3 exercises; at most 1 a day and
            5 in seven days; 3 hours between two

1. Glute bridge (glute_bridge)
   2 sets of 8, each held 3 s, rest 45 s, 5 times a week
   "Breathe out on the way up."
2. Bird dog (bird_dog)
   2 sets of 8, each held 5 s, rest 45 s, 5 times a week
   Side: left
   Own target: hip_flexion -5 to 30
   Own limit: leg_too_high below -25 (M. Weber, 2026-11-01: tried together)
3. Sit to stand (sit_to_stand)
   2 sets of 8, rest 60 s, 5 times a week

Steps up, by the therapist alone
  - bird_dog: 8 repetitions, released by M. Weber, 2026-11-01: tried together

Pain, 0 to 10
  - From 4 before a session the shorter one is offered.
  - From 6 before a session there is none that day.
  - From 4 after a set less is asked for; from 6, or 3 above the start, the
    exercise ends; from 8, or if it is sharp or spreads, the session ends.
  - 2 above the usual on the next morning lowers the amount by one step.

Out of the ordinary
  - bird dog: allowed all the same (a painful wrist) by M. Weber on 1 November
    2026: tried together"""


def test_the_page_says_everything_in_plain_words():
    """The therapist reads it aloud to the patient."""
    assert page(load(FULL), SHIPPED, TODAY) == PAGE


def test_the_page_fits_the_smallest_terminal():
    """Eighty columns."""
    assert max(map(len, page(load(FULL), SHIPPED, TODAY).splitlines())) <= WIDTH


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ()),
        (
            {"valid_until": date(2026, 11, 25)},
            ("It ended on 2026-11-25; to go on: formcoach plan extend",),
        ),
        ({"valid_from": date(2026, 11, 27)}, ("It begins on 2026-11-27.",)),
        (
            {"onset_on": None},
            ("The onset is unknown: without acute_override there is no exercise.",),
        ),
        (
            {"onset_on": TODAY - timedelta(weeks=5)},
            (
                (
                    "The pain began 5 weeks before: without acute_override there is no "
                    "exercise before twelve weeks have passed."
                ),
            ),
        ),
        (
            {"onset_on": TODAY - timedelta(weeks=5), "acute_override": DECISION},
            (),
        ),
        (
            {"session_cap_s": 300.0},
            ("One session takes longer than it may; its last exercises are cut off.",),
        ),
        (
            {"session_exercises": 2},
            ("1 of the exercises wait for the next session each time.",),
        ),
        (
            {"conditions": ("pregnancy",)},
            tuple(
                f"{each} is left out: it does not suit you (pregnant); your "
                "therapist decides."
                for each in ("glute_bridge", "bird_dog", "sit_to_stand")
            ),
        ),
    ],
)
def test_what_is_no_fault_and_good_to_know_is_told(changes, told):
    """Before the patient finds out."""
    assert remarks(replace(load(), **changes), SHIPPED, TODAY) == told


def test_the_length_of_a_session_is_told():
    """Ten to twenty minutes are kept up with."""
    assert session_minutes(load(), SHIPPED, TODAY) == 14


def test_nothing_differs_from_itself():
    """Nor by who signed it."""
    signed = replace(
        load(FULL),
        sha256="other",
        signed=Signed.BY_THERAPIST,
        definitions={"bird_dog": "ab" * 32},
    )

    assert differences(load(FULL), signed) == ()


def test_what_changed_is_told_in_words():
    """New, gone, and otherwise than it was."""
    text = FULL.replace("reps: 6, hold_s: 5", "reps: 6, hold_s: 6")
    text = text.replace("    note: Breathe out on the way up.\n", "")
    text = text.replace("    sides: left\n", "    sides: right\n    note: slowly\n")

    assert [each.told for each in differences(load(FULL), load(text))] == [
        "glute_bridge, note: no more, was Breathe out on the way up.",
        "bird_dog, seconds of a hold: 6, was 5",
        "bird_dog, side: right, was left",
        "bird_dog, note: new, slowly",
    ]


OTHER = {
    Prescription: {
        "therapist": Therapist(name="B. Braun", contact="030 1234"),
        "exercises": (),
        "overrides": (),
        "acute_override": DECISION,
        "onset_on": None,
        "steps": (),
        "conditions": (),
        "pain": PainRules(start_amber=3),
        "definitions": {"bird_dog": "cd" * 32},
    },
    PrescribedExercise: {
        "exercise": "plank",
        "dose": Dose(sets=5),
        "sides": Sides.RIGHT,
        "limits": (),
        "target": {},
        "note": "slowly",
    },
}


def other(value):
    """Return another value of the same kind."""
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, date):
        return value + timedelta(days=1)
    return value + 1


@pytest.mark.parametrize(
    "name",
    [
        each.name
        for each in fields(Prescription)
        if each.name not in {"sha256", "signed"}
    ],
)
def test_no_change_of_a_prescription_is_passed_over(name):
    """Whatever field is added to the domain has to be told too."""
    plan = replace(load(FULL), definitions={"bird_dog": "ab" * 32})
    value = OTHER[Prescription].get(name, ...)
    value = other(getattr(plan, name)) if value is ... else value

    assert differences(plan, replace(plan, **{name: value}))


@pytest.mark.parametrize("name", [each.name for each in fields(PrescribedExercise)])
def test_no_change_of_an_exercise_is_passed_over(name):
    """The second exercise has everything of its own."""
    plan = load(FULL)
    item = replace(plan.exercises[1], **{name: OTHER[PrescribedExercise][name]})
    new = replace(plan, exercises=(plan.exercises[0], item, plan.exercises[2]))

    assert differences(plan, new)


@pytest.mark.parametrize("name", [each.name for each in fields(Dose)])
@pytest.mark.parametrize("of", ["dose"])
def test_no_change_of_a_dose_is_passed_over(name, of):
    """Each variable, rest and days too."""
    plan = load(FULL)
    item = plan.exercises[1]
    dose = replace(item.dose, **{name: getattr(item.dose, name) + 1})
    new = replace(plan, exercises=(replace(item, **{of: dose}),))

    old = replace(plan, exercises=(item,))
    assert len(differences(old, new)) == 1


@pytest.mark.parametrize("name", [each.name for each in fields(PainRules)])
def test_no_change_of_a_threshold_is_passed_over(name):
    """They decide when there is no exercise."""
    plan = load(FULL)
    pain = replace(plan.pain, **{name: getattr(plan.pain, name) + 1})

    [found] = differences(plan, replace(plan, pain=pain))
    assert found.what == f"pain, {name}"


@pytest.mark.parametrize(
    "decision",
    [
        replace(DECISION, by="B. Braun"),
        replace(DECISION, on=date(2026, 11, 2)),
        replace(DECISION, why="otherwise"),
        replace(DECISION, until=date(2026, 12, 1)),
    ],
)
def test_no_change_of_a_decision_is_passed_over(decision):
    """Who, when, why, until when; of limits, overrides and steps."""
    plan = load(FULL)
    override = replace(plan.overrides[0], decision=decision)
    step = replace(plan.steps[0], released=decision)
    limit = replace(plan.exercises[1].limits[0], decision=decision)
    item = replace(plan.exercises[1], limits=(limit,))

    assert differences(plan, replace(plan, overrides=(override,)))
    assert differences(plan, replace(plan, steps=(step,)))
    assert differences(plan, replace(plan, exercises=(plan.exercises[0], item)))


def outline(**changes):
    """Return what a wizard has gathered."""
    made = Outline(
        id="anna_20261126",
        patient="anna-k",
        patient_name='Anna "K" \\ Übung: {x} # y',
        therapist="M. Weber",
        contact="030 1234",
        written=TODAY,
        until=TODAY + timedelta(weeks=6),
        onset="2025-03",
        exercises=tuple((each, each.dose) for each in SHIPPED.values() if each.enabled),
    )
    return replace(made, **changes)


def test_what_is_written_is_read_back():
    """Every shipped exercise, and a name full of what YAML means something by."""
    plan = load(prescription_text(outline()))

    assert plan.patient_name == outline().patient_name
    for item, (exercise, dose) in zip(plan.exercises, outline().exercises, strict=True):
        assert item.exercise == exercise.id
        assert replace(item.dose, per_week=0) == replace(dose, per_week=0)


def test_an_override_and_a_note_are_written_and_read_back():
    """Who, when and why."""
    bird_dog = SHIPPED["bird_dog"]
    override = ConditionOverride(
        exercise="bird_dog", condition="wrist_pain", decision=DECISION
    )

    plan = load(
        prescription_text(
            outline(
                exercises=((bird_dog, bird_dog.dose),),
                conditions=("wrist_pain",),
                overrides=(override,),
                notes={"bird_dog": "On your fists: slowly."},
            )
        )
    )

    assert plan.overrides == (override,)
    assert plan.exercises[0].note == "On your fists: slowly."


@pytest.mark.parametrize("name", ["Anna", 'A "K" \\g<0> \\1', "Übung: {x}"])
def test_the_example_is_made_for_a_patient_and_a_day(name):
    """The first run offers it."""
    plan = load(example_text("anna", name, TODAY))

    assert (plan.patient, plan.patient_name) == ("anna", name)
    assert (plan.valid_from, plan.valid_until) == (TODAY, TODAY + timedelta(weeks=6))
    assert remarks(plan, SHIPPED, TODAY) == ()


def test_extending_changes_the_last_day_and_nothing_else():
    """Comments stay."""
    until = date(2027, 1, 31)

    longer = extended(FULL.encode(), until, file_name="p.yaml").decode()

    assert longer == FULL.replace("2026-12-13", "2027-01-31")


@pytest.mark.parametrize("text", ["id: a\n", "valid: {until: soon}\n", "- a\n", ":"])
def test_what_has_no_last_day_cannot_be_extended(text):
    """Instead of writing anywhere."""
    with pytest.raises(PrescriptionError) as refused:
        extended(text.encode(), TODAY, file_name="p.yaml")

    assert refused.value.message == "p.yaml: does not say until when it is valid."


def test_a_limit_and_a_step_that_wait_are_in_words():
    """The change of a limit above, and a step that nobody released."""
    plan = load(FULL)
    above = LimitChange(limit="head_drops", decision=DECISION, above=30)
    item = replace(plan.exercises[1], limits=(above,))
    waiting = (Step(exercise="bird_dog", variable="sets", to=3),)

    text = page(replace(plan, exercises=(item,), steps=waiting), SHIPPED, TODAY)

    assert "Own limit: head_drops above 30 (M. Weber" in text
    assert "bird_dog: 3 sets, waits" in text
