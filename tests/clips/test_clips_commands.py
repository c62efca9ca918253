"""The real commands with the real model on the two smallest real clips."""

import json

import pytest

from formcoach.cli.main import main

pytestmark = [pytest.mark.clips, pytest.mark.model]


@pytest.fixture
def run(capfd, model_path):
    """Return a function that runs a command with the real model."""

    def typed(*words):
        model = ("--model", model_path) if words[0] == "analyze" else ()
        code = main([str(word) for word in (*words, *model)])
        return code, *capfd.readouterr()

    return typed


def test_a_bridge_is_counted_and_replayed_to_the_last_byte(run, clips_dir, tmp_path):
    """From pixels to JSON, and again from the poses alone."""
    clip, record = clips_dir / "glute_bridge_tiny.gif", tmp_path / "bridge.poses"

    code, first, err = run(
        *("analyze", clip, "--exercise", "glute_bridge"),
        *("--json", "--record", record),
    )
    _, again, _ = run("replay", record, "--json")

    assert (code, err) == (0, "")
    assert json.loads(first)["counted"] == 3
    assert again == first


def test_a_squat_from_the_front_is_refused_with_what_to_do(run, clips_dir):
    """The patient can turn; a wrong count cannot be taken back."""
    code, out, err = run(
        "analyze", clips_dir / "squat_front_b.gif", "--exercise", "squat"
    )

    assert (code, err) == (0, "")
    assert "Counted 0 of 10 repetitions." in out
    assert "Please turn your side to the camera." in out
