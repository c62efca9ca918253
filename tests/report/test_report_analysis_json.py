"""The JSON of an analysis: its keys are a contract with other programs."""

import json
import math

import pytest
from made_analyses import analysis, finding, repetition, shipped, unmeasured

from formcoach.domain.repetition import RepetitionOutcome
from formcoach.report.analysis_json import to_json, to_json_line

KEYS = [
    *("schema", "video", "exercise", "model", "model_sha256", "duration_s", "frames"),
    *("fps", "tracked_fraction", "view", "counted", "longest_hold_s", "repetitions"),
    *("findings", "not_measured", "paused", "notes"),
]
REPETITION_KEYS = [
    *("index", "side", "start_s", "peak_s", "end_s", "hold_s", "outward_s"),
    *("return_s", "rom_deg", "peak_deg", "outcome", "missed", "findings"),
]


def test_an_analysis_is_one_line_of_strict_json():
    """A reader takes line by line, and NaN is no JSON."""
    line = to_json_line(analysis(repetitions=(repetition(peak_deg=math.nan),)))

    assert "\n" not in line
    assert json.loads(line, parse_constant=pytest.fail)["schema"] == 1


def test_the_keys_are_those_of_the_schema():
    """Whoever reads schema 1 finds all of it, in its order."""
    read = to_json(analysis(findings=(finding(),), not_measured=(unmeasured(),)))

    assert list(read) == KEYS
    assert list(read["repetitions"][0]) == REPETITION_KEYS
    assert read["view"] == {"name": "side", "fraction_ok": 1.0, "checked": True}
    assert read["not_measured"] == [
        {"limit": "leg_too_high", "reason": "hidden", "fraction": 0.25}
    ]


def test_numbers_are_rounded_beyond_the_error_of_the_camera():
    """Rounding must never be what a reader sees, nor digits that mean nothing."""
    read = to_json(analysis(findings=(finding(),)))

    assert read["repetitions"][0]["start_s"] == 1.235
    assert read["repetitions"][0]["rom_deg"] == 81.3
    assert read["fps"] == 30.0
    assert read["findings"][0]["worst_deg"] == -27.6


def test_what_was_not_measured_is_null():
    """Zero would be an angle."""
    read = to_json(analysis(repetitions=(repetition(peak_deg=math.nan),)))

    assert read["repetitions"][0]["peak_deg"] is None


def test_a_finding_says_its_unit():
    """A timing in seconds must not be read as degrees."""
    exercise = shipped("sit_to_stand")
    timing = next(each for each in exercise.limits if isinstance(each.signal, str))
    late = finding(limit=timing.id, worst=0.51234, bound=0.8)

    read = to_json(analysis(exercise=exercise, findings=(late,)))["findings"][0]

    assert (read["signal"], read["unit"]) == (timing.signal, "s")
    assert (read["worst"], read["bound"]) == (0.512, 0.8)
    assert (read["worst_deg"], read["bound_deg"]) == (None, None)


def test_a_pause_says_what_to_do():
    """The reason alone helps no patient."""
    read = to_json(analysis(paused=(("wrong_view", 4.0004),)))

    assert read["paused"] == [
        {
            "reason": "wrong_view",
            "seconds": 4.0,
            "advice": "Please turn your side to the camera.",
        }
    ]


@pytest.mark.parametrize(("frames", "slow"), [(40, True), (51, False)])
def test_a_video_that_is_too_slow_says_so(frames, slow):
    """Below five frames a second joints are lost from frame to frame."""
    notes = to_json(analysis(frames_count=frames))["notes"]

    assert bool(notes) is slow


def test_an_unchecked_view_and_an_empty_video_are_noted():
    """Figures that cannot be believed must not stand alone."""
    notes = to_json(analysis(any_view=True, tracked_fraction=0.0))["notes"]

    assert notes == [
        "The view was not checked, so angles may be far off.",
        "Nobody could be followed in this video.",
    ]


def test_every_outcome_can_be_told():
    """A repetition that does not count is as much a result as one that does."""
    every = [repetition(outcome=outcome) for outcome in RepetitionOutcome]

    read = to_json(analysis(repetitions=tuple(every)))["repetitions"]

    assert [each["outcome"] for each in read] == [
        "complete",
        "partial",
        "other_movement",
        "unfinished",
    ]
