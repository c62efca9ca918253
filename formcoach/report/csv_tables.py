"""What was done as tables for a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP,
CSV injection): names and words come from people and files. Figures stay figures.
"""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum

from formcoach.domain.exercise import Level
from formcoach.domain.records import History, SessionRecord, SetRecord

COLUMNS: Mapping[str, str] = {
    "session": "id of the session",
    "day": "the patient's own day, ISO 8601",
    "started_at": "begin in UTC, ISO 8601",
    "utc_offset_s": "what the patient's clock was ahead of UTC, seconds",
    "ended_at": "end in UTC; empty if the program ended first",
    "state": "running, finished, ended_early or stopped",
    "why_ended": "the rule or reason that ended it",
    "trial": "1 if done by an unsigned prescription",
    "model": "what found the poses",
    "model_sha256": "of the pose model; ranges of two models are never compared",
    "set": "number of the set within the session, from 1",
    "exercise": "id of the definition",
    "set_number": "number of the set of this exercise, from 1",
    "view": "from where the patient had to be seen",
    "signal": "what was counted, as the definition names it",
    "band_lower": "lower end of the target, in the unit of the signal",
    "band_upper": "upper end of the target",
    "counted": "repetitions or holds that count",
    "asked_reps": "repetitions asked for",
    "asked_hold_s": "seconds of each hold asked for",
    "longest_hold_s": "longest time in the target without a break, seconds",
    "duration_s": "length of the set, seconds",
    "tracked_fraction": "of the frames in which the patient was followed, 0-1",
    "view_ok_fraction": "of those seen from where the exercise must be seen, 0-1",
    "repetition": "number within the set, from 1, those not counted too",
    "side": "left or right, the patient's own",
    "outcome": "complete (counts), partial, other_movement, unfinished",
    "reached": "the counted signal furthest from the start, in its unit",
    "range": "highest minus lowest of the counted signal",
    "hold_s": "time inside the target, seconds",
    "outward_s": "time to the turning point, seconds",
    "return_s": "time back, seconds",
    "limits": "ids of the limits crossed, separated by spaces",
    "limit": "id of the limit",
    "level": "coach (a tip), warn (ease back) or stop",
    "start_s": "when it was first crossed, seconds from the set's first frame",
    "end_s": "when it was over",
    "worst": "the value furthest beyond, in the unit of the limit",
    "bound": "the limit itself",
    "cue": "what was said",
    "reason": "why it could not be judged",
    "fraction": "of the time in which it should have been judged, 0-1",
    "at": "UTC, ISO 8601",
    "moment": "before, after_set, on_demand, end or next_morning",
    "score": "0 no pain to 10 the worst imaginable; empty if not answered",
    "legs": "none, towards_back, unchanged or spreading",
    "sharp": "1 if the pain came suddenly",
    "item": "which question for warning signs",
    "yes": "1 if answered with yes",
    "wording": "version of the question's words",
    "why": "the reason",
    "cleared_by": "the therapist who lifted it",
    "cleared_at": "when, UTC",
}
"""Every column of every table and what it means."""
_SET = "session day set exercise set_number"
_TARGET = "signal band_lower band_upper"
HEADS = {
    "sessions": "session day started_at utc_offset_s ended_at state why_ended trial "
    "model model_sha256",
    "sets": f"{_SET} view {_TARGET} model_sha256 counted asked_reps asked_hold_s "
    "longest_hold_s duration_s tracked_fraction view_ok_fraction",
    "repetitions": f"{_SET} {_TARGET} repetition side outcome reached range hold_s "
    "outward_s return_s limits",
    "findings": f"{_SET} side limit level start_s end_s worst bound cue",
    "not_measured": f"{_SET} limit reason fraction",
    "pain": "day at utc_offset_s moment score exercise legs sharp",
    "warning_signs": "day at item yes wording",
    "locks": "at why cleared_by cleared_at",
    "skipped": "day exercise why",
}
"""The columns of every table, in their order."""
Row = Mapping[str, object]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d")
"""The last three are the full-width forms that some spreadsheets read alike."""


def tables(history: History) -> Mapping[str, str]:
    """Return every table as CSV, by its name."""
    rows: Mapping[str, Iterable[Row]] = {
        "sessions": map(_session, history.sessions),
        "sets": _sets(history),
        "repetitions": _repetitions(history),
        "findings": _findings(history),
        "not_measured": _unmeasured(history),
        "pain": _pain(history),
        "warning_signs": _screens(history),
        "locks": _locks(history),
        "skipped": _skipped(history),
    }
    return {name: _to_csv(each, HEADS[name]) for name, each in rows.items()}


