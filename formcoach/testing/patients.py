"""A made-up patient with months of sessions, the same every time.

Nothing of it was measured on anybody. It improves slowly, has better and worse days,
sometimes skips, and is not always well seen, as real records are.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from formcoach.domain.records import (
    History,
    LegSymptoms,
    Lock,
    PainAnswer,
    PainMoment,
    ScreenAnswer,
    SessionRecord,
    SessionState,
    Skipped,
)
from formcoach.testing.patient_sets import made_up_sets

HOUR_S = 3600
WINTER_S, SUMMER_S = HOUR_S, 2 * HOUR_S
"""Offsets of Central European time."""
DAYS_OF_EXERCISE = (0, 2, 4, 5)
"""Monday, Wednesday, Friday, Saturday."""
SKIPPED_SHARE = 0.15
SESSION_MINUTES = 14
MODEL = "mediapipe full"
MODEL_SHA256 = "4e" * 32


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
    sets = tuple(made_up_sets(begun, way, chance))
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
