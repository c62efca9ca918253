"""Webcams are listed with names where they are known, else by trying."""

import pytest

from formcoach.capture import probe
from formcoach.capture.remedies import webcam_remedy


class Found:
    """What the optional package tells of a webcam."""

    def __init__(self, index, name):
        self.index = index
        self.name = name


def test_names_come_from_the_optional_package(monkeypatch):
    """Sorted by number, whatever order the system has."""
    found = [Found(2, "Logitech C920"), Found(0, "Integrated Camera")]
    monkeypatch.setattr(probe, "enumerate_cameras", lambda _backend: found)

    assert probe.list_cameras() == (
        probe.CameraInfo(index=0, name="Integrated Camera"),
        probe.CameraInfo(index=2, name="Logitech C920"),
    )


def test_without_names_the_numbers_that_open_are_listed(monkeypatch):
    """Only the first five are tried."""
    monkeypatch.setattr(probe, "enumerate_cameras", None)
    monkeypatch.setattr(probe, "_may_exist", lambda _index: True)
    monkeypatch.setattr(probe, "_opens", lambda index: index in {1, 7})

    assert probe.list_cameras() == (probe.CameraInfo(index=1, name="Webcam 1"),)


def test_trying_is_quiet(monkeypatch, capfd):
    """On a computer without webcams nothing is found and nothing is printed."""
    monkeypatch.setattr(probe, "enumerate_cameras", None)
    monkeypatch.setattr(probe, "PROBED_INDICES", range(97, 99))
    monkeypatch.setattr(probe, "_may_exist", lambda _index: True)

    assert probe.list_cameras() == ()
    assert capfd.readouterr() == ("", "")


def test_linux_is_told_that_the_device_is_missing(tmp_path):
    """The commonest case: not plugged in, or another number."""
    assert webcam_remedy(3, "linux", tmp_path) == (
        f"There is no {tmp_path / 'video3'}: plug the webcam in or give another "
        "number. 'formcoach doctor' lists the webcams there are."
    )


def test_linux_is_told_of_the_group_that_may_use_it(tmp_path, monkeypatch):
    """The device is there and belongs to the group ``video``."""
    (tmp_path / "video0").touch()
    monkeypatch.setattr("os.access", lambda *_: False)

    assert webcam_remedy(0, "linux", tmp_path) == (
        f"You may not open {tmp_path / 'video0'}: run 'sudo usermod -aG video $USER', "
        "then log out and in again."
    )


@pytest.mark.parametrize(
    ("platform", "words"),
    [
        ("darwin", "The permission belongs to the terminal."),
        ("win32", "Settings > Privacy & security > Camera"),
        ("linux", "Close other programs that may use it"),
    ],
)
def test_every_system_has_its_remedy(tmp_path, platform, words):
    """A camera that is there and does not open."""
    (tmp_path / "video0").touch()

    assert words in webcam_remedy(0, platform, tmp_path)
