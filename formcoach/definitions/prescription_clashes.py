"""Conditions that stand against prescribed exercises, and who allows them (H11)."""

from collections.abc import Iterator, Mapping

from formcoach.definitions.draft import Complaint
from formcoach.definitions.faults import quoted
from formcoach.definitions.prescription_draft import Listed, PrescriptionDraft
from formcoach.definitions.prescription_schema import PrescribedModel
from formcoach.domain.conditions import CONDITIONS, LOADS, Clash, Effect, clashes
from formcoach.domain.exercise import Exercise
from formcoach.plan.individual import unknown_loads


def clash_complaints(
    draft: PrescriptionDraft, exercises: Mapping[str, Exercise]
) -> Iterator[Complaint]:
    """Yield the clashes that nobody decided about, and decisions about none."""
    yield from _idle_overrides(draft)
    for listed in draft.exercises:
        exercise = exercises.get(listed.model.exercise)
        if exercise is not None:
            yield from _exercise_clashes(draft, listed, exercise)


def _exercise_clashes(
    draft: PrescriptionDraft, listed: Listed[PrescribedModel], exercise: Exercise
) -> Iterator[Complaint]:
    loc = (*listed.loc, "exercise")
    for load in unknown_loads(exercise):
        sentence = f"its load {quoted(load)} is not known, so it cannot be prescribed"
        yield Complaint(loc=loc, sentence=sentence)
    known = [tag for tag in draft.conditions if tag in CONDITIONS]
    for clash in clashes(known, exercise.loads, exercise.avoid_if):
        if not _decided(draft, listed, clash):
            yield Complaint(loc=loc, sentence=_sentence(exercise, clash))


def _decided(
    draft: PrescriptionDraft, listed: Listed[PrescribedModel], clash: Clash
) -> bool:
    return any(
        each.model.exercise == listed.model.exercise
        and each.model.condition == clash.condition
        for each in draft.overrides
    )


def _sentence(exercise: Exercise, clash: Clash) -> str:
    load = f" ({LOADS[clash.load]})" if clash.load else ""
    if clash.effect is Effect.LIMIT:
        return (
            f"{exercise.id} needs care with {clash.condition}{load}: record under "
            "overrides who allows it, and with which limit or support"
        )
    return (
        f"{exercise.id} does not go with {clash.condition}{load}: leave it out, or "
        "record under overrides who allows it, when and why"
    )


def _idle_overrides(draft: PrescriptionDraft) -> Iterator[Complaint]:
    prescribed = {each.model.exercise for each in draft.exercises}
    for listed in draft.overrides:
        exercise, condition = listed.model.exercise, listed.model.condition
        if prescribed and exercise not in prescribed:
            sentence = f"{quoted(exercise)} is not prescribed"
            yield Complaint(loc=(*listed.loc, "exercise"), sentence=sentence)
        if condition not in draft.conditions:
            sentence = f"{quoted(condition)} is not among the conditions"
            yield Complaint(loc=(*listed.loc, "condition"), sentence=sentence)
