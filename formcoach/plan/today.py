"""What is asked for today and this week, and what was done of it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from formcoach.domain.exercise import Dose, Exercise, Sides
from formcoach.domain.prescription import PrescribedExercise, Prescription
from formcoach.domain.records import History, Skipped
from formcoach.plan.caps import (
    cap_reached,
    counted,
    sets_between,
    times_this_week,
    week_is_full,
)
from formcoach.plan.dose import dose_today, shorter
from formcoach.plan.individual import LeftOut, for_patient, left_out

REP_S = 4.0
"""A repetition out and back without its hold, to estimate the length of a session."""
DAYS_A_WEEK = 7
CHANGE_OVER_S = 45.0
"""From one exercise to the next: read, lie down, be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One exercise of today's session."""

    item: PrescribedExercise
    exercise: Exercise
    """With the patient's own dose, side, target and limits."""
    sets_done: int
    """Today, in all sessions."""
    sets_asked: int
    """Today, in all sessions: several doses where it is asked for more than daily."""

    @property
    def sets_left(self) -> int:
        """How many sets the next session asks for."""
        left = max(0, self.sets_asked - self.sets_done)
        return min(self.exercise.dose.sets, left)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfTheWeek:
    """How many sets of an exercise were done in the week that began on Monday."""

    exercise: str
    sets_done: int
    sets_asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The programme of a day."""

    exercises: tuple[Asked, ...]
    """In the order of the prescription; empty if nothing is asked for any more."""
    left_out: tuple[LeftOut, ...]
    week: tuple[OfTheWeek, ...]
    sessions_today: int
    sessions_per_day: int
    minutes: int
    """About how long the exercises that are left take."""
    next_session_at: datetime | None
    """When the next one may begin; None if that is now."""
    skipped: tuple[Skipped, ...]
    """What was not done in the last seven days, and why."""

    @property
    def done(self) -> bool:
        """Whether everything that is asked for today was done."""
        return all(each.sets_left == 0 for each in self.exercises)


def today(
    prescription: Prescription,
    history: History,
    exercises: Mapping[str, Exercise],
    now: datetime,
) -> Today:
    """Return what is asked for.

    Parameters
    ----------
    prescription
        The patient's programme.
    history
        What was done.
    exercises
        The definitions by id.
    now
        Aware, in the patient's own zone.

    """
    out = left_out(prescription, exercises, now.date())
    chosen = _chosen(prescription, history, {each.exercise for each in out}, now)
    asked = tuple(
        _asked(prescription, item, exercises[item.exercise], history, now)
        for item in chosen
    )
    cap = cap_reached(prescription, history, now)
    return Today(
        exercises=asked,
        left_out=out,
        week=_week(prescription, history, now.date()),
        sessions_today=sum(each.day == now.date() for each in counted(history, now)),
        sessions_per_day=prescription.sessions_per_day,
        minutes=round(sum(_seconds(each) for each in asked) / 60),
        next_session_at=cap.again_at if cap else None,
        skipped=tuple(
            each
            for each in history.skipped
            if now.date() - timedelta(days=7) < each.on <= now.date()
        ),
    )


def shorter_session(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return the shorter session that is offered when pain is more than usual."""
    doses = shorter([each.exercise.dose for each in asked])
    return tuple(
        replace(each, exercise=replace(each.exercise, dose=dose))
        for each, dose in zip(asked, doses, strict=False)
    )


def dose_seconds(dose: Dose, sides: Sides) -> float:
    """Return about how long a dose takes, its rests included."""
    one = dose.duration_s or dose.reps * max(dose.hold_s + REP_S, REP_S)
    twice = 2 if sides is Sides.ALTERNATE and not dose.duration_s else 1
    return dose.sets * (one * twice + dose.rest_s)


def _seconds(asked: Asked) -> float:
    if not asked.sets_left:
        return 0.0
    left = replace(asked.exercise.dose, sets=asked.sets_left)
    return CHANGE_OVER_S + dose_seconds(left, asked.exercise.sides)


def _asked(
    prescription: Prescription,
    item: PrescribedExercise,
    exercise: Exercise,
    history: History,
    now: datetime,
) -> Asked:
    dose, day = dose_today(prescription, item, history, now), now.date()
    return Asked(
        item=item,
        exercise=for_patient(exercise, item, dose, day),
        sets_done=sets_between(history, item.exercise, day, day),
        sets_asked=dose.sets * max(1, math.ceil(dose.per_week / DAYS_A_WEEK)),
    )


def _chosen(
    prescription: Prescription, history: History, out: set[str], now: datetime
) -> list[PrescribedExercise]:
    """Return what one session asks for, in the order of the prescription.

    Where more is prescribed than one session holds, those come first that were begun
    today, then those that lag furthest behind their week.
    """
    day = now.date()
    possible = [
        item
        for item in prescription.exercises
        if item.exercise not in out
        and (
            sets_between(history, item.exercise, day, day)
            or not week_is_full(item, history, now)
        )
    ]

    def lag(item: PrescribedExercise) -> tuple[bool, float]:
        begun = sets_between(history, item.exercise, day, day) > 0
        done = times_this_week(item, history, now)
        return (not begun, done / item.dose.per_week if item.dose.per_week else done)

    first = sorted(possible, key=lag)[: prescription.session_exercises]
    return [item for item in prescription.exercises if item in first]


def _week(
    prescription: Prescription, history: History, day: date
) -> tuple[OfTheWeek, ...]:
    monday = day - timedelta(days=day.weekday())
    return tuple(
        OfTheWeek(
            exercise=item.exercise,
            sets_done=sets_between(history, item.exercise, monday, day),
            sets_asked=item.dose.sets * item.dose.per_week,
        )
        for item in prescription.exercises
    )
