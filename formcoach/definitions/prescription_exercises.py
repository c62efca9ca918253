"""What is wrong with the exercises of a prescription, each by its definition.

A slip of the pen (a factor ten, a lost sign, swapped bounds) must not reach a patient:
what lies far from the definition has to be meant, and says so under ``unusual``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from formcoach.definitions.check_bands import band_complaints
from formcoach.definitions.check_limits import limit_complaints
from formcoach.definitions.document import Loc
from formcoach.definitions.draft import Complaint
from formcoach.definitions.faults import did_you_mean, quoted
from formcoach.definitions.prescription_domain import prescribed
from formcoach.definitions.prescription_draft import (
    Listed,
    PrescriptionDraft,
    exercise_draft,
)
from formcoach.definitions.prescription_schema import (
    LimitChangeModel,
    PrescribedDoseModel,
    PrescribedModel,
)
from formcoach.definitions.reach import figure
from formcoach.definitions.unwritten import unwritten_keys
from formcoach.domain.exercise import Dose, Exercise, Limit, Mode, Sides
from formcoach.domain.prescription import PrescribedExercise
from formcoach.plan.individual import for_patient

FACTOR = 4.0
"""A dose so many times the definition's, or so small a part of it, has to be meant: a
slip of the pen is a factor of ten (chosen, awaiting review)."""
BOUND_FACTOR = 3.0
"""The same for the bound of a limit, whose sign must not turn either."""
FAR_DEG = 30.0
"""So far a target is moved for a patient without a word about it (three errors)."""
_ONE_SIDED = frozenset({Sides.LEFT, Sides.RIGHT, Sides.ALTERNATE})
_UNUSUAL = "; if that is meant, say why under unusual"


def exercise_complaints(
    draft: PrescriptionDraft, exercises: Mapping[str, Exercise]
) -> Iterator[Complaint]:
    """Yield what is wrong with each prescribed exercise."""
    seen: set[str] = set()
    for listed in draft.exercises:
        name, loc = listed.model.exercise, (*listed.loc, "exercise")
        if name in seen:
            yield Complaint(loc=loc, sentence=f"{name} is prescribed already above")
        seen.add(name)
        exercise = exercises.get(name)
        if exercise is None:
            yield Complaint(loc=loc, sentence=_absent(name, exercises))
            continue
        if not exercise.enabled:
            sentence = f"{name} is switched off; it cannot be prescribed"
            yield Complaint(loc=loc, sentence=sentence)
        if left := unwritten_keys(exercise):
            sentence = (
                f"the definition of {name} still says TODO ({', '.join(left)}); write "
                f"it before anybody exercises by it: formcoach exercise check FILE"
            )
            yield Complaint(loc=loc, sentence=sentence)
        yield from _dose_complaints(listed, exercise)
        yield from _limit_complaints(listed, exercise)
        yield from _target_complaints(listed, exercise)
        yield from _side_complaints(listed, exercise)
        yield from _meaning_complaints(listed, exercise)


def _absent(name: str, exercises: Mapping[str, Exercise]) -> str:
    if name in set(exercises):
        return f"the definition of {name} has faults: formcoach exercise check"
    return f"there is no exercise {quoted(name)}{did_you_mean(name, exercises)}"


def _dose_complaints(
    listed: Listed[PrescribedModel], exercise: Exercise
) -> Iterator[Complaint]:
    dose, loc, mode = listed.model.dose, (*listed.loc, "dose"), exercise.mode
    holds = mode in {Mode.HOLD, Mode.REPS_WITH_HOLD}
    for key, wanted, what in (
        ("hold_s", holds, "the seconds of one hold"),
        ("duration_s", mode is Mode.TIMED, "the seconds of a set"),
    ):
        given = getattr(dose, key)
        if wanted and not given:
            yield Complaint(
                loc=(*loc, key), sentence=f"{exercise.id} ({mode}) needs {what}"
            )
        if given and not wanted:
            yield Complaint(
                loc=(*loc, key),
                sentence=f"{exercise.id} ({mode}) has none; leave it out",
            )
    if mode is not Mode.TIMED and "reps" not in dose.model_fields_set:
        sentence = f"{exercise.id} ({mode}) needs how many are asked for"
        yield Complaint(loc=(*loc, "reps"), sentence=sentence)
    if listed.model.unusual is None:
        yield from _unusual_doses(loc, dose, exercise.dose)


def _unusual_doses(
    loc: Loc, dose: PrescribedDoseModel, usual: Dose
) -> Iterator[Complaint]:
    for key in sorted(dose.model_fields_set):
        given, known = float(getattr(dose, key)), float(getattr(usual, key))
        if given and known and not known / FACTOR <= given <= known * FACTOR:
            yield Complaint(
                loc=(*loc, key),
                sentence=f"{figure(given)} is far from the definition's "
                f"{figure(known)}{_UNUSUAL}",
            )


def _limit_complaints(
    listed: Listed[PrescribedModel], exercise: Exercise
) -> Iterator[Complaint]:
    limits = {limit.id: limit for limit in exercise.limits}
    seen: set[str] = set()
    for i, change in enumerate(listed.model.limits):
        loc = (*listed.loc, "limits", i)
        limit = limits.get(change.limit)
        if limit is None:
            sentence = f"{exercise.id} has no limit {quoted(change.limit)}"
            guess = did_you_mean(change.limit, limits)
            yield Complaint(loc=(*loc, "limit"), sentence=sentence + guess)
        elif change.limit in seen:
            yield Complaint(loc=loc, sentence="is changed already above")
        else:
            yield from _bound_complaints(loc, change, limit)
        seen.add(change.limit)


def _bound_complaints(
    loc: Loc, change: LimitChangeModel, limit: Limit
) -> Iterator[Complaint]:
    key, other = ("below", "above") if limit.below is not None else ("above", "below")
    bound, usual = getattr(change, key), getattr(limit, key)
    if bound is None:
        yield Complaint(loc=loc, sentence=f"needs a number under {key}")
    if getattr(change, other) is not None:
        yield Complaint(
            loc=(*loc, other),
            sentence=f"{limit.id} is crossed {key} a bound; use {key}",
        )
    if bound is None or change.unusual is not None or _is_near(bound, usual):
        return
    yield Complaint(
        loc=(*loc, key),
        sentence=f"{figure(bound)} is far from the definition's {figure(usual)}"
        f"{_UNUSUAL}",
    )


def _is_near(bound: float, usual: float) -> bool:
    if not usual or not bound:
        return abs(bound - usual) <= FAR_DEG
    return 1 / BOUND_FACTOR <= bound / usual <= BOUND_FACTOR


def _target_complaints(
    listed: Listed[PrescribedModel], exercise: Exercise
) -> Iterator[Complaint]:
    known = {str(ref): band for ref, band in exercise.target.items()}
    for name, bounds in (listed.model.target or {}).items():
        loc = (*listed.loc, "target", name)
        if name not in known:
            sentence = f"{exercise.id} has no target for it"
            guess = did_you_mean(name, known)
            yield Complaint(loc=loc, sentence=sentence + guess, at_key=True)
            continue
        usual = (known[name].lower, known[name].upper)
        for bound, other in zip(bounds, usual, strict=True):
            if abs(bound - other) > FAR_DEG and listed.model.unusual is None:
                yield Complaint(
                    loc=loc,
                    sentence=f"{figure(bound)} is far from the definition's "
                    f"{figure(other)}{_UNUSUAL}",
                )


def _side_complaints(
    listed: Listed[PrescribedModel], exercise: Exercise
) -> Iterator[Complaint]:
    """Tell of one side asked of an exercise that moves both, or the reverse."""
    wanted = listed.model.sides
    if wanted is None:
        return
    if (Sides(wanted) in _ONE_SIDED) != (exercise.sides in _ONE_SIDED):
        yield Complaint(
            loc=(*listed.loc, "sides"),
            sentence=f"{exercise.id} is defined for {exercise.sides}; it cannot be "
            f"done {wanted}",
        )


def _meaning_complaints(
    listed: Listed[PrescribedModel], exercise: Exercise
) -> Iterator[Complaint]:
    """Yield whatever the definition's own check says about it as changed (H15)."""
    model = listed.model
    limits = {limit.id for limit in exercise.limits}
    targets = {str(ref) for ref in exercise.target}
    changes = {change.limit: i for i, change in enumerate(model.limits)}
    ordered = all(low < high for low, high in (model.target or {}).values())
    if set(changes) - limits or set(model.target or {}) - targets or not ordered:
        if not ordered:
            yield from _swapped(listed)
        return
    item = prescribed(model)
    changed = for_patient(exercise, _for_ever(item), item.dose, date.max)
    draft = exercise_draft(changed)
    for complaint in (*band_complaints(draft), *limit_complaints(draft)):
        yield Complaint(
            loc=(*listed.loc, *_place(complaint.loc, changes)),
            sentence=complaint.sentence,
            at_key=complaint.at_key,
        )


def _for_ever(item: PrescribedExercise) -> PrescribedExercise:
    """Return it with changes that hold on every day, so that all are looked at."""
    changes = (
        replace(each, decision=replace(each.decision, until=None))
        for each in item.limits
    )
    return replace(item, limits=tuple(changes))


def _swapped(listed: Listed[PrescribedModel]) -> Iterator[Complaint]:
    for name, (low, high) in (listed.model.target or {}).items():
        if not low < high:
            yield Complaint(
                loc=(*listed.loc, "target", name),
                sentence=f"the first bound, {figure(low)}, must be less than the "
                f"second, {figure(high)}",
            )


def _place(loc: Loc, changes: Mapping[str, int]) -> Loc:
    """Return where a complaint about the changed exercise lies in the prescription."""
    if loc[0] == "limits" and loc[1] in changes:
        return ("limits", changes[str(loc[1])], *loc[2:])
    return loc if loc[0] == "target" else ()
