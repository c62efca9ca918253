"""Knee rolls from above the feet: what the truth says, and what the model reads."""

import numpy as np
import pytest
from truth_files import clip_path, read_truth_file

from formcoach.capture.video_file import VideoFile
from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.anatomy import Side
from formcoach.pipeline import poses, watch
from formcoach.pose.estimator import open_estimator
from formcoach.pose.model_file import model_facts

GOOD, LIFTS = "supine_trunk_rotation_good", "supine_trunk_rotation_shoulder_lifts"
EXERCISE = load_exercise("supine_trunk_rotation", folders=[shipped_folder()])
STAYS_PX, ROLLS_PX = 30.0, 150.0
"""The feet tip over their edges, which carries an ankle some centimetres along."""
ON_THE_FLOOR_DEG = 1.0
READ_WITHIN_DEG = 3.0
"""Of what an exact camera sees, on the mean; 1.3 and 1.5 when first measured."""


def joints_px(name):
    """Return where the joints of a clip are, by name, shape (frames, 2)."""
    columns = read_truth_file(name)["frames"]["joints_px"]
    return {joint: np.array(column) for joint, column in columns.items()}


def shank_tilt_px_deg(joints):
    """Return how far both shanks lean to the person's left in the picture."""
    up = sum(joints[f"knee_{side}"] - joints[f"ankle_{side}"] for side in Side)
    return np.degrees(np.arctan2(up[:, 0], -up[:, 1]))


def true_deg(name, angle):
    """Return a true angle of every frame."""
    return np.array(read_truth_file(name)["frames"]["angles_deg"][angle])


@pytest.mark.parametrize("name", [GOOD, LIFTS])
def test_the_feet_stay_while_the_knees_roll_to_both_sides(name):
    """The chain is closed: only the knees and what hangs on them go over."""
    joints, tilt = joints_px(name), true_deg(name, "shank_tilt_left")

    for side in Side:
        assert np.ptp(joints[f"ankle_{side}"], axis=0).max() < STAYS_PX
        assert np.ptp(joints[f"knee_{side}"], axis=0).max() > ROLLS_PX
    assert tilt.max() > 40
    assert tilt.min() < -40


def test_both_shoulders_rest_on_the_floor_in_a_good_roll():
    """What a roll is asked for is that the back turns under them."""
    raised = true_deg(GOOD, "shoulder_obliquity_left")

    assert np.abs(raised).max() < ON_THE_FLOOR_DEG


def test_a_camera_above_the_feet_shows_less_lean_than_there_is():
    """It looks down by 44 degrees; the bands of the exercise are as the picture is."""
    seen = shank_tilt_px_deg(joints_px(GOOD))
    true = true_deg(GOOD, "shank_tilt_left")
    out = np.abs(true) > 40

    assert read_truth_file(GOOD)["camera"]["pitch_deg"] == 44
    assert seen[out] / true[out] == pytest.approx(0.78, abs=0.05)
    assert np.abs(seen).max() in EXERCISE.target[EXERCISE.counts_by]


@pytest.mark.model
@pytest.mark.parametrize("name", [GOOD, LIFTS])
def test_from_above_the_feet_the_model_reads_the_roll(model_path, name):
    """From the height of a chair it finds no body there (docs/evidence.md)."""
    estimator = open_estimator(model_facts(path=model_path))
    try:
        instants = list(watch(poses(VideoFile(clip_path(name)), estimator), EXERCISE))
    finally:
        estimator.close()

    seen = shank_tilt_px_deg(joints_px(name))
    read = [each.measurements.get("shank_tilt_left") for each in instants[: len(seen)]]
    found = {each.limit for instant in instants for each in instant.findings}
    assert np.abs(read - seen).mean() < READ_WITHIN_DEG
    assert not any(each.trouble for each in instants)
    assert found == ({"shoulder_lifts"} if name == LIFTS else set())
