"""Range of motion over weeks: what changed beyond the error of measuring.

A change counts if the median of the last three sessions differs from that of the first
three by 10 degrees for a limb or 15 for the trunk (docs/evidence.md: agreement of
goniometers and of MediaPipe). Sessions of another model or view are never compared
(H19): they begin a line of their own.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median

from formcoach.domain.anatomy import Side
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import View
from formcoach.domain.records import History, SessionRecord, SetRecord
from formcoach.domain.signals import OUTLINE_SIGNALS, SIGNALS, Unit
from formcoach.plan.adherence import was_judged

REAL_LIMB_DEG = 10.0
REAL_TRUNK_DEG = 15.0
N_SESSIONS = 3
ROUNDED_TO_DEG = 5
"""Ranges are told as about so much; the camera knows no better."""
TRUNK = frozenset(
    {
        "trunk_inclination",
        "trunk_elevation",
        "trunk_lateral_flexion",
        "neck_flexion",
        *OUTLINE_SIGNALS,
        "body_line",
    }
)


class Change(StrEnum):
    """What can be said of a range of motion over weeks."""

    TOO_FEW = "too_few"
    """Not enough sessions to say anything."""
    NO_REAL_CHANGE = "no_real_change"
    """Within the error of measuring."""
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeOfDay:
    """The range of motion of one exercise, one side, one session."""

    at: datetime
    rom_deg: float
    """Median over the repetitions that count."""
    best_deg: float
    n_repetitions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeOverWeeks:
    """What may be compared: one exercise, signal and side, one view, one model."""

    exercise: str
    signal: str
    side: Side
    view: View
    model_sha256: str
    sessions: tuple[RangeOfDay, ...]
    change: Change
    change_deg: float
    """Last against first; NaN where there are too few."""

    @property
    def best(self) -> RangeOfDay:
        """The session with the greatest range, the first of equals."""
        return max(self.sessions, key=lambda each: each.rom_deg)


def ranges_over_weeks(history: History) -> tuple[RangeOverWeeks, ...]:
    """Return every line of sessions that may be compared, oldest session first."""
    lines: dict[tuple[str, str, Side, View, str], list[RangeOfDay]] = {}
    for session in sorted(history.sessions, key=lambda each: each.started_at):
        for key, roms in _roms(session).items():
            day = RangeOfDay(
                at=session.started_at,
                rom_deg=median(roms),
                best_deg=max(roms),
                n_repetitions=len(roms),
            )
            lines.setdefault(key, []).append(day)
    return tuple(_line(key, days) for key, days in sorted(lines.items()))


def real_change(signal: str, roms_deg: Sequence[float]) -> tuple[Change, float]:
    """Return what can be said of ranges in order of time, and the difference.

    Parameters
    ----------
    signal
        As the definition names it; decides between limb and trunk.
    roms_deg
        One for each session, oldest first.

    """
    if len(roms_deg) < 2 * N_SESSIONS:
        return Change.TOO_FEW, math.nan
    difference = median(roms_deg[-N_SESSIONS:]) - median(roms_deg[:N_SESSIONS])
    real = REAL_TRUNK_DEG if _name(signal) in TRUNK else REAL_LIMB_DEG
    if abs(difference) < real:
        return Change.NO_REAL_CHANGE, difference
    return (Change.MORE if difference > 0 else Change.LESS), difference


def about(degrees: float) -> int:
    """Return degrees as they are told: to the nearest five."""
    return round(degrees / ROUNDED_TO_DEG) * ROUNDED_TO_DEG


def _line(
    key: tuple[str, str, Side, View, str], days: Iterable[RangeOfDay]
) -> RangeOverWeeks:
    exercise, signal, side, view, model_sha256 = key
    sessions = tuple(days)
    change, change_deg = real_change(signal, [each.rom_deg for each in sessions])
    return RangeOverWeeks(
        exercise=exercise,
        signal=signal,
        side=side,
        view=view,
        model_sha256=model_sha256,
        sessions=sessions,
        change=change,
        change_deg=change_deg,
    )


def _roms(
    session: SessionRecord,
) -> dict[tuple[str, str, Side, View, str], list[float]]:
    """Return the ranges of the repetitions that count, by what may be compared.

    A session whose model is not known is compared with nothing.
    """
    found: dict[tuple[str, str, Side, View, str], list[float]] = {}
    if not session.model_sha256:
        return found
    for each in filter(_is_comparable, session.sets):
        for done in each.repetitions:
            if done.counted and math.isfinite(done.rom_deg):
                key = (
                    each.exercise,
                    each.signal,
                    done.side,
                    each.view,
                    session.model_sha256,
                )
                found.setdefault(key, []).append(done.rom_deg)
    return found


def _is_comparable(record: SetRecord) -> bool:
    signal = SIGNALS.get(_name(record.signal))
    return was_judged(record) and signal is not None and signal.unit is Unit.DEGREES


def _name(signal: str) -> str:
    try:
        return SignalRef.parse(signal).signal
    except KeyError:
        return ""
