"""A few clips as the real model sees them; the whole of them is `bench accuracy`."""

import pytest
from truth_files import clip_path, read_truth_file

from formcoach.capture.video_file import VideoFile
from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.exercise import Level
from formcoach.pipeline import poses, watch
from formcoach.pose.estimator import open_estimator
from formcoach.pose.model_file import model_facts
from formcoach.session.set_log import SetLog

pytestmark = pytest.mark.model

SLICE = (
    "squat_too_deep",
    "hip_hinge_rounded",
    "sit_to_stand_good",
    "step_up_good",
    "supine_trunk_rotation_good",
    "seated_trunk_rotation_good",
    "kimore_3_trunk_rotation_good",
)
BEFORE_S, AFTER_S = 0.5, 1.0  # a finding belongs to a fault so much around it
NO_TURNS = ("standing_side_bend_good", "kimore_2_lateral_tilt_good")


@pytest.fixture(scope="module", params=SLICE)
def clip(request, model_path):
    """Return what is true of a clip, and what formcoach says."""
    told = read_truth_file(request.param)
    return told, summary_of(request.param, told["exercise"], model_path)


def summary_of(clip, exercise_id, model_path):
    """Return what formcoach says of a clip as one of an exercise."""
    exercise = load_exercise(exercise_id, folders=[shipped_folder()])
    log = SetLog(exercise)
    estimator = open_estimator(
        model_facts(path=model_path), outline=exercise.needs_outline
    )
    try:
        video = VideoFile(clip_path(clip))
        for instant in watch(poses(video, estimator), exercise):
            log.update(instant)
    finally:
        estimator.close()
    return log.summary()


def test_repetitions_are_counted_exactly(clip):
    """One that stops short is not meant to count."""
    told, summary = clip

    assert summary.counted == sum(
        each.get("counts", True) for each in told["repetitions"]
    )


def test_planted_faults_are_found_and_nothing_else(clip):
    """Each while it lasts; a clean repetition passes without a warning."""
    told, summary = clip
    warned = [each for each in summary.findings if each.level >= Level.WARN]

    assert {each.limit for each in warned} == {each["name"] for each in told["faults"]}
    for finding in warned:
        assert any(
            fault["start_s"] - BEFORE_S <= finding.start_s <= fault["end_s"] + AFTER_S
            for fault in told["faults"]
            if fault["name"] == finding.limit
        )


@pytest.mark.parametrize("name", NO_TURNS)
def test_bends_and_lifted_arms_are_not_counted_as_turns(name, model_path):
    """Both make the shoulders look shorter, as a turn does (docs/evidence.md)."""
    summary = summary_of(name, "kimore_3_trunk_rotation", model_path)

    assert summary.counted == 0
