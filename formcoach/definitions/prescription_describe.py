"""A prescription in plain words: a page for the therapist and the patient."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from textwrap import wrap

from formcoach.definitions.describe import dose_text
from formcoach.definitions.reach import figure
from formcoach.definitions.sealing import UNSEALED, is_sealed
from formcoach.domain.exercise import Dose, Exercise
from formcoach.domain.prescription import (
    Decision,
    LimitChange,
    PrescribedExercise,
    Prescription,
    Signed,
)
from formcoach.plan.dose import in_force, prescribed_dose
from formcoach.plan.gates import ACUTE_DAYS
from formcoach.plan.individual import allowed_in_spite, left_out, meaning
from formcoach.plan.today import CHANGE_OVER_S, dose_seconds

WIDTH = 80
INDENT = " " * 12
VARIABLE_WORDS = {
    "sets": "sets",
    "reps": "repetitions",
    "hold_s": "seconds of a hold",
    "duration_s": "seconds of a set",
}
_SIGNED = {
    Signed.BY_THERAPIST: "signed by a therapist whom this computer trusts",
    Signed.TRIAL: "nobody has signed it: for the trial mode only",
}


def page(
    prescription: Prescription, exercises: Mapping[str, Exercise], today: date
) -> str:
    """Return everything that a prescription says.

    Parameters
    ----------
    prescription
        Already checked.
    exercises
        The definitions by id.
    today
        The day, for what is over and what is released.

    """
    return "\n".join(_lines(prescription, exercises, today))


def remarks(
    prescription: Prescription, exercises: Mapping[str, Exercise], today: date
) -> tuple[str, ...]:
    """Return what a therapist should know about a prescription without a fault."""
    return tuple(_remarks(prescription, exercises, today))


def session_minutes(
    prescription: Prescription, exercises: Mapping[str, Exercise], today: date
) -> int:
    """Return about how long one session takes."""
    items = prescription.exercises[: prescription.session_exercises]
    seconds = sum(
        CHANGE_OVER_S
        + dose_seconds(
            prescribed_dose(prescription, item, today),
            item.sides or exercises[item.exercise].sides,
        )
        for item in items
        if item.exercise in exercises
    )
    return round(seconds / 60)


def change_text(change: LimitChange) -> str:
    """Return a bound of the patient's own: ``leg_too_high below -25``."""
    word, bound = ("below", change.below)
    if bound is None:
        word, bound = ("above", change.above)
    return f"{change.limit} {word} {figure(bound or 0.0)}"


def decided_text(decision: Decision) -> str:
    """Return who decided, when and why."""
    until = f", until {decision.until}" if decision.until else ""
    return f"{decision.by}, {decision.on}{until}: {decision.why}"


def dose_words(exercise: Exercise, dose: Dose) -> str:
    """Return a dose as a person says it."""
    return dose_text(replace(exercise, dose=dose))


def _lines(
    plan: Prescription, exercises: Mapping[str, Exercise], today: date
) -> Iterator[str]:
    yield f"{plan.patient_name} ({plan.patient}): prescription {plan.id}"
    yield from _pair("By", _therapist(plan))
    yield from _pair("Signature", _SIGNED[plan.signed])
    yield from _pair("Valid", f"{plan.valid_from} to {plan.valid_until}")
    yield from _pair("Pain since", str(plan.onset_on or "unknown"))
    conditions = ", ".join(meaning(each) for each in plan.conditions)
    yield from _pair("Conditions", conditions or "none")
    yield from _pair("Session", _session(plan, exercises, today))
    yield ""
    for number, item in enumerate(plan.exercises, start=1):
        yield from _exercise(number, plan, item, exercises, today)
    yield from _section("Steps up, by the therapist alone", _steps(plan, today))
    yield from _section("Pain, 0 to 10", _pain(plan))
    yield from _section("Out of the ordinary", allowed_in_spite(plan, today))
    yield from _section("To know", remarks(plan, exercises, today))


def _therapist(plan: Prescription) -> str:
    who = plan.therapist
    role = f", {who.role}" if who.role else ""
    return f"{who.name}{role}, {who.contact}; written {plan.written_on}"


