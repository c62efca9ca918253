"""The doctor finds what is missing, and says what to do about it."""

import json

import pytest

from formcoach.cli import check_software
from formcoach.cli.check_terminal import colours
from formcoach.cli.checkup import State


def test_without_a_model_a_video_cannot_be_analysed(run):
    """Exit code 3, with the remedy."""
    code, out, _ = run("doctor", "--json")

    read = json.loads(out)
    [found] = [each for each in read["checks"] if each["name"] == "Pose model"]
    assert (code, read["ready"]) == (3, False)
    assert found["state"] == "missing"
    assert found["remedy"] == "Get it with: formcoach model fetch full"


@pytest.mark.model
def test_with_a_model_that_works_all_is_ready(run, model_path):
    """The known pose is found on this machine, by this MediaPipe."""
    code, out, _ = run("doctor", "--model", model_path)

    assert code == 0
    assert "ok          Known pose" in out


def test_a_model_that_does_not_load_is_a_finding_and_no_failure(run, model):
    """The doctor itself must not fall ill."""
    code, out, _ = run("doctor", "--model", model)

    assert code == 3
    assert "missing     Known pose" in out


def test_every_line_fits_and_says_the_state_first(run):
    """One line a check, and what belongs to it below."""
    _, out, _ = run("doctor")

    states = tuple(State)
    heads = [line for line in out.splitlines() if not line.startswith(" ")]
    assert all(line.startswith(states) for line in heads)
    assert "usage figures" in " ".join(out.split())


def test_a_camera_that_is_asked_for_and_absent_is_missing(run):
    """Somebody who names a camera wants that one."""
    code, out, _ = run("doctor", "--camera", "97", "--json")

    [tried] = [each for each in json.loads(out)["checks"] if "97" in each["name"]]
    assert code == 3
    assert tried["state"] == "missing"


def test_a_video_can_stand_in_for_a_camera(run, video):
    """Its size and its rate are measured as a camera's are."""
    _, out, _ = run("doctor", "--camera", video, "--json")

    [tried] = [each for each in json.loads(out)["checks"] if "film" in each["name"]]
    assert tried["found"].startswith("160x120 pixels, 1")


@pytest.mark.parametrize(
    ("present", "state"),
    [
        ({}, State.MISSING),
        ({"opencv-python": "5.0"}, State.OK),
        ({"opencv-python": "5.0", "opencv-contrib-python": "5.0"}, State.LOOK),
    ],
)
def test_two_opencvs_in_one_folder_are_told(monkeypatch, present, state):
    """They overwrite each other's files, and only sometimes does that show."""
    monkeypatch.setattr(check_software, "installed", present.get)

    [check] = [
        each for each in check_software.software_checks() if each.name == "OpenCV"
    ]

    assert check.state is state
    assert bool(check.remedy) is (state is not State.OK)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "no colours"),
        ({"COLORTERM": "truecolor"}, "16 million colours"),
        ({"TERM": "xterm-256color"}, "256 colours"),
        ({"TERM": "linux"}, "16 colours or fewer"),
    ],
)
def test_colours_are_what_the_terminal_claims(environment, expected):
    """The screen adapts; the doctor says to what."""
    assert colours(environment).startswith(expected)
