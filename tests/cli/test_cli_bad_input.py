"""Bad input through the real commands: a sentence, a remedy, an exit code.

No traceback (the fixture looks for one), nothing on stdout, nothing half-written.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_input import write_video

PROJECT = Path(__file__).parents[2]


def missing(folder):
    """Name a file that is not there."""
    return folder / "absent.mp4"


def empty(folder):
    """Write a file of no bytes."""
    path = folder / "empty.mp4"
    path.touch()
    return path


def truncated(folder):
    """Write the first half of a film."""
    whole = Path(write_video(folder / "whole.mp4"))
    path = folder / "half.mp4"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    whole.unlink()
    return path


def no_video(folder):
    """Write a letter and call it a film."""
    path = folder / "letter.mp4"
    path.write_text("Dear doctor, it hurts here.\n" * 40)
    return path


def one_pixel(folder):
    """Write pictures of a single pixel."""
    return write_video(folder / "pixel.avi", size_px=(1, 1))


def too_large(folder):
    """Write pictures wider than those of a cinema."""
    return write_video(folder / "wall.avi", size_px=(8200, 64), frames=2)


def a_folder(folder):
    """Name the folder itself."""
    return folder


def a_camera(_folder):
    """Name a camera."""
    return "0"


def an_address(_folder):
    """Name a network camera."""
    return "rtsp://camera/1"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (missing, "There is no file"),
        (empty, "empty.mp4 is empty (0 bytes)."),
        (truncated, "half.mp4 is damaged or incomplete"),
        (no_video, "letter.mp4 is not a video."),
        (one_pixel, "The pictures of pixel.avi are 1x1 pixels, too small"),
        (too_large, "are 8200x64 pixels, too large to open"),
        (a_folder, "is a folder, not a video."),
        (a_camera, "Webcam 0 is a camera"),
        (an_address, "rtsp://camera/1 is a camera"),
    ],
)
def test_a_video_that_cannot_be_used(run, tmp_path, model, make, said):
    """One sentence with the remedy, and exit code 2."""
    place = tmp_path / "videos"
    place.mkdir()
    video = make(place)
    before = sorted(place.iterdir())

    code, out, err = run(
        "analyze", video, "--exercise", "squat", "--model", model, "--json"
    )

    sentence, remedy = err.splitlines()
    assert (code, out) == (2, "")
    assert sentence.startswith("formcoach: ")
    assert said in sentence
    assert remedy
    assert sorted(place.iterdir()) == before


YAML_FAULTS = {
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "scalar": f"id: {'x' * 10_000_000}\n",
    "types": "id: [1, 2]\nname: {a: b}\n",
    "tabs": "id: tabs\n\tname: x\n",
    "duplicate": "id: duplicate\nid: duplicate\n",
    "python": "id: !!python/object/apply:os.system [true]\n",
    "empty": "",
    "binary": "\x00\x01\x02",
}


@pytest.mark.parametrize("name", YAML_FAULTS)
def test_a_hostile_definition(run, tmp_path, model, video, name):
    """A definition from a stranger is read, refused and located, and never run."""
    path = tmp_path / f"{name}.yaml"
    path.write_text(YAML_FAULTS[name])

    checked, out, err = run("exercise", "check", path)
    used, _, _ = run("analyze", video, "--exercise", path, "--model", model)

    assert (checked, used, out) == (2, 2, "")
    assert all(line.startswith(f"{path}:") for line in err.splitlines())
    assert len(err) < 10_000


def test_an_unknown_exercise_is_suggested(run, video, model):
    """Nobody knows ids by heart."""
    code, _, err = run("analyze", video, "--exercise", "squot", "--model", model)

    assert code == 2
    assert "did you mean squat?" in err


@pytest.mark.parametrize(
    ("content", "said"), [(None, "No such file"), (b"PK nothing", "no pose landmarker")]
)
def test_a_model_that_is_none(run, tmp_path, video, content, said):
    """The model is a device: exit code 3."""
    path = tmp_path / "own.task"
    if content:
        path.write_bytes(content)

    code, out, err = run("analyze", video, "--exercise", "squat", "--model", path)

    assert (code, out) == (3, "")
    assert said in err


def test_a_model_that_mediapipe_cannot_load(run, video, model):
    """A zip with the right names is still no model."""
    code, out, err = run("analyze", video, "--exercise", "squat", "--model", model)

    assert (code, out) == (3, "")
    assert "this pose model" in err
    assert "formcoach model fetch" in err


@pytest.mark.usefixtures("still_person")
def test_one_bad_file_does_not_stop_the_others(run, tmp_path, model):
    """Twenty films, one broken: nineteen results and exit code 2."""
    good = write_video(tmp_path / "good.avi")

    code, out, err = run(
        *("analyze", missing(tmp_path), good, "--exercise", "squat"),
        *("--model", model, "--json"),
    )

    assert code == 2
    assert out.count("\n") == 1
    assert '"video": "good.avi"' in out
    assert "There is no file" in err


@pytest.mark.usefixtures("still_person")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--record", "absent/a.poses"], "there is no folder"),
        (["--record", "."], "is not an ordinary file"),
        (["--annotate", "absent/a.mp4"], "there is no folder"),
        (["--annotate", "a.avi"], "does not end in .mp4"),
    ],
)
def test_what_cannot_be_kept_is_told_before_the_work(
    run, monkeypatch, tmp_path, video, model, options, said
):
    """Minutes of waiting must not end in a wrong name."""
    monkeypatch.chdir(tmp_path)

    code, out, err = run(
        "analyze", video, "--exercise", "squat", "--model", model, *options
    )

    assert code in {2, 3}
    assert out == ""
    assert said in err


PROGRAM = """
import resource, sys
sys.path.insert(0, {tests!r})
from made_input import StillPerson
from formcoach.cli import judging
from formcoach.cli.main import main
judging.make_estimator = StillPerson
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.exit(main({arguments!r}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_disk_that_fills_while_recording(tmp_path, video, model):
    """The result is printed all the same, and no half recording is left."""
    record = tmp_path / "kept" / "film.poses"
    record.parent.mkdir()
    arguments = [
        *("analyze", video, "--exercise", "squat", "--model", model),
        *("--record", str(record), "--json"),
    ]
    program = PROGRAM.format(tests=str(Path(__file__).parent), arguments=arguments)

    done = subprocess.run(  # this Python, with our own words
        [sys.executable, "-c", program],
        cwd=PROJECT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 3
    assert done.stdout.startswith('{"schema": 1')
    assert "the recording cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(record.parent.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken", b"x" * 5000])
def test_a_recording_that_is_none(run, tmp_path, content):
    """A damaged recording gives no result rather than a wrong one."""
    path = tmp_path / "film.poses"
    if content is not None:
        path.write_bytes(content)

    code, out, err = run("replay", path, "--exercise", "squat")

    assert (code, out) == (2, "")
    assert "this recording cannot be read" in err
