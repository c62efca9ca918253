"""What libraries print is kept from the user, and what we say is not."""

import os
import stat
import sys

from formcoach.cli.folders import library_log, make_private
from formcoach.cli.quiet import LONGEST_LOG_BYTES, libraries_hushed


def test_libraries_write_into_the_log_and_we_to_the_user(tmp_path, capfd):
    """MediaPipe's lines would tear a progress bar."""
    log = tmp_path / "libraries.log"

    with libraries_hushed(log):
        os.write(2, b"W0000 a warning of a library\n")
        print("what we say", file=sys.stderr)  # noqa: T201
    os.write(2, b"afterwards\n")

    assert capfd.readouterr().err == "what we say\nafterwards\n"
    assert log.read_bytes() == b"W0000 a warning of a library\n"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_log_that_grew_too_long_begins_anew(tmp_path):
    """Nobody ever looks after a log."""
    log = tmp_path / "libraries.log"
    log.write_bytes(b"x" * (LONGEST_LOG_BYTES + 1))

    with libraries_hushed(log):
        os.write(2, b"new")

    assert log.read_bytes() == b"new"


def test_without_a_place_for_the_log_nothing_is_lost_but_the_log(tmp_path, capfd):
    """A read-only home must not stop anybody."""
    with libraries_hushed(tmp_path / "absent" / "libraries.log"):
        os.write(2, b"gone")

    assert capfd.readouterr().err == ""


def test_folders_are_for_the_user_alone(tmp_path):
    """What a patient does is nobody else's business."""
    make_private(tmp_path / "own")

    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700
    assert library_log().parent.is_dir()
