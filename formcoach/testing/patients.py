"""A made-up patient with months of sessions, the same every time.

Nothing of it was measured on anybody. It improves slowly, has better and worse days,
sometimes skips, and is not always well seen, as real records are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Dose, Level
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.orientation import View
from formcoach.domain.records import (
    History,
    LegSymptoms,
    Lock,
    PainAnswer,
    PainMoment,
    ScreenAnswer,
    SessionRecord,
    SessionState,
    SetRecord,
    Skipped,
)
from formcoach.domain.repetition import Repetition, RepetitionOutcome

HOUR_S = 3600
WINTER_S, SUMMER_S = HOUR_S, 2 * HOUR_S
"""Offsets of Central European time."""
DAYS_OF_EXERCISE = (0, 2, 4, 5)
"""Monday, Wednesday, Friday, Saturday."""
SKIPPED_SHARE = 0.15
PARTIAL_SHARE = 0.08
FINDING_SHARE = 0.25
SESSION_MINUTES = 14
MODEL = "mediapipe full"
MODEL_SHA256 = "4e" * 32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Habit:
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
    _Habit(
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
    _Habit(
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
    _Habit(
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


def made_up_history(
    *, patient: str = "anna", first: date = date(2026, 8, 31), weeks: int = 12
) -> History:
    """Return months of a made-up patient's records.

    Parameters
    ----------
    patient
        The id of the profile.
    first
        The first day.
    weeks
        How long.

    """
    chance = np.random.default_rng(7)
    sessions: list[SessionRecord] = []
    skipped: list[Skipped] = []
    for day_number in range(weeks * 7):
        day = first + timedelta(days=day_number)
        if day.weekday() not in DAYS_OF_EXERCISE:
            continue
        if sessions and chance.random() < SKIPPED_SHARE:
            why = ("time", "pain", "unwell", "forgot")[int(chance.integers(4))]
            skipped.append(Skipped(on=day, why=why))
            continue
        way = day_number / max(1, weeks * 7 - 1)
        sessions.append(made_up_session(day, way=way, chance=chance, patient=patient))
    screens = tuple(_screen(each) for each in sessions)
    return History(
        patient=patient,
        sessions=tuple(sessions),
        pain=tuple(_all_pain(sessions, chance)),
        screens=screens,
        locks=(_cleared_lock(sessions[0]),) if sessions else (),
        skipped=tuple(skipped),
    )


def made_up_session(
    day: date,
    *,
    way: float = 0.0,
    chance: np.random.Generator | None = None,
    patient: str = "anna",
) -> SessionRecord:
    """Return one session.

    Parameters
    ----------
    day
        The patient's own day.
    way
        How far the patient has come, 0 at first to 1 at the end of the months.
    chance
        Where the better and worse days come from.
    patient
        The id of the profile.

    """
    chance = chance or np.random.default_rng(7)
    offset_s = utc_offset_s(day)
    begun = datetime.combine(day, time(18, 5), UTC) - timedelta(seconds=offset_s)
    before = _pain_before(way, chance)
    sets = tuple(_sets(begun, way, chance))
    pain = (
        _pain(begun, PainMoment.BEFORE, before, offset_s),
        *(
            _pain(each.ended_at or begun, PainMoment.AFTER_SET, before, offset_s)
            for each in sets
        ),
        _pain(
            begun + timedelta(minutes=SESSION_MINUTES),
            PainMoment.END,
            max(0, before + int(chance.integers(-1, 2))),
            offset_s,
        ),
    )
    return SessionRecord(
        id=f"{day:%Y%m%d}-180500",
        patient=patient,
        prescription=f"{patient}-2026",
        prescription_sha256="ab" * 32,
        started_at=begun,
        utc_offset_s=offset_s,
        ended_at=begun + timedelta(minutes=SESSION_MINUTES),
        state=SessionState.FINISHED,
        model=MODEL,
        model_sha256=MODEL_SHA256,
        version="0.1.0",
        sets=sets,
        pain=pain,
    )


def utc_offset_s(day: date) -> int:
    """Return what Central European clocks are ahead, roughly by the month."""
    april, october = 4, 10
    return SUMMER_S if april <= day.month <= october else WINTER_S


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


def _sets(
    begun: datetime, way: float, chance: np.random.Generator
) -> Iterator[SetRecord]:
    index, at = 0, begun + timedelta(seconds=60)
    for habit in HABITS:
        for number in range(1, habit.dose.sets + 1):
            index += 1
            made = _set(habit, at, way, chance)
            at += timedelta(seconds=made.duration_s)
            yield replace(made, index=index, set_number=number, ended_at=at)
            at += timedelta(seconds=habit.dose.rest_s)


def _set(
    habit: _Habit, at: datetime, way: float, chance: np.random.Generator
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
    habit: _Habit, middle: float, chance: np.random.Generator
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
    habit: _Habit, during: Repetition, chance: np.random.Generator
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


def _pain_before(way: float, chance: np.random.Generator) -> int:
    return int(np.clip(round(4.2 - 2.4 * way + float(chance.normal(0, 0.7))), 0, 10))


def _pain(at: datetime, moment: PainMoment, score: int, offset_s: int) -> PainAnswer:
    return PainAnswer(
        at=at,
        moment=moment,
        score=score,
        legs=LegSymptoms.NONE if moment is not PainMoment.AFTER_SET else None,
        utc_offset_s=offset_s,
    )


def _all_pain(
    sessions: list[SessionRecord], chance: np.random.Generator
) -> Iterator[PainAnswer]:
    for session in sessions:
        yield from session.pain
        evening = session.pain[-1].score or 0
        yield _pain(
            session.started_at + timedelta(hours=14),
            PainMoment.NEXT_MORNING,
            max(0, evening + int(chance.integers(-1, 2))),
            session.utc_offset_s,
        )


def _screen(session: SessionRecord) -> ScreenAnswer:
    return ScreenAnswer(
        at=session.started_at,
        item="bladder_or_bowel",
        yes=False,
        wording=1,
        utc_offset_s=session.utc_offset_s,
    )


def _cleared_lock(session: SessionRecord) -> Lock:
    day = timedelta(days=1)
    return Lock(
        since=session.started_at - 3 * day,
        why="recent_fall",
        cleared_by="M. Example, physiotherapist",
        cleared_at=session.started_at - day,
    )
