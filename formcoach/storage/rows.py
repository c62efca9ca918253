"""Rows of the tables, and what they mean."""

import json
import math
import sqlite3
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from enum import Enum

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Band, Dose, Level
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.orientation import View
from formcoach.domain.records import (
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

Cell = str | int | float | None
Cells = dict[str, Cell]


def cell(value: object) -> Cell:
    """Return a value as SQLite keeps it; what was not measured is NULL."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value)
    if value is None or isinstance(value, str | int):
        return int(value) if isinstance(value, bool) else value
    raise TypeError(type(value))


def utc_text(at: datetime) -> str:
    """Return an instant as ISO 8601 in UTC; a naive one is a programmer's mistake."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def session_cells(record: SessionRecord) -> Cells:
    """Return the row of a session, without its sets and answers."""
    return _cells(record, without={"sets", "pain"})


def set_cells(session: str, record: SetRecord) -> Cells:
    """Return the row of a set, without its repetitions and findings."""
    row = _cells(
        record,
        without={
            "index",
            "asked",
            "band",
            "repetitions",
            "findings",
            "not_measured",
        },
    )
    band = record.band
    return row | {
        "session": session,
        "set_index": record.index,
        "asked": json.dumps(asdict(record.asked)),
        "band_lower": cell(band.lower) if band else None,
        "band_upper": cell(band.upper) if band else None,
    }


def repetition_cells(session: str, set_index: int, done: Repetition) -> Cells:
    """Return the row of a repetition."""
    row = _cells(done, without={"index"})
    return row | {"session": session, "set_index": set_index, "rep_index": done.index}


def finding_cells(session: str, set_index: int, found: Finding) -> Cells:
    """Return the row of a finding."""
    row = _cells(found, without={"limit"})
    return row | {"session": session, "set_index": set_index, "limit_id": found.limit}


def unmeasured_cells(session: str, set_index: int, answer: NotMeasured) -> Cells:
    """Return the row of what could not be judged."""
    return {
        "session": session,
        "set_index": set_index,
        "limit_id": answer.limit,
        "reason": answer.reason,
        "fraction": answer.fraction,
    }


def pain_cells(session: str, answer: PainAnswer) -> Cells:
    """Return the row of an answer about pain."""
    return _cells(answer) | {"session": session or None}


def screen_cells(answer: ScreenAnswer) -> Cells:
    """Return the row of an answer of the screen."""
    return _cells(answer)


def lock_cells(lock: Lock) -> Cells:
    """Return the row of a lock."""
    return _cells(lock, without={"doubted"})


def skipped_cells(skipped: Skipped) -> Cells:
    """Return the row of what was not done."""
    return _cells(skipped, without={"on"}) | {"skipped_on": cell(skipped.on)}


def to_session(
    row: sqlite3.Row, sets: tuple[SetRecord, ...], pain: tuple[PainAnswer, ...]
) -> SessionRecord:
    """Return a session with its sets and answers."""
    return SessionRecord(
        id=row["id"],
        patient=row["patient"],
        prescription=row["prescription"],
        prescription_sha256=row["prescription_sha256"],
        started_at=datetime.fromisoformat(row["started_at"]),
        utc_offset_s=row["utc_offset_s"],
        ended_at=_time(row["ended_at"]),
        state=SessionState(row["state"]),
        why_ended=row["why_ended"],
        model=row["model"],
        model_sha256=row["model_sha256"],
        version=row["version"],
        trial=bool(row["trial"]),
        sets=sets,
        pain=pain,
    )


def to_set(
    row: sqlite3.Row,
    repetitions: tuple[Repetition, ...],
    findings: tuple[Finding, ...],
    unmeasured: tuple[NotMeasured, ...],
) -> SetRecord:
    """Return a set; one that never ended has counted what its repetitions say."""
    ended_at = _time(row["ended_at"])
    counted = sum(each.counted for each in repetitions)
    lower, upper = row["band_lower"], row["band_upper"]
    return SetRecord(
        index=row["set_index"],
        exercise=row["exercise"],
        definition_sha256=row["definition_sha256"],
        set_number=row["set_number"],
        asked=Dose(**json.loads(row["asked"])),
        view=View(row["view"]),
        started_at=datetime.fromisoformat(row["started_at"]),
        ended_at=ended_at,
        counted=row["counted"] if ended_at else counted,
        longest_hold_s=_number(row["longest_hold_s"]),
        duration_s=_number(row["duration_s"]),
        tracked_fraction=_number(row["tracked_fraction"]),
        view_ok_fraction=_number(row["view_ok_fraction"]),
        repetitions=repetitions,
        findings=findings,
        not_measured=unmeasured,
        recording=row["recording"],
        side=Side(row["side"]) if row["side"] else None,
        signal=row["signal"],
        band=None if None in (lower, upper) else Band(lower=lower, upper=upper),
    )


def to_repetition(row: sqlite3.Row) -> Repetition:
    """Return a repetition."""
    return Repetition(
        index=row["rep_index"],
        side=Side(row["side"]),
        start_s=_number(row["start_s"]),
        peak_s=_number(row["peak_s"]),
        end_s=_number(row["end_s"]),
        hold_s=_number(row["hold_s"]),
        outward_s=_number(row["outward_s"]),
        return_s=_number(row["return_s"]),
        rom_deg=_number(row["rom_deg"]),
        peak_deg=_number(row["peak_deg"]),
        outcome=RepetitionOutcome(row["outcome"]),
        missed=tuple(json.loads(row["missed"])),
        findings=tuple(json.loads(row["findings"])),
    )


def to_finding(row: sqlite3.Row) -> Finding:
    """Return a finding."""
    return Finding(
        limit=row["limit_id"],
        level=Level(row["level"]),
        side=Side(row["side"]),
        start_s=_number(row["start_s"]),
        alert_s=_number(row["alert_s"]),
        end_s=_number(row["end_s"]),
        worst=_number(row["worst"]),
        bound=_number(row["bound"]),
        cue=row["cue"],
        over=bool(row["over"]),
    )


def to_unmeasured(row: sqlite3.Row) -> NotMeasured:
    """Return what could not be judged."""
    return NotMeasured(
        limit=row["limit_id"], reason=row["reason"], fraction=row["fraction"]
    )


def to_pain(row: sqlite3.Row) -> PainAnswer:
    """Return an answer about pain."""
    return PainAnswer(
        at=datetime.fromisoformat(row["at"]),
        moment=PainMoment(row["moment"]),
        score=row["score"],
        exercise=row["exercise"],
        legs=LegSymptoms(row["legs"]) if row["legs"] else None,
        sharp=bool(row["sharp"]),
        utc_offset_s=row["utc_offset_s"],
    )


def to_screen(row: sqlite3.Row) -> ScreenAnswer:
    """Return an answer of the screen."""
    return ScreenAnswer(
        at=datetime.fromisoformat(row["at"]),
        item=row["item"],
        yes=bool(row["yes"]),
        wording=row["wording"],
        utc_offset_s=row["utc_offset_s"],
    )


def to_lock(row: sqlite3.Row) -> Lock:
    """Return a lock."""
    return Lock(
        since=datetime.fromisoformat(row["since"]),
        why=row["why"],
        cleared_by=row["cleared_by"],
        cleared_at=_time(row["cleared_at"]),
        clearing=row["clearing"],
    )


def to_skipped(row: sqlite3.Row) -> Skipped:
    """Return what was not done."""
    return Skipped(
        on=date.fromisoformat(row["skipped_on"]),
        why=row["why"],
        exercise=row["exercise"],
    )


Kept = (
    SessionRecord | SetRecord | Repetition | Finding | PainAnswer | ScreenAnswer
    | Lock | Skipped
)  # fmt: skip


def _cells(record: Kept, without: set[str] | None = None) -> Cells:
    skip = without or set()
    return {
        each.name: cell(getattr(record, each.name))
        for each in fields(record)
        if each.name not in skip
    }


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _number(value: float | None) -> float:
    return math.nan if value is None else value
