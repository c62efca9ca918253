"""What libraries print is kept from the user, and what we say and draw is not."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from formcoach.streams import (
    LONGEST_LOG_BYTES,
    libraries_hushed,
    screen_on_terminal,
)

PROJECT = Path(__file__).parents[1]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")

_DRAWING = """
import os, sys
from pathlib import Path
from formcoach.streams import screen_on_terminal
with screen_on_terminal(Path(sys.argv[1])):
    os.write(2, b"W0000 chatter of a library\\n")
    print("what we say", file=sys.stderr)
    sys.__stderr__.write("the screen itself\\n")
    sys.__stderr__.flush()
os.write(2, b"after it\\n")
"""


def test_libraries_write_into_the_log_and_we_to_the_user(tmp_path, capfd):
    """MediaPipe's lines would tear a progress bar."""
    log = tmp_path / "libraries.log"

    with libraries_hushed(log):
        os.write(2, b"W0000 a warning of a library\n")
        print("what we say", file=sys.stderr)  # noqa: T201
    os.write(2, b"afterwards\n")

    assert capfd.readouterr().err == "what we say\nafterwards\n"
    assert log.read_bytes() == b"W0000 a warning of a library\n"


@posix
def test_the_log_belongs_to_the_user_alone(tmp_path):
    """It may name files of a patient."""
    log = tmp_path / "libraries.log"

    with libraries_hushed(log):
        pass

    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_log_that_grew_too_long_begins_anew(tmp_path):
    """Nobody ever looks after a log, and it must not fill the disk."""
    log = tmp_path / "libraries.log"
    log.write_bytes(b"x" * (LONGEST_LOG_BYTES + 1))

    with libraries_hushed(log):
        os.write(2, b"new")

    assert log.read_bytes() == b"new"


@pytest.mark.parametrize("hush", [libraries_hushed, screen_on_terminal])
def test_without_a_place_for_the_log_nothing_is_lost_but_the_log(hush, tmp_path, capfd):
    """A read-only home is no reason not to exercise."""
    with hush(tmp_path / "absent" / "libraries.log"):
        os.write(2, b"gone")

    assert capfd.readouterr().err == ""


@posix
def test_a_planted_link_is_not_followed(tmp_path):
    """Nobody may make us write into another file."""
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / "libraries.log").symlink_to(other)

    with libraries_hushed(tmp_path / "libraries.log"):
        os.write(2, b"chatter\n")

    assert other.read_text() == "mine"


@posix
@pytest.mark.parametrize("redirected", [False, True])
def test_the_screen_is_drawn_on_the_terminal_wherever_stderr_leads(
    redirected, tmp_path
):
    """With ``2>file`` the file is for what we say, not for ten megabytes of drawing."""
    import pty  # noqa: PLC0415  # absent on Windows

    log, said = tmp_path / "libraries.log", tmp_path / "said.txt"
    ours, its = pty.openpty()
    with said.open("wb") as file:
        subprocess.run(  # our own interpreter
            [sys.executable, "-c", _DRAWING, str(log)],
            stdout=its,
            stderr=file if redirected else its,
            cwd=PROJECT,
            check=True,
            timeout=20,
        )
    os.close(its)
    shown = os.read(ours, 4096).decode().splitlines()
    os.close(ours)

    spoken = ["what we say", "after it"]
    assert said.read_text().splitlines() == (spoken if redirected else [])
    assert [line for line in shown if line not in spoken] == ["the screen itself"]
    assert log.read_text() == "W0000 chatter of a library\n"


_DRAWING_ON = """
import sys
from contextlib import suppress
from pathlib import Path
from formcoach.streams import screen_on_terminal
with screen_on_terminal(Path(sys.argv[1])) as terminal:
    print(terminal.gone(), flush=True)
    with suppress(OSError):
        sys.stdin.read()
    sys.__stderr__.write("the screen itself\\n" * 1000)
    sys.__stderr__.flush()
    print(terminal.gone(), flush=True)
"""


@posix
def test_drawing_on_a_closed_terminal_goes_nowhere_and_it_is_known(tmp_path):
    """An error there would end the thread that draws, and the app would hang."""
    import pty  # noqa: PLC0415  # there is none on Windows

    ours, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", _DRAWING_ON, tmp_path / "log"],
        stdin=its, stdout=subprocess.PIPE, stderr=its, cwd=PROJECT, text=True,
        start_new_session=True,
    ) as child:  # fmt: skip
        os.close(its)
        before = child.stdout.readline()
        os.close(ours)
        after = child.stdout.read()

    assert (before, after, child.returncode) == ("False\n", "True\n", 0)
