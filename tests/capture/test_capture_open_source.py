"""What a person named is what is opened, and a mistake is answered with a remedy."""

import subprocess
import sys

import pytest
from made_videos import write_video
from mjpeg_server import Server

from formcoach.capture import open_source as module
from formcoach.capture import probe
from formcoach.capture.camera import Camera
from formcoach.capture.open_source import open_source
from formcoach.capture.playback import Playback
from formcoach.capture.video_file import VideoFile
from formcoach.errors import CameraError, FormcoachError, VideoError


def refusal(text, **options):
    """Return the error that a text meets."""
    with pytest.raises(FormcoachError) as error:
        open_source(text, **options)
    return error.value


@pytest.fixture
def webcams(monkeypatch):
    """Return the numbers of the webcams that were asked for, with none of them real."""
    asked = []

    def note(index, **_):
        asked.append(index)

    monkeypatch.setattr("formcoach.capture.camera.webcam", note)
    return asked


def named(monkeypatch, *names):
    """Pretend that the optional package is installed and found webcams."""
    found = [probe.CameraInfo(index=i, name=name) for i, name in enumerate(names)]
    monkeypatch.setattr(probe, "NAMES_AVAILABLE", True)
    monkeypatch.setattr(probe, "list_cameras", lambda: tuple(found))


@pytest.mark.parametrize(("text", "index"), [("0", 0), (" 2 ", 2), ("/dev/video1", 1)])
def test_a_number_is_a_webcam(webcams, text, index):
    """So is the device that Linux calls it by."""
    open_source(text)

    assert webcams == [index]


def test_a_path_is_a_video_file_with_every_frame(tmp_path):
    """Nothing is lost offline."""
    source = open_source(str(write_video(tmp_path / "clip.mp4")))

    assert isinstance(source, VideoFile)
    assert source.live is False


def test_a_path_plays_as_a_webcam_where_one_is_wanted(tmp_path):
    """For the demo, and for trying out without a camera."""
    source = open_source(str(write_video(tmp_path / "clip.mp4")), live=True)

    assert isinstance(source, Playback)
    assert source.live is True


def test_a_file_whose_name_is_a_number_needs_its_folder(tmp_path, monkeypatch):
    """A bare number always is a webcam."""
    write_video(tmp_path / "0.mp4").rename(tmp_path / "0")
    monkeypatch.chdir(tmp_path)

    assert isinstance(open_source("./0"), VideoFile)


def test_a_file_without_a_suffix_is_found(tmp_path, monkeypatch):
    """Its first bytes tell what it is."""
    write_video(tmp_path / "clip.mp4").rename(tmp_path / "clip")
    monkeypatch.chdir(tmp_path)

    assert isinstance(open_source("clip"), VideoFile)


def test_an_address_is_a_network_camera():
    """Over a real connection on the loopback."""
    with Server() as server:
        source = open_source(server.url)
        source.close()

    assert isinstance(source, Camera)


@pytest.mark.parametrize(
    "text", ["file:///etc/passwd", "ftp://host/a", "tcp://host:1", "concat://a|b"]
)
def test_only_the_schemes_of_cameras_are_opened(text):
    """FFmpeg knows dozens more, some of which read files or listen."""
    error = refusal(text)

    scheme = text.partition(":")[0]
    assert isinstance(error, CameraError)
    assert error.message == (
        f"formcoach does not open {scheme} addresses, "
        "only http, https, rtsp, rtsps and files."
    )
    assert error.hint == "For a file give its path alone."


@pytest.mark.parametrize(
    "text",
    ["http://", "http://[::1", "rtsp://host:99999/a", "http://a b/", "http://a\n"],
)
def test_an_address_that_is_none_is_refused(text):
    """Before anything is opened."""
    if text.endswith("\n"):
        text += "x"

    assert refusal(text).message == (
        "The address of the network camera cannot be read."
    )


def test_a_password_in_an_address_is_never_shown():
    """Names of sources go into reports and onto the screen."""
    from formcoach.capture.network_address import NetworkAddress  # noqa: PLC0415

    address = NetworkAddress.parsed("rtsp://me:secret@cam.local:554/1?token=hidden")

    assert address.shown == "rtsp://cam.local:554/1"


def test_a_camera_is_refused_where_only_files_are_wanted():
    """Analysing means every frame of a file."""
    error = refusal("0", live=False)

    assert isinstance(error, VideoError)
    assert (
        error.message == "Webcam 0 is a camera, and only video files can be analysed."
    )
    assert error.hint == "'formcoach coach' uses cameras."


def test_a_typo_in_a_file_name_suggests_the_file(tmp_path):
    """With its folder, ready to be copied."""
    write_video(tmp_path / "squat.mp4")

    assert refusal(str(tmp_path / "sqaut.mp4")).hint == (
        f"Did you mean {tmp_path / 'squat.mp4'}?"
    )


def test_a_name_of_a_webcam_needs_the_optional_package(tmp_path, monkeypatch):
    """A forgotten suffix looks the same, so the file is suggested as well."""
    write_video(tmp_path / "squat.mp4")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(probe, "NAMES_AVAILABLE", False)

    error = refusal("squat")

    assert isinstance(error, CameraError)
    assert error.message == (
        "squat is no file here, and no single webcam has such a name."
    )
    assert error.hint == (
        "Did you mean the file squat.mp4? Give its number, such as 0, "
        "or install the names: pip install cv2-enumerate-cameras"
    )


def test_part_of_a_webcams_name_is_enough(webcams, monkeypatch):
    """In whatever case."""
    named(monkeypatch, "Integrated Camera", "Logitech C920")

    open_source("logi")

    assert webcams == [1]


def test_a_name_of_two_webcams_lists_them(monkeypatch):
    """The person decides."""
    named(monkeypatch, "USB Camera", "Integrated Camera", "Other")

    assert refusal("camera").hint == (
        "Give a number: 0 (USB Camera), 1 (Integrated Camera)."
    )


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_answered(text):
    """An empty variable in a script."""
    assert refusal(text).message == "No camera and no video was named."


@pytest.mark.parametrize("text", ["x" * 5000, "a\0b.mp4", "~nobody-of-this-name/a.mp4"])
def test_impossible_names_meet_a_sentence_like_any_other(text):
    """No traceback, whatever is typed."""
    assert refusal(text).message


def test_asking_what_is_meant_costs_no_opencv():
    """``formcoach --help`` imports this module."""
    program = (
        f"import sys, {module.__name__}\n"
        "print(sorted({'cv2', 'numpy', 'mediapipe'} & set(sys.modules)))"
    )

    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"
