"""An analysis as one JSON object on one line, for programs.

Every object is one line, so that several videos make JSON Lines and a reader has each
result as soon as it is there. All of it is ASCII, and what was not measured is null.
The keys, in order:

========================  ==============================================================
``schema``                1; raised whenever a key changes its meaning or goes away
``video``                 name of the file, without its folder
``exercise``              id of the definition
``model``                 what found the poses; ``model_sha256`` of its bundle, or null
``duration_s``            from the first frame to the last
``frames``, ``fps``       how many, and how many a second on average
``tracked_fraction``      of the frames in which the person could be followed, 0-1
``view``                  ``name``: from where the person must be seen; ``fraction_ok``:
                          of the tracked frames seen from there; ``checked``: false when
                          ``--any-view`` left it unchecked
``counted``               repetitions, or holds, that count
``longest_hold_s``        inside the target without a break
``repetitions``           in order, with those that do not count: ``index`` from 1,
                          ``side`` of the person, ``start_s``, ``peak_s``, ``end_s``,
                          ``hold_s``, ``outward_s``, ``return_s``, ``rom_deg``,
                          ``peak_deg``, ``outcome`` (complete, partial, other_movement,
                          unfinished), ``missed`` signals of the target, ``findings``
                          (ids of the limits crossed)
``findings``              limits crossed: ``limit``, ``level`` (coach, warn, stop),
                          ``side``, ``start_s``, ``alert_s`` (when it was believed),
                          ``end_s``, ``signal``, ``unit`` (deg, deg_s, torso_lengths,
                          s), ``worst`` and ``bound`` in that unit, ``worst_deg`` and
                          ``bound_deg`` (null where the unit is another), ``cue``
``not_measured``          limits that could not be judged: ``limit``, main ``reason``,
                          ``fraction`` of the time, 0-1
``paused``                why nothing was judged: ``reason``, ``seconds``, ``advice``
``notes``                 sentences to know before the figures are believed
========================  ==============================================================

Times are seconds from the first frame's own clock, rounded to milliseconds; angles are
degrees with the anatomical position 0 and flexion positive, rounded to tenths.
"""

import json
import math
from typing import Any

from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import Repetition
from formcoach.feedback.figures import unit_of
from formcoach.feedback.outcomes import limit_of
from formcoach.feedback.words import advice
from formcoach.report.analysis import Analysis

SCHEMA = 1
TIME_DIGITS = 3
FRACTION_DIGITS = 3
FPS_DIGITS = 2
VALUE_DIGITS = {"deg": 1, "deg_s": 1, "torso_lengths": 3, "s": TIME_DIGITS}
"""Finer than the camera's error, so that rounding is never what a reader sees."""


def to_json_line(analysis: Analysis) -> str:
    """Return the analysis as one line of JSON, without the end of the line."""
    return json.dumps(to_json(analysis), allow_nan=False)


def to_json(analysis: Analysis) -> dict[str, Any]:
    """Return the analysis as JSON's own types."""
    summary = analysis.summary
    exercise = summary.exercise
    unit = unit_of(exercise.counts_by)
    return {
        "schema": SCHEMA,
        "video": analysis.video,
        "exercise": exercise.id,
        "model": analysis.model,
        "model_sha256": analysis.model_sha256 or None,
        "duration_s": _time(summary.duration_s),
        "frames": summary.frames_count,
        "fps": _number(analysis.fps_hz, FPS_DIGITS),
        "tracked_fraction": _fraction(summary.tracked_fraction),
        "view": {
            "name": exercise.view.value,
            "fraction_ok": _fraction(summary.view_ok_fraction),
            "checked": not analysis.any_view,
        },
        "counted": summary.counted,
        "longest_hold_s": _time(summary.longest_hold_s),
        "repetitions": [_repetition(each, unit) for each in summary.repetitions],
        "findings": [_finding(each, analysis) for each in summary.findings],
        "not_measured": [_unmeasured(each) for each in summary.not_measured],
        "paused": [
            _pause(reason, seconds, analysis) for reason, seconds in summary.paused
        ],
        "notes": list(analysis.notes),
    }


def _repetition(repetition: Repetition, unit: str) -> dict[str, Any]:
    return {
        "index": repetition.index,
        "side": repetition.side.value,
        "start_s": _time(repetition.start_s),
        "peak_s": _time(repetition.peak_s),
        "end_s": _time(repetition.end_s),
        "hold_s": _time(repetition.hold_s),
        "outward_s": _time(repetition.outward_s),
        "return_s": _time(repetition.return_s),
        "rom_deg": _if_degrees(repetition.rom_deg, unit),
        "peak_deg": _if_degrees(repetition.peak_deg, unit),
        "outcome": repetition.outcome.value,
        "missed": list(repetition.missed),
        "findings": list(repetition.findings),
    }


def _finding(finding: Finding, analysis: Analysis) -> dict[str, Any]:
    signal = limit_of(analysis.summary.exercise, finding.limit).signal
    unit = unit_of(signal)
    return {
        "limit": finding.limit,
        "level": finding.level.name.lower(),
        "side": finding.side.value,
        "start_s": _time(finding.start_s),
        "alert_s": _time(finding.alert_s),
        "end_s": _time(finding.end_s),
        "signal": str(signal),
        "unit": unit,
        "worst": _number(finding.worst, VALUE_DIGITS[unit]),
        "bound": _number(finding.bound, VALUE_DIGITS[unit]),
        "worst_deg": _if_degrees(finding.worst, unit),
        "bound_deg": _if_degrees(finding.bound, unit),
        "cue": finding.cue,
    }


def _unmeasured(unmeasured: NotMeasured) -> dict[str, Any]:
    return {
        "limit": unmeasured.limit,
        "reason": unmeasured.reason,
        "fraction": _fraction(unmeasured.fraction),
    }


def _pause(reason: str, seconds: float, analysis: Analysis) -> dict[str, Any]:
    return {
        "reason": reason,
        "seconds": _time(seconds),
        "advice": advice(Trouble(reason), analysis.summary.exercise),
    }


def _if_degrees(value: float, unit: str) -> float | None:
    return _number(value, VALUE_DIGITS["deg"]) if unit == "deg" else None


def _time(value_s: float) -> float | None:
    return _number(value_s, TIME_DIGITS)


def _fraction(value: float) -> float | None:
    return _number(value, FRACTION_DIGITS)


def _number(value: float, digits: int) -> float | None:
    """Round; what is no number is null, and there is no minus zero."""
    return round(value, digits) + 0.0 if math.isfinite(value) else None
