"""Every shipped clip can be played, and its truth fits it."""

import itertools

import cv2
import pytest
from truth_files import FOLDER, NAMES, clip_path, read_truth_file

from formcoach.bench.accuracy.truth import read_truth
from formcoach.definitions.library import load_exercise, shipped_folder

ALL_BYTES, CLIP_BYTES, TRUTH_BYTES = 12_000_000, 600_000, 100_000
LEAST_CLIPS, LEAST_BODIES = 50, 6
every_clip = pytest.mark.parametrize("name", NAMES)


def test_every_clip_has_its_truth_and_every_truth_its_clip():
    """A clip without truth cannot be measured on, a truth without clip misleads."""
    assert {path.stem for path in FOLDER.glob("*.mp4")} == set(NAMES)
    assert len(NAMES) >= LEAST_CLIPS


def test_all_clips_together_stay_small():
    """They are part of every checkout."""
    files = [*FOLDER.glob("*.mp4"), *FOLDER.glob("*.json")]

    assert sum(path.stat().st_size for path in files) < ALL_BYTES


def test_several_bodies_are_seen_from_both_sides():
    """What holds for one body facing right need not hold for others."""
    truths = [read_truth_file(name) for name in NAMES]

    assert len({told["body"]["person"] for told in truths}) >= LEAST_BODIES
    assert {told["body"]["gender"] for told in truths} == {"female", "male"}
    assert {"left", "right", None} <= {told["camera"]["near_side"] for told in truths}


def test_the_page_names_every_clip():
    """Who looks for a clip looks there."""
    page = (FOLDER / "README.md").read_text("utf-8")

    assert [name for name in NAMES if f"`{name}`" not in page] == []


@every_clip
def test_a_clip_has_the_frames_that_its_truth_tells(name):
    """Truth and picture are matched by their time."""
    told = read_truth_file(name)
    video = cv2.VideoCapture(str(clip_path(name)))
    played = sum(1 for _ in iter(video.grab, False))
    size = [video.get(p) for p in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT)]

    assert video.get(cv2.CAP_PROP_FPS) == pytest.approx(told["fps"])
    assert played == told["frame_count"]
    assert size == [told["camera"]["width_px"], told["camera"]["height_px"]]


@every_clip
def test_every_column_has_a_value_for_each_frame(name):
    """The frames come one after the other, without a gap."""
    told = read_truth_file(name)
    frames, count = told["frames"], told["frame_count"]
    columns = [*frames["angles_deg"].values(), *frames["joints_px"].values()]

    assert {len(column) for column in columns} == {count}
    assert frames["time_s"] == pytest.approx(
        [index / told["fps"] for index in range(count)], abs=1e-3
    )


@every_clip
def test_repetitions_and_faults_lie_within_the_clip(name):
    """Repetitions follow each other; a fault ends after it began."""
    told = read_truth_file(name)
    end_s = told["frame_count"] / told["fps"]
    done = [(each["start_s"], each["end_s"]) for each in told["repetitions"]]
    faulty = [(each["start_s"], each["end_s"]) for each in told["faults"]]

    assert done
    assert all(0 <= start < end <= end_s for start, end in [*done, *faulty])
    assert all(one[1] <= next_[0] for one, next_ in itertools.pairwise(done))


@every_clip
def test_a_truth_is_readable_free_and_about_a_known_exercise(name):
    """A planted fault has the name of the limit that should find it."""
    told = read_truth_file(name)
    exercise = load_exercise(told["exercise"], folders=[shipped_folder()])

    read = read_truth(FOLDER / f"{name}.truth.json")

    assert read.video == clip_path(name)
    assert told["licence"] == "CC0-1.0"
    assert told["clip"] == name
    assert {each["name"] for each in told["faults"]} <= {
        limit.id for limit in exercise.limits
    }
    assert clip_path(name).stat().st_size < CLIP_BYTES
    assert (FOLDER / f"{name}.truth.json").stat().st_size < TRUTH_BYTES
