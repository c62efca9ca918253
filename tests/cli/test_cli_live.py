"""The live commands without a terminal, and the demo in print."""

import os
import pty
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from formcoach.capture.video_file import VideoFile
from formcoach.cli import wiring

PROJECT = Path(__file__).parents[2]
LONGEST_S = 60.0


def on_terminal(*words, until, then, stderr=None):
    """Run a command on a terminal, press keys when it shows something; code, output."""
    ours, its = pty.openpty()
    process = subprocess.Popen(  # this Python, with our own words
        [sys.executable, "-m", "formcoach.cli.main", *map(str, words)],
        cwd=PROJECT,
        env={**os.environ, "TERM": "xterm-256color"},
        stdin=its,
        stdout=its,
        stderr=stderr or its,
        start_new_session=True,
    )
    os.close(its)
    watchdog = threading.Timer(LONGEST_S, process.kill)
    watchdog.start()
    shown, pressed = b"", False
    while chunk := read(ours):
        shown += chunk
        if until in shown and not pressed:
            pressed = True
            time.sleep(1.0)  # some frames of the video
            os.write(ours, then)
    watchdog.cancel()
    os.close(ours)
    return process.wait(), shown


def read(terminal):
    """Return what comes, nothing when the other end is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.mark.model
@pytest.mark.slow
def test_the_demo_plays_on_the_live_screen_and_leaves_the_terminal_whole(model_path):
    """As if the video were a webcam; afterwards the shell is where it was."""
    entered, left = b"\x1b[?1049h", b"\x1b[?1049l"

    code, shown = on_terminal("demo", "--model", model_path, until=entered, then=b"q")

    assert code == 0
    assert left in shown
    assert b"Traceback" not in shown
    assert b"W0000" not in shown


@pytest.mark.model
@pytest.mark.slow
def test_with_stderr_in_a_file_the_screen_is_still_on_the_terminal(
    model_path, tmp_path
):
    """Textual draws on stderr; a log of ten megabytes of drawing helps nobody."""
    entered, log = b"\x1b[?1049h", tmp_path / "log"

    with log.open("wb") as file:
        code, shown = on_terminal(
            *("demo", "--model", model_path), until=entered, then=b"q", stderr=file
        )

    assert code == 0
    assert b"\x1b[?1049l" in shown
    assert log.read_bytes() == b""


@pytest.mark.model
@pytest.mark.slow
def test_a_set_on_the_live_screen_is_recorded(model_path, tmp_path, video):
    """What was seen live can be judged again."""
    record = tmp_path / "live.poses"

    code, _ = on_terminal(
        *("coach", "squat", "--camera", video, "--model", model_path),
        *("--record", record),
        until=b"\x1b[?1049h",
        then=b"q",
    )

    assert code == 0
    assert record.stat().st_size > 1000


def test_the_live_screen_needs_a_terminal(run):
    """A pipe cannot show a picture; the way without is named."""
    code, out, err = run("coach", "squat")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "formcoach: The live screen needs a terminal.",
        "Without one: formcoach analyze VIDEO --exercise EXERCISE",
    ]


@pytest.mark.parametrize("source", ["--camera", "--video"])
def test_a_live_preview_needs_a_terminal(run, source, video):
    """The moving figure is printed without one; a picture cannot be."""
    code, out, err = run("exercise", "preview", "squat", source, video)

    assert (code, out) == (2, "")
    assert err.startswith("formcoach: The live screen needs a terminal.\n")


def test_a_preview_has_one_source(run):
    """Two at once would be a guess."""
    code, _, err = run(
        "exercise", "preview", "squat", "--camera", 0, "--video", "a.mp4"
    )

    assert code == 2
    assert "--camera and --video exclude each other." in err


@pytest.mark.model
@pytest.mark.slow
def test_a_definition_is_previewed_on_a_video_though_it_is_disabled(model_path, video):
    """Whoever writes an exercise may try what no patient may do yet."""
    code, shown = on_terminal(
        *("exercise", "preview", "superman", "--video", video, "--model", model_path),
        until=b"\x1b[?1049h",
        then=b"q",
    )

    assert code == 0
    assert b"thigh_elevation" in shown
    assert b"Traceback" not in shown


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
