"""The command on the sample clip: the whole way, and cheap the second time."""

import json
import shutil

import cv2
import pytest

from formcoach.bench.accuracy.poses import KeptPoses
from formcoach.cli.main import main
from formcoach.cli.wiring import demo_path
from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.pose.model_file import model_facts

FIRST_FRAMES = 40


@pytest.fixture
def short_clip(tmp_path):
    """Return a folder with the first frames of the sample clip and its truth."""
    clip = tmp_path / "clips" / "bird_dog.mp4"
    clip.parent.mkdir()
    source = cv2.VideoCapture(str(demo_path()))
    writer = cv2.VideoWriter(str(clip), cv2.VideoWriter.fourcc(*"mp4v"), 15, (640, 480))
    for _ in range(FIRST_FRAMES):
        writer.write(source.read()[1])
    writer.release()
    source.release()
    truth = demo_path().with_suffix(".truth.json")
    shutil.copy(truth, clip.with_suffix(".truth.json"))
    return clip.parent


@pytest.mark.model
def test_the_first_frames_of_the_sample_clip_are_measured(
    short_clip, capfd, model_path, tmp_path, monkeypatch
):
    """On hands and knees the near hip is read within a few degrees."""
    del model_path  # skips where there is no model
    monkeypatch.setattr(
        "formcoach.cli.folders.kept_poses_folder", lambda: tmp_path / "kept"
    )
    page = tmp_path / "page.md"

    words = ("bench", "accuracy", str(short_clip), "--json", "--markdown", str(page))
    code = main(words)

    (model,) = json.loads(capfd.readouterr().out)["models"]
    hip = next(
        each
        for each in model["angles"]
        if (each["signal"], each["side"]) == ("hip_flexion", "near")
    )
    assert code == 0
    assert hip["measured"] == {"part": FIRST_FRAMES, "whole": FIRST_FRAMES}
    assert hip["mae_deg"] < 10
    assert page.read_text("utf-8").startswith("### Together")
    assert len(list((tmp_path / "kept").glob("*.poses"))) == 1


@pytest.mark.model
def test_a_second_run_does_not_look_again(short_clip, model_path, tmp_path):
    """Thirty clips and three models take an hour; once is enough."""
    exercise = load_exercise("bird_dog", folders=[shipped_folder()])
    kept, model = KeptPoses(folder=tmp_path / "kept"), model_facts(path=model_path)
    looked = []

    first = kept.get(
        short_clip / "bird_dog.mp4", model, exercise, lambda: looked.append(1)
    )
    again = kept.get(
        short_clip / "bird_dog.mp4", model, exercise, lambda: looked.append(1)
    )

    assert len(looked) == FIRST_FRAMES
    assert (again.image_px == first.image_px).all()


def test_help_tells_of_both_measurements(capfd):
    """What costs time and what is exact are measured by one word."""
    assert main(["bench", "--help"]) == 0

    assert "accuracy" in capfd.readouterr().out


def test_a_clip_that_is_not_there_is_told(capfd, tmp_path):
    """Before a model is fetched."""
    code = main(["bench", "accuracy", str(tmp_path)])

    assert code == 2
    assert capfd.readouterr().err == (
        f"formcoach: {tmp_path}: there is no clip with a truth file (.truth.json) "
        "beside it.\n"
        "Name a folder of clips, such as sample_videos of a checkout.\n"
    )
