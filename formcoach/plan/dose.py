"""How much is asked for today: as prescribed, never more, less where pain says so.

Only the therapist steps a dose up, by releasing a step in the prescription. Stepping
down follows from what is recorded, so that it needs no memory of its own: one variable
by one step, at most once a week (chosen, awaiting review).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from formcoach.domain.exercise import Dose
from formcoach.domain.prescription import (
    Decision,
    PrescribedExercise,
    Prescription,
    Step,
)
from formcoach.domain.records import History, PainAnswer, PainMoment
from formcoach.plan.pain import Light
from formcoach.plan.pain_history import Taken, taken

STEP = 0.75
"""One step takes a quarter off (chosen, awaiting review)."""
FEWEST_REPS = 3
"""Below it a set goes before another repetition does."""
SHORTEST_S = 10.0
"""No hold and no timed set is made shorter than this."""
BETWEEN_STEPS = timedelta(days=7)
VARIABLES = ("sets", "reps", "hold_s", "duration_s")
"""The fields of a dose that are a load; rest and days are not."""


def in_force(decision: Decision | None, on: date) -> bool:
    """Tell whether somebody decided this and it holds on a day."""
    if decision is None or not (decision.by.strip() and decision.why.strip()):
        return False
    return decision.on <= on and (decision.until is None or on <= decision.until)


def step_down(dose: Dose) -> Dose:
    """Return the dose with one variable one step lower; unchanged at its floor."""
    if dose.reps > FEWEST_REPS:
        return replace(dose, reps=max(FEWEST_REPS, int(dose.reps * STEP)))
    for name in ("duration_s", "hold_s"):
        seconds = getattr(dose, name)
        if seconds > SHORTEST_S:
            lower = max(SHORTEST_S, float(int(seconds * STEP)))
            return _with(dose, name, lower)
    return replace(dose, sets=max(1, dose.sets - 1))


def prescribed_dose(
    prescription: Prescription, item: PrescribedExercise, on: date
) -> Dose:
    """Return what the therapist asks for on a day, with the steps that are released."""
    dose = item.dose
    for step in _released(prescription.steps, item.exercise, on):
        dose = _with(dose, step.variable, step.to)
    return dose


def dose_today(
    prescription: Prescription,
    item: PrescribedExercise,
    history: History,
    now: datetime,
) -> Dose:
    """Return what is asked for now: as prescribed, less a step for every bad reaction.

    Parameters
    ----------
    prescription
        Released steps and thresholds of pain.
    item
        One of its exercises.
    history
        The answers about pain.
    now
        Aware, in the patient's own zone.

    Returns
    -------
    Dose
        Never more than :func:`prescribed_dose`.

    """
    dose = prescribed_dose(prescription, item, now.date())
    for _ in range(n_steps_down(prescription, item.exercise, history.pain, now)):
        dose = step_down(dose)
    return dose


def n_steps_down(
    prescription: Prescription,
    exercise: str,
    answers: Sequence[PainAnswer],
    now: datetime,
) -> int:
    """Return how many steps lower an exercise stands than the therapist put it.

    Counted since the therapist last decided about it: since the prescription was
    written, or since a step of this exercise was released.
    """
    released = _released(prescription.steps, exercise, now.date())
    decided = [each.released.on for each in released if each.released is not None]
    since = max([prescription.written_on, *decided])
    days = sorted(
        each.answer.day
        for each in taken(answers, prescription.pain)
        if _lowers(each, exercise)
    )
    return _spaced(day for day in days if day >= since)


def shorter(doses: Sequence[Dose]) -> tuple[Dose, ...]:
    """Return the shorter session that is offered on a day with more pain.

    Half the sets, rounded up; where that changes nothing, the first half of the
    exercises.
    """
    halved = tuple(replace(dose, sets=(dose.sets + 1) // 2) for dose in doses)
    if halved != tuple(doses):
        return halved
    return halved[: (len(halved) + 1) // 2]


def no_more(one: Dose, other: Dose) -> bool:
    """Tell whether no variable of one dose is above that of the other."""
    return all(getattr(one, name) <= getattr(other, name) for name in VARIABLES)


def _with(dose: Dose, variable: str, value: float) -> Dose:
    """Return the dose with one variable changed, whole where it counts."""
    whole = isinstance(getattr(dose, variable), int)
    changed: dict[str, Any] = {variable: int(value) if whole else float(value)}
    return replace(dose, **changed)


def _released(steps: Iterable[Step], exercise: str, on: date) -> tuple[Step, ...]:
    return tuple(
        step
        for step in steps
        if step.exercise == exercise and in_force(step.released, on)
    )


def _lowers(each: Taken, exercise: str) -> bool:
    """Tell of a red morning, or of a set that stopped this exercise."""
    answer = each.answer
    morning = answer.moment is PainMoment.NEXT_MORNING
    in_it = answer.exercise == exercise and answer.moment in {
        PainMoment.AFTER_SET,
        PainMoment.ON_DEMAND,
    }
    return (morning or in_it) and each.light is Light.RED


def _spaced(days: Iterable[date]) -> int:
    """Return how many of some days, in order, lie a week or more apart."""
    count, last = 0, None
    for day in days:
        if last is None or day - last >= BETWEEN_STEPS:
            count, last = count + 1, day
    return count
