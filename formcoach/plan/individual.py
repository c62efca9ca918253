"""An exercise as it is prescribed to one patient, and whether they may do it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from formcoach.domain.conditions import CONDITIONS, LOADS, Clash, clashes
from formcoach.domain.exercise import Band, Dose, Exercise, Limit
from formcoach.domain.measurement import SignalRef
from formcoach.domain.prescription import (
    LimitChange,
    PrescribedExercise,
    Prescription,
)
from formcoach.errors import PrescriptionError
from formcoach.language import tr, tr_day
from formcoach.plan.dose import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A prescribed exercise that is not done, and why."""

    exercise: str
    words: str


def for_patient(
    exercise: Exercise, item: PrescribedExercise, dose: Dose, on: date
) -> Exercise:
    """Return an exercise with the patient's own dose, side, target and limits.

    Parameters
    ----------
    exercise
        As it is defined for everybody.
    item
        What the therapist wrote for this patient.
    dose
        What is asked for today.
    on
        The day; a change that has run out no longer holds.

    Raises
    ------
    PrescriptionError
        If it changes a limit or a target that the definition does not have.

    """
    changes = {each.limit: each for each in item.limits}
    _refuse_unknown(exercise, item, changes)
    return replace(
        exercise,
        dose=dose,
        sides=item.sides or exercise.sides,
        target={**exercise.target, **_bands(item)},
        limits=tuple(
            _changed(each, changes.get(each.id), on) for each in exercise.limits
        ),
    )


def left_out(
    prescription: Prescription, exercises: Mapping[str, Exercise], on: date
) -> tuple[LeftOut, ...]:
    """Return the prescribed exercises that are not done, with the reason."""
    reasons = (
        LeftOut(
            exercise=item.exercise,
            words=_against(prescription, item, exercises.get(item.exercise), on),
        )
        for item in prescription.exercises
    )
    return tuple(each for each in reasons if each.words)


def open_clashes(
    prescription: Prescription, item: PrescribedExercise, exercise: Exercise, on: date
) -> tuple[Clash, ...]:
    """Return where a condition stands against an exercise and nobody has allowed it.

    A clash that asks for a limit or a support only wants the therapist's word too: that
    there is one, and which.
    """
    found = clashes(prescription.conditions, exercise.loads, exercise.avoid_if)
    return tuple(
        clash
        for clash in found
        if not _allowed(prescription, item.exercise, clash.condition, on)
    )


def unknown_loads(exercise: Exercise) -> tuple[str, ...]:
    """Return the loads that no table knows; what is not known is never safe."""
    return tuple(load for load in exercise.loads if load not in LOADS)


def allowed_in_spite(prescription: Prescription, on: date) -> tuple[str, ...]:
    """Return a sentence for every decision out of the ordinary that holds."""
    told = [
        tr(
            "{exercise}: allowed all the same ({condition}) by {by} on {on}: {why}",
            exercise=each.exercise.replace("_", " "),
            condition=meaning(each.condition),
            by=each.decision.by,
            on=tr_day(each.decision.on),
            why=each.decision.why,
        )
        for each in prescription.overrides
        if in_force(each.decision, on)
    ]
    early = prescription.acute_override
    if early is not None and in_force(early, on):
        told.append(
            tr(
                "Exercise in the first twelve weeks: allowed by {by} on {on}: {why}",
                by=early.by,
                on=tr_day(early.on),
                why=early.why,
            )
        )
    return tuple(told)


def meaning(condition: str) -> str:
    """Return what a tag means, in plain words."""
    known = CONDITIONS.get(condition)
    return tr(known.meaning) if known else condition


def _against(
    prescription: Prescription,
    item: PrescribedExercise,
    exercise: Exercise | None,
    on: date,
) -> str:
    """Return why an exercise is not done, or nothing."""
    if exercise is None:
        return tr("its definition is not on this computer")
    if not exercise.enabled:
        return tr("it is switched off")
    if unknown := unknown_loads(exercise):
        return tr("its load {load} is not known, so it stays out", load=unknown[0])
    if clash := next(iter(open_clashes(prescription, item, exercise, on)), None):
        return tr(
            "it does not suit you ({condition}); your therapist decides",
            condition=meaning(clash.condition),
        )
    return ""


def _allowed(
    prescription: Prescription, exercise: str, condition: str, on: date
) -> bool:
    return any(
        each.exercise == exercise
        and each.condition == condition
        and in_force(each.decision, on)
        for each in prescription.overrides
    )


def _refuse_unknown(
    exercise: Exercise, item: PrescribedExercise, changes: Mapping[str, LimitChange]
) -> None:
    limits = {limit.id for limit in exercise.limits}
    targets = {str(ref) for ref in exercise.target}
    unknown = [*(set(changes) - limits), *(set(item.target) - targets)]
    if unknown:
        raise PrescriptionError(
            f"{exercise.id} has no limit or target {min(unknown)}.",
            hint="The definition may have changed. To find out: formcoach plan check",
        )


def _bands(item: PrescribedExercise) -> dict[SignalRef, Band]:
    return {
        SignalRef.parse(name): Band(lower=lower, upper=upper)
        for name, (lower, upper) in item.target.items()
    }


def _changed(limit: Limit, change: LimitChange | None, on: date) -> Limit:
    """Return a limit with the patient's own bound; which side it has stays."""
    if change is None or not in_force(change.decision, on):
        return limit
    if limit.below is not None:
        below = limit.below if change.below is None else change.below
        return replace(limit, below=below)
    return replace(limit, above=limit.above if change.above is None else change.above)
