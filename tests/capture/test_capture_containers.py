"""A file is what its first bytes say, whatever its name."""

import pytest

from formcoach.capture.containers import Kind, kind_of


@pytest.mark.parametrize(
    "head",
    [
        b"\0\0\0\x20ftypisom",
        b"\0\0\0\x14ftypqt  ",
        b"\0\0\0\x08wide",
        b"RIFF\0\0\0\0AVI LIST",
        b"\x1aE\xdf\xa3",
        b"GIF89a",
        b"\x00\x00\x01\xba",
        (b"G" + bytes(187)) * 3,
        (bytes(4) + b"G" + bytes(187)) * 2,
    ],
    ids=["mp4", "mov", "old mov", "avi", "mkv", "gif", "mpeg", "ts", "camcorder"],
)
def test_containers_of_phones_cameras_and_programs_are_videos(head):
    """The last two have no mark but a byte in every packet."""
    assert kind_of(head) is Kind.VIDEO


@pytest.mark.parametrize(
    "head",
    [
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe1",
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypavif",
    ],
)
def test_photographs_are_pictures(head):
    """Also those that share a container with videos."""
    assert kind_of(head) is Kind.PICTURE


@pytest.mark.parametrize("head", [b"#EXTM3U", b"ffconcat version 1.0", b"v=0\no=-"])
def test_what_points_elsewhere_is_a_playlist(head):
    """FFmpeg would open what it points to."""
    assert kind_of(head) is Kind.PLAYLIST


@pytest.mark.parametrize("head", [b"", b"G", b"PK\x03\x04", b"RIFF\0\0\0\0WAVE"])
def test_everything_else_is_unknown(head):
    """An archive, a sound, a few bytes."""
    assert kind_of(head) is Kind.UNKNOWN
