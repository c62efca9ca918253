"""What a prescription means: every fault that its form does not show."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from formcoach.definitions.document import Loc, Node
from formcoach.definitions.draft import Complaint
from formcoach.definitions.faults import Fault, did_you_mean, quoted
from formcoach.definitions.prescription_clashes import clash_complaints
from formcoach.definitions.prescription_draft import PrescriptionDraft
from formcoach.definitions.prescription_exercises import FACTOR, exercise_complaints
from formcoach.definitions.prescription_schema import DecisionModel
from formcoach.definitions.reach import figure
from formcoach.definitions.wording import fault_at
from formcoach.domain.conditions import CONDITIONS
from formcoach.domain.exercise import Exercise

DAYS_A_WEEK = 7
LONGEST = timedelta(days=366)
"""Nobody prescribes exercise for longer without looking at the patient."""


def prescription_faults(
    document: Node, exercises: Mapping[str, Exercise]
) -> list[Fault]:
    """Return every fault of meaning, as far as the document can be read.

    Parameters
    ----------
    document
        The prescription.
    exercises
        The definitions that may be prescribed, by id.

    """
    draft = PrescriptionDraft.of(document)
    complaints = [
        *_day_complaints(draft),
        *_condition_complaints(draft),
        *exercise_complaints(draft, exercises),
        *clash_complaints(draft, exercises),
        *_step_complaints(draft),
        *_pain_complaints(draft),
        *_session_complaints(draft),
        *_decision_complaints(draft),
    ]
    return [fault_at(document, c.loc, c.sentence, at_key=c.at_key) for c in complaints]


def _day_complaints(draft: PrescriptionDraft) -> Iterator[Complaint]:
    valid = draft.valid
    if valid is None:
        return
    if valid.until < valid.first:
        sentence = f"must not lie before from, {valid.first}"
        yield Complaint(loc=("valid", "until"), sentence=sentence)
    if valid.until - valid.first > LONGEST:
        sentence = "is more than a year after from; look at the patient before that"
        yield Complaint(loc=("valid", "until"), sentence=sentence)
    if draft.written is not None and draft.written > valid.first:
        sentence = f"must not lie after the first day, {valid.first}"
        yield Complaint(loc=("written",), sentence=sentence)
    if draft.onset is not None and draft.onset > valid.until:
        sentence = f"lies after the last day, {valid.until}"
        yield Complaint(loc=("onset",), sentence=sentence)


def _condition_complaints(draft: PrescriptionDraft) -> Iterator[Complaint]:
    for i, tag in enumerate(draft.conditions):
        if tag not in CONDITIONS:
            sentence = f"{quoted(tag)} is not a known condition"
            guess = did_you_mean(tag, CONDITIONS) or "; to see them: plan conditions"
            yield Complaint(loc=("conditions", i), sentence=sentence + guess)


def _step_complaints(draft: PrescriptionDraft) -> Iterator[Complaint]:
    doses = {each.model.exercise: each.model.dose for each in draft.exercises}
    reached: dict[tuple[str, str], float] = {}
    for listed in draft.steps:
        step = listed.model
        dose = doses.get(step.exercise)
        if dose is None:
            sentence = f"{quoted(step.exercise)} is not prescribed above"
            guess = did_you_mean(step.exercise, doses)
            yield Complaint(loc=(*listed.loc, "exercise"), sentence=sentence + guess)
            continue
        key = step.exercise, step.variable
        before = reached.get(key, float(getattr(dose, step.variable)))
        loc = (*listed.loc, "to")
        if step.to <= before:
            sentence = f"must be more than {figure(before)}, from where it steps up"
            yield Complaint(loc=loc, sentence=sentence)
        elif step.to > before * FACTOR:
            sentence = f"is no step from {figure(before)}; write several"
            yield Complaint(loc=loc, sentence=sentence)
        elif step.variable in {"sets", "reps"} and step.to != int(step.to):
            yield Complaint(loc=loc, sentence="must be a whole number")
        reached[key] = max(before, step.to)


def _pain_complaints(draft: PrescriptionDraft) -> Iterator[Complaint]:
    pain = draft.pain
    if pain is None:
        return
    for low, high in (
        ("start_amber", "start_red"),
        ("set_amber", "set_red"),
        ("set_red", "session_stop"),
    ):
        lower, upper = getattr(pain, low), getattr(pain, high)
        if lower >= upper:
            sentence = f"must be less than {high}, {upper} (found {lower})"
            yield Complaint(loc=("pain", low), sentence=sentence)


def _session_complaints(draft: PrescriptionDraft) -> Iterator[Complaint]:
    session = draft.session
    if session is not None and session.per_week > DAYS_A_WEEK * session.per_day:
        most = DAYS_A_WEEK * session.per_day
        sentence = f"must be at most {most}, at {session.per_day} a day"
        yield Complaint(loc=("session", "per_week"), sentence=sentence)


def _decision_complaints(draft: PrescriptionDraft) -> Iterator[Complaint]:
    for loc, decision in _decisions(draft):
        if decision.until is not None and decision.until < decision.on:
            sentence = f"must not lie before on, {decision.on}"
            yield Complaint(loc=(*loc, "until"), sentence=sentence)


def _decisions(draft: PrescriptionDraft) -> Iterator[tuple[Loc, DecisionModel]]:
    if draft.acute_override is not None:
        yield ("acute_override",), draft.acute_override
    for override in draft.overrides:
        yield override.loc, override.model
    for step in draft.steps:
        if step.model.released is not None:
            yield (*step.loc, "released"), step.model.released
    for listed in draft.exercises:
        for i, change in enumerate(listed.model.limits):
            yield (*listed.loc, "limits", i), change