def repetitions_csv(history: History) -> str:
    """Return one row for each repetition, with its set and its session."""
    return _to_csv(_repetitions(history), HEADS["repetitions"])


def _to_csv(rows: Iterable[Row], head: str) -> str:
    names = head.split()
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, Level):
        return value.name.lower()
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int):
        return str(int(value))
    return _harmless(str(value.value if isinstance(value, Enum) else value))


def _harmless(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.lstrip(" ").startswith(FORMULA_STARTS) else words


def _session(session: SessionRecord) -> Row:
    return {
        "session": session.id,
        "day": session.day,
        "started_at": session.started_at,
        "utc_offset_s": session.utc_offset_s,
        "ended_at": session.ended_at,
        "state": session.state,
        "why_ended": session.why_ended,
        "trial": session.trial,
        "model": session.model,
        "model_sha256": session.model_sha256,
    }


def _set(session: SessionRecord, record: SetRecord) -> Row:
    return {
        "session": session.id,
        "day": session.day,
        "set": record.index,
        "exercise": record.exercise,
        "set_number": record.set_number,
    }


def _each_set(history: History) -> Iterator[tuple[Row, SetRecord, SessionRecord]]:
    for session in history.sessions:
        for record in session.sets:
            yield _set(session, record), record, session


def _sets(history: History) -> Iterator[Row]:
    for row, record, session in _each_set(history):
        yield {
            **row,
            **_target(record),
            "model_sha256": session.model_sha256,
            "view": record.view,
            "counted": record.counted,
            "asked_reps": record.asked.reps,
            "asked_hold_s": record.asked.hold_s,
            "longest_hold_s": record.longest_hold_s,
            "duration_s": record.duration_s,
            "tracked_fraction": record.tracked_fraction,
            "view_ok_fraction": record.view_ok_fraction,
        }


def _target(record: SetRecord) -> Row:
    band = record.band
    return {
        "signal": record.signal,
        "band_lower": band.lower if band else None,
        "band_upper": band.upper if band else None,
    }


def _repetitions(history: History) -> Iterator[Row]:
    for row, record, _ in _each_set(history):
        for each in record.repetitions:
            yield {
                **row,
                **_target(record),
                "repetition": each.index,
                "side": each.side,
                "outcome": each.outcome,
                "reached": each.peak_deg,
                "range": each.rom_deg,
                "hold_s": each.hold_s,
                "outward_s": each.outward_s,
                "return_s": each.return_s,
                "limits": " ".join(each.findings),
            }


def _findings(history: History) -> Iterator[Row]:
    for row, record, _ in _each_set(history):
        for each in record.findings:
            yield {
                **row,
                "side": each.side,
                "limit": each.limit,
                "level": each.level,
                "start_s": each.start_s,
                "end_s": each.end_s,
                "worst": each.worst,
                "bound": each.bound,
                "cue": each.cue,
            }


def _unmeasured(history: History) -> Iterator[Row]:
    for row, record, _ in _each_set(history):
        for each in record.not_measured:
            yield {
                **row,
                "limit": each.limit,
                "reason": each.reason,
                "fraction": each.fraction,
            }


def _pain(history: History) -> Iterator[Row]:
    for each in history.pain:
        yield {
            "day": each.day,
            "at": each.at,
            "utc_offset_s": each.utc_offset_s,
            "moment": each.moment,
            "score": each.score,
            "exercise": each.exercise,
            "legs": each.legs,
            "sharp": each.sharp,
        }


def _screens(history: History) -> Sequence[Row]:
    return [
        {
            "day": each.day,
            "at": each.at,
            "item": each.item,
            "yes": each.yes,
            "wording": each.wording,
        }
        for each in history.screens
    ]


def _locks(history: History) -> Sequence[Row]:
    return [
        {
            "at": each.since,
            "why": each.why,
            "cleared_by": each.cleared_by,
            "cleared_at": each.cleared_at,
        }
        for each in history.locks
    ]


def _skipped(history: History) -> Sequence[Row]:
    return [
        {"day": each.on, "exercise": each.exercise, "why": each.why}
        for each in history.skipped
    ]
