"""Analyses that the tests of reports make up."""

from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level
from formcoach.domain.finding import Finding, NotMeasured
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.report.analysis import Analysis
from formcoach.session.set_log import SetSummary


def shipped(exercise_id):
    """Return a shipped exercise."""
    return load_exercise(exercise_id, folders=[shipped_folder()])


def repetition(index=1, *, outcome=RepetitionOutcome.COMPLETE, **changes):
    """Return a repetition of the left side."""
    values = {
        "index": index,
        "side": Side.LEFT,
        "start_s": 1.23456,
        "peak_s": 3.0,
        "end_s": 5.0,
        "hold_s": 2.4,
        "outward_s": 1.0,
        "return_s": 0.6,
        "rom_deg": 81.26,
        "peak_deg": 7.44,
        "outcome": outcome,
    }
    return Repetition(**values | changes)


def finding(limit="leg_too_high", **changes):
    """Return a finding that warned of the leg."""
    values = {
        "limit": limit,
        "level": Level.WARN,
        "side": Side.LEFT,
        "start_s": 2.0,
        "alert_s": 2.4,
        "end_s": 3.1,
        "worst": -27.62,
        "bound": -18.0,
        "cue": "Lower your leg.",
    }
    return Finding(**values | changes)


def unmeasured(limit="leg_too_high", fraction=0.25, reason="hidden"):
    """Return a limit that was not seen for a part of the time."""
    return NotMeasured(limit=limit, reason=reason, fraction=fraction)


def analysis(*, exercise=None, any_view=False, **changes):
    """Return the analysis of a bird dog of ten seconds."""
    values = {
        "exercise": exercise or shipped("bird_dog"),
        "duration_s": 10.0,
        "frames_count": 301,
        "tracked_fraction": 1.0,
        "view_ok_fraction": 1.0,
        "counted": 1,
        "repetitions": (repetition(),),
        "findings": (),
        "not_measured": (),
        "paused": (),
        "longest_hold_s": 2.4,
    }
    return Analysis(
        video="film.mp4",
        model="mediapipe full",
        model_sha256="0" * 64,
        any_view=any_view,
        summary=SetSummary(**values | changes),
    )
