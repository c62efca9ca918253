"""Recordings of poses take no more room than they may, and lead nowhere else."""

import os
import stat
import sys

import pytest

from formcoach.storage.recordings import Recordings


@pytest.fixture
def recordings(tmp_path):
    """Return three recordings of a hundred bytes, the first the oldest."""
    shelf = Recordings(tmp_path / "anna", limit_bytes=250)
    for index in (1, 2, 3):
        path = shelf.path_to_write(shelf.place("s", index))
        path.write_bytes(b"p" * 100)
        os.utime(path, (index, index))
    return shelf


def test_the_oldest_go_first_until_the_rest_fits(recordings):
    """The last sessions are what the therapist asks about."""
    assert recordings.total_bytes() == 300
    assert recordings.trim() == 1

    assert recordings.path("recordings/s-001.poses") is None
    assert recordings.path("recordings/s-002.poses") is not None
    assert recordings.count() == 2
    assert recordings.trim() == 0


def test_all_of_them_can_be_deleted(recordings):
    """They are the patient's; the figures of the sessions stay."""
    assert recordings.delete_all() == 3
    assert recordings.total_bytes() == 0


@pytest.mark.parametrize(
    "name",
    ["", "../sessions.db", "recordings/../sessions.db", "/etc/passwd", "s.poses"],
)
def test_a_name_never_leads_elsewhere(recordings, tmp_path, name):
    """The name may come from a file that somebody sent."""
    (tmp_path / "anna" / "sessions.db").touch()

    assert recordings.path(name) is None


def test_without_a_folder_there_is_nothing(tmp_path):
    """Most patients never record."""
    shelf = Recordings(tmp_path / "ben")

    assert (shelf.count(), shelf.trim(), shelf.delete_all()) == (0, 0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_H18_the_folder_is_private(tmp_path):
    """How somebody moves is theirs."""
    Recordings(tmp_path / "anna").place("s", 1)

    mode = (tmp_path / "anna" / "recordings").stat().st_mode

    assert stat.S_IMODE(mode) == 0o700
