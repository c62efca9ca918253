"""The sets of a made-up patient: what is done, how far, and what goes beyond."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Dose, Level
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.orientation import View
from formcoach.domain.records import SetRecord
from formcoach.domain.repetition import Repetition, RepetitionOutcome

PARTIAL_SHARE = 0.08
FINDING_SHARE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How the patient does one exercise, at first and at the end of the months."""

    exercise: str
    signal: str
    band: Band
    view: View
    dose: Dose
    from_deg: float
    first_deg: float
    last_deg: float
    limit: str
    bound: float
    cue: str
    alternates: bool = False


HABITS = (
    Habit(
        exercise="bird_dog",
        signal="hip_flexion",
        band=Band(lower=-10.0, upper=25.0),
        view=View.SIDE,
        dose=Dose(sets=2, reps=8, hold_s=6.0, rest_s=45.0, per_week=4),
        from_deg=90.0,
        first_deg=24.0,
        last_deg=4.0,
        limit="leg_too_high",
        bound=-18.0,
        cue="Lower your leg until it is level with your back.",
        alternates=True,
    ),
    Habit(
        exercise="squat",
        signal="knee_flexion",
        band=Band(lower=55.0, upper=105.0),
        view=View.SIDE,
        dose=Dose(sets=2, reps=10, rest_s=60.0, per_week=4),
        from_deg=5.0,
        first_deg=58.0,
        last_deg=82.0,
        limit="trunk_folds",
        bound=55.0,
        cue="Lift your chest towards the wall ahead.",
    ),
    Habit(
        exercise="standing_side_bend",
        signal="trunk_lateral_flexion",
        band=Band(lower=15.0, upper=42.0),
        view=View.FRONT,
        dose=Dose(sets=1, reps=10, hold_s=5.0, rest_s=30.0, per_week=4),
        from_deg=0.0,
        first_deg=20.0,
        last_deg=24.0,
        limit="too_far",
        bound=50.0,
        cue="Come up a little.",
        alternates=True,
    ),
)


def made_up_repetition(
    index: int = 1,
    *,
    side: Side = Side.LEFT,
    start_s: float = 0.0,
    peak_deg: float = 80.0,
    from_deg: float = 5.0,
    hold_s: float = 0.0,
    outcome: RepetitionOutcome = RepetitionOutcome.COMPLETE,
) -> Repetition:
    """Return one repetition with the given turning point."""
    return Repetition(
        index=index,
        side=side,
        start_s=start_s,
        peak_s=start_s + 1.5,
        end_s=start_s + 3.5 + hold_s,
        hold_s=hold_s,
        outward_s=1.5,
        return_s=2.0,
        rom_deg=abs(peak_deg - from_deg),
        peak_deg=peak_deg,
        outcome=outcome,
    )


def made_up_sets(
    begun: datetime, way: float, chance: np.random.Generator
) -> Iterator[SetRecord]:
    """Yield the sets of a session that began at an instant."""
    index, at = 0, begun + timedelta(seconds=60)
    for habit in HABITS:
        for number in range(1, habit.dose.sets + 1):
            index += 1
            made = _set(habit, at, way, chance)
            at += timedelta(seconds=made.duration_s)
            yield replace(made, index=index, set_number=number, ended_at=at)
            at += timedelta(seconds=habit.dose.rest_s)


def _set(
    habit: Habit, at: datetime, way: float, chance: np.random.Generator
) -> SetRecord:
    middle = habit.first_deg + (habit.last_deg - habit.first_deg) * way
    middle += float(chance.normal(0, 3))
    repetitions = tuple(_repetitions(habit, middle, chance))
    last_s = repetitions[-1].end_s
    found = _finding(habit, repetitions[2], chance)
    if found:
        third = replace(repetitions[2], findings=(habit.limit,))
        repetitions = (*repetitions[:2], third, *repetitions[3:])
    hidden = float(chance.uniform(0.0, 0.3))
    return SetRecord(
        index=1,
        exercise=habit.exercise,
        definition_sha256="cd" * 32,
        set_number=1,
        asked=habit.dose,
        view=habit.view,
        started_at=at,
        ended_at=None,
        counted=sum(each.counted for each in repetitions),
        longest_hold_s=max(each.hold_s for each in repetitions),
        duration_s=last_s + 2.0,
        tracked_fraction=float(chance.uniform(0.9, 1.0)),
        view_ok_fraction=float(chance.uniform(0.85, 1.0)),
        repetitions=repetitions,
        findings=found,
        not_measured=(
            NotMeasured(limit=habit.limit, reason="hidden", fraction=hidden),
        ),
        signal=habit.signal,
        band=habit.band,
    )


def _repetitions(
    habit: Habit, middle: float, chance: np.random.Generator
) -> Iterator[Repetition]:
    start_s = 4.0
    for index in range(1, habit.dose.reps + 1):
        peak = middle + float(chance.normal(0, 3))
        partial = chance.random() < PARTIAL_SHARE
        if partial:
            peak += 0.5 * (habit.from_deg - peak)
        side = Side.RIGHT if habit.alternates and index % 2 == 0 else Side.LEFT
        held_s = habit.dose.hold_s * float(chance.uniform(0.7, 1.2))
        made = made_up_repetition(
            index,
            side=side,
            start_s=start_s,
            peak_deg=peak,
            from_deg=habit.from_deg,
            hold_s=0.0 if partial else held_s,
            outcome=(
                RepetitionOutcome.PARTIAL if partial else RepetitionOutcome.COMPLETE
            ),
        )
        start_s = made.end_s + 1.0
        yield made


def _finding(
    habit: Habit, during: Repetition, chance: np.random.Generator
) -> tuple[Finding, ...]:
    if chance.random() > FINDING_SHARE:
        return ()
    beyond = 6.0
    return (
        Finding(
            limit=habit.limit,
            level=Level.WARN,
            side=during.side,
            start_s=during.peak_s - 0.2,
            alert_s=during.peak_s + 0.2,
            end_s=during.peak_s + 1.0,
            worst=habit.bound + (beyond if habit.bound > 0 else -beyond),
            bound=habit.bound,
            cue=habit.cue,
            over=True,
        ),
    )
