"""What changed from one prescription to the next, in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from formcoach.definitions.prescription_describe import (
    VARIABLE_WORDS,
    change_text,
    decided_text,
)
from formcoach.definitions.reach import figure
from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import PrescribedExercise, Prescription

_DOSE_WORDS: Mapping[str, str] = {
    **VARIABLE_WORDS,
    "rest_s": "seconds of rest",
    "per_week": "times a week",
}
SHOWN_DIGITS = 12
"""Of a SHA-256; enough to see that it is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as it was."""

    what: str
    before: str
    """Empty for what is new."""
    after: str
    """Empty for what is gone."""

    @property
    def told(self) -> str:
        """The difference as a line."""
        if not self.before:
            return f"{self.what}: new, {self.after}"
        if not self.after:
            return f"{self.what}: no more, was {self.before}"
        return f"{self.what}: {self.after}, was {self.before}"


def differences(old: Prescription, new: Prescription) -> tuple[Difference, ...]:
    """Return everything in which two prescriptions differ.

    What follows from the file and not from its words, its hash and its signature, is
    no difference.
    """
    if not (old.definitions and new.definitions):  # signing is no change
        old, new = replace(old, definitions={}), replace(new, definitions={})
    before, after = dict(_facts(old)), dict(_facts(new))
    return tuple(
        Difference(what=what, before=before.get(what, ""), after=after.get(what, ""))
        for what in dict.fromkeys([*before, *after])
        if before.get(what, "") != after.get(what, "")
    )


def _facts(plan: Prescription) -> Iterator[tuple[str, str]]:
    yield "name of the prescription", plan.id
    yield "patient", f"{plan.patient_name} ({plan.patient})"
    yield "therapist", f"{plan.therapist.name}, {plan.therapist.contact}"
    yield "therapist's role", plan.therapist.role
    yield "written", str(plan.written_on)
    yield "valid from", str(plan.valid_from)
    yield "valid until", str(plan.valid_until)
    yield "onset", str(plan.onset_on or "unknown")
    for tag in plan.conditions:
        yield f"condition {tag}", "yes"
    early = plan.acute_override
    if early is not None:
        yield "exercise in the first twelve weeks", decided_text(early)
    for each in plan.overrides:
        what = f"{each.exercise} in spite of {each.condition}"
        yield what, decided_text(each.decision)
    yield "order of the exercises", ", ".join(each.exercise for each in plan.exercises)
    for item in plan.exercises:
        yield from _exercise(item)
    for number, step in enumerate(plan.steps, start=1):
        released = decided_text(step.released) if step.released else "waits"
        what = f"step {number}, {step.exercise}"
        yield what, f"{figure(step.to)} {VARIABLE_WORDS[step.variable]}, {released}"
    for one in fields(plan.pain):
        yield f"pain, {one.name}", str(getattr(plan.pain, one.name))
    yield "longest session", f"{figure(plan.session_cap_s / 60)} minutes"
    yield "exercises in a session", str(plan.session_exercises)
    yield "sessions a day", str(plan.sessions_per_day)
    yield "sessions in seven days", str(plan.sessions_per_week)
    for name, digest in plan.definitions.items():
        yield f"definition of {name}", digest[:SHOWN_DIGITS]
    yield "hours between two sessions", figure(plan.rest_between_s / 3600)


def _exercise(item: PrescribedExercise) -> Iterator[tuple[str, str]]:
    name = item.exercise
    for one in fields(Dose):
        value = getattr(item.dose, one.name)
        if value:
            yield f"{name}, {_DOSE_WORDS[one.name]}", figure(value)
    if item.sides is not None:
        yield f"{name}, side", item.sides.value
    for signal, (low, high) in item.target.items():
        yield f"{name}, target {signal}", f"{figure(low)} to {figure(high)}"
    for change in item.limits:
        told = f"{change_text(change)} ({decided_text(change.decision)})"
        yield f"{name}, limit {change.limit}", told
    if item.note:
        yield f"{name}, note", item.note