def _session(plan: Prescription, exercises: Mapping[str, Exercise], today: date) -> str:
    minutes = session_minutes(plan, exercises, today)
    return (
        f"about {minutes} minutes, {plan.session_cap_s / 60:.0f} at most; up to "
        f"{min(plan.session_exercises, len(plan.exercises))} exercises; at most "
        f"{plan.sessions_per_day} a day and {plan.sessions_per_week} in seven days; "
        f"{plan.rest_between_s / 3600:g} hours between two"
    )


def _exercise(
    number: int,
    plan: Prescription,
    item: PrescribedExercise,
    exercises: Mapping[str, Exercise],
    today: date,
) -> Iterator[str]:
    exercise = exercises.get(item.exercise)
    if exercise is None:
        yield f"{number}. {item.exercise}: its definition is not on this computer"
        return
    yield f"{number}. {exercise.name} ({exercise.id})"
    yield from _text(dose_words(exercise, prescribed_dose(plan, item, today)))
    if item.sides is not None:
        yield from _text(f"Side: {item.sides}")
    for name, (low, high) in item.target.items():
        yield from _text(f"Own target: {name} {figure(low)} to {figure(high)}")
    for change in item.limits:
        yield from _text(
            f"Own limit: {change_text(change)} ({decided_text(change.decision)})"
        )
    if item.note:
        yield from _text(f'"{item.note}"')


def _steps(plan: Prescription, today: date) -> Iterator[str]:
    for step in plan.steps:
        what = f"{step.exercise}: {figure(step.to)} {VARIABLE_WORDS[step.variable]}"
        if step.released is not None and in_force(step.released, today):
            yield f"{what}, released by {decided_text(step.released)}"
        else:
            yield f"{what}, waits"


def _pain(plan: Prescription) -> Iterator[str]:
    rules = plan.pain
    yield f"From {rules.start_amber} before a session the shorter one is offered."
    yield f"From {rules.start_red} before a session there is none that day."
    yield (
        f"From {rules.set_amber} after a set less is asked for; from {rules.set_red}, "
        f"or {rules.set_rise} above the start, the exercise ends; from "
        f"{rules.session_stop}, or if it is sharp or spreads, the session ends."
    )
    yield (
        f"{rules.morning_rise} above the usual on the next morning lowers the amount "
        "by one step."
    )


def _remarks(
    plan: Prescription, exercises: Mapping[str, Exercise], today: date
) -> Iterator[str]:
    if today > plan.valid_until:
        yield f"It ended on {plan.valid_until}; to go on: formcoach plan extend"
    elif today < plan.valid_from:
        yield f"It begins on {plan.valid_from}."
    yield from _acute_remarks(plan, max(today, plan.valid_from))
    yield from _seal_remarks(plan)
    for each in left_out(plan, exercises, max(today, plan.valid_from)):
        yield f"{each.exercise} is left out: {each.words}."
    if session_minutes(plan, exercises, today) * 60 > plan.session_cap_s:
        yield "One session takes longer than it may; its last exercises are cut off."
    more = len(plan.exercises) - plan.session_exercises
    if more > 0:
        yield f"{more} of the exercises wait for the next session each time."


def _seal_remarks(plan: Prescription) -> Iterator[str]:
    if plan.signed is Signed.BY_THERAPIST and not is_sealed(plan):
        yield UNSEALED


def _acute_remarks(plan: Prescription, on: date) -> Iterator[str]:
    if in_force(plan.acute_override, on):
        return
    if plan.onset_on is None:
        yield "The onset is unknown: without acute_override there is no exercise."
        return
    days = (on - plan.onset_on).days
    if days < ACUTE_DAYS:
        yield (
            f"The pain began {days // 7} weeks before: without acute_override there is "
            "no exercise before twelve weeks have passed."
        )


def _section(title: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    lines = tuple(lines)
    if lines:
        yield ""
        yield title
    for line in lines:
        yield from wrap(line, WIDTH, initial_indent="  - ", subsequent_indent=" " * 4)


def _pair(name: str, text: str) -> Iterator[str]:
    yield from wrap(
        text,
        WIDTH,
        initial_indent=f"{name:<{len(INDENT)}}",
        subsequent_indent=INDENT,
        break_on_hyphens=False,
    )


def _text(text: str) -> Iterator[str]:
    yield from wrap(
        text,
        WIDTH,
        initial_indent="   ",
        subsequent_indent="   ",
        break_on_hyphens=False,
    )
