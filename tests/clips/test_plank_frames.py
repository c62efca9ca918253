"""Labelled plank frames of real people: sagging, straight and piked hips apart.

Each frame was labelled by a person: C correct, H hips too high, L hips too low. The
pictures were assumed to be 16:9, and the landmarks are MediaPipe's.
"""

import csv
import statistics

import numpy as np
import pytest

from formcoach.domain.anatomy import N_LANDMARKS, Landmark, Side
from formcoach.domain.observation import Pose
from formcoach.kinematics.body import Body
from formcoach.kinematics.facing import front_evidence
from formcoach.kinematics.sagittal import sagittal_signals

pytestmark = pytest.mark.clips

WIDTH_PX, HEIGHT_PX = 1600, 900
LEAST_RIGHT = 0.97


def pose_of(row):
    """Return the landmarks of one labelled frame in pixels."""
    image_px = np.full((N_LANDMARKS, 2), np.nan)
    for landmark in Landmark:
        name = landmark.name.lower()
        if f"{name}_x" in row:
            x, y = float(row[f"{name}_x"]), float(row[f"{name}_y"])
            image_px[landmark] = x * WIDTH_PX, y * HEIGHT_PX
    return Pose(
        time_s=0.0,
        image_px=image_px,
        world_m=np.full((N_LANDMARKS, 3), np.nan),
        visibility=np.ones(N_LANDMARKS),
        width_px=WIDTH_PX,
        height_px=HEIGHT_PX,
    )


def body_line(row):
    """Return the signed line of the body on the side nearer to the camera."""
    body = Body.of(pose_of(row))
    facing = 1 if front_evidence(body) > 0 else -1
    near = Side.RIGHT if facing > 0 else Side.LEFT
    return sagittal_signals(body, facing)[f"body_line_{near}"]


@pytest.fixture(scope="module")
def labelled(clips_dir):
    """Return label and body line of every frame, in the order of the file."""
    path = clips_dir / "landmarks" / "plank_labelled_frames.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["label"], body_line(row)) for row in csv.DictReader(file)]


def test_body_line_tells_planks_apart_on_the_half_it_was_not_tuned_on(labelled):
    """Two bounds are set on even frames, midway between medians; odd ones judge."""
    medians = {
        label: statistics.median(v for each, v in labelled[::2] if each == label)
        for label in "LCH"
    }
    lower = (medians["L"] + medians["C"]) / 2
    upper = (medians["C"] + medians["H"]) / 2

    right = [
        ("L" if value < lower else "H" if value > upper else "C") == label
        for label, value in labelled[1::2]
    ]

    assert medians["L"] < medians["C"] < medians["H"]
    assert sum(right) / len(right) >= LEAST_RIGHT
