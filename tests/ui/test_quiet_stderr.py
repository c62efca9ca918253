"""What libraries print below Python must not tear the screen."""

import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from formcoach.ui.quiet_stderr import quiet_stderr

PROJECT = Path(__file__).parents[2]

_CHATTER = """
import os, sys
from pathlib import Path
from formcoach.ui.quiet_stderr import quiet_stderr
with quiet_stderr(Path(sys.argv[1])):
    os.write(2, b"W0000 chatter of a library\\n")
    sys.__stderr__.write("the screen itself\\n")
    sys.__stderr__.flush()
os.write(2, b"after it\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_write_below_python_reaches_the_log_and_not_the_terminal(tmp_path):
    """MediaPipe, OpenCV and Qt write to descriptor 2, where Textual draws."""
    log = tmp_path / "logs" / "libraries.log"
    master, slave = pty.openpty()

    subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", _CHATTER, str(log)],
        stderr=slave,
        cwd=PROJECT,
        check=True,
        timeout=20,
    )
    os.close(slave)
    seen = os.read(master, 4096).decode()
    os.close(master)

    assert seen.split() == ["the", "screen", "itself", "after", "it"]
    assert log.read_text() == "W0000 chatter of a library\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_the_log_belongs_to_the_user_alone(tmp_path):
    """It may name files of a patient."""
    log = tmp_path / "libraries.log"

    with quiet_stderr(log):
        pass

    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_does_not_stop_the_coach(tmp_path):
    """A full or read-only disk is no reason not to exercise."""
    a_file = tmp_path / "file"
    a_file.write_text("")

    with quiet_stderr(a_file / "below" / "libraries.log"):
        os.write(2, b"lost\n")

    assert a_file.read_text() == ""


def test_a_long_log_begins_anew(tmp_path):
    """Nobody reads a log of years, and it must not fill the disk."""
    log = tmp_path / "libraries.log"
    log.write_bytes(b"x" * 1_000_001)

    with quiet_stderr(log):
        os.write(2, b"new\n")

    assert log.read_bytes() == b"new\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_planted_link_is_not_followed(tmp_path):
    """Nobody may make us write into another file."""
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / "libraries.log").symlink_to(other)

    with quiet_stderr(tmp_path / "libraries.log"):
        os.write(2, b"chatter\n")

    assert other.read_text() == "mine"
