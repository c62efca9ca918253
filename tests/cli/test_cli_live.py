"""The live commands without a terminal, and the demo in print."""

from pathlib import Path

import pytest

from formcoach.capture.video_file import VideoFile
from formcoach.cli import wiring


def test_the_live_screen_needs_a_terminal(run):
    """A pipe cannot show a picture; the way without is named."""
    code, out, err = run("coach", "squat")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "formcoach: The live screen needs a terminal.",
        "Without one: formcoach analyze VIDEO --exercise EXERCISE",
    ]


def test_an_installation_without_its_sample_says_what_to_do(run, monkeypatch, model):
    """The first command that anybody tries must not end in a riddle."""
    monkeypatch.setattr(wiring, "DEMO_VIDEO", "absent.mp4")

    code, out, err = run("demo", "--plain", "--model", model)

    assert (code, out) == (2, "")
    assert err.startswith("formcoach: The sample video absent.mp4 is not part of")


@pytest.mark.usefixtures("still_person")
def test_the_demo_prints_what_analyze_prints(run, monkeypatch, video, model):
    """Where there is no screen the main job runs all the same."""
    monkeypatch.setattr(wiring, "demo_video", lambda: VideoFile(Path(video)))

    code, out, _ = run("demo", "--model", model)
    _, analysed, _ = run("analyze", video, "--exercise", "bird_dog", "--model", model)

    assert code == 0
    assert out == analysed
