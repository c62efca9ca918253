"""A live camera with all the faults that real ones have, over a real connection."""

import itertools
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import pytest
from made_videos import write_video
from mjpeg_server import Server, read_stamp
from rtsp_server import RtspServer

from formcoach.capture import opencv
from formcoach.capture.camera import Camera, network_camera, webcam
from formcoach.capture.network_address import NetworkAddress
from formcoach.domain.observation import Trouble
from formcoach.errors import CameraError


@pytest.fixture
def server():
    """Return a network camera that runs."""
    with Server() as running:
        yield running


@pytest.fixture
def camera(server):
    """Return a source that looks at it."""
    source = network_camera(NetworkAddress.parsed(server.url))
    yield source
    source.close()


def seen_for(frames, duration_s):
    """Return what comes within a time."""
    ends_s = time.monotonic() + duration_s
    return list(itertools.takewhile(lambda _: time.monotonic() < ends_s, frames))


def until(frames, wanted, *, limit_s):
    """Return the seconds until a frame is as wanted, and all frames up to it."""
    began_s = time.monotonic()
    met = []
    for frame in frames:
        met.append(frame)
        waited_s = time.monotonic() - began_s
        if wanted(frame):
            return waited_s, met
        assert waited_s < limit_s, f"nothing of the kind in {limit_s} s"
    raise AssertionError("the frames ended")


def has(trouble):
    """Return a test of a frame for its trouble."""
    return lambda frame: frame.trouble is trouble


def rising(frames):
    """Return whether times rise strictly."""
    times_s = [frame.time_s for frame in frames]
    return times_s == sorted(set(times_s))


def test_a_slow_reader_never_lags(camera):
    """Without the mailbox the picture was 5.7 s old after 12 s."""
    ages_s, numbers = [], []
    for frame in itertools.islice(camera.frames(), 11):
        number, age_s = read_stamp(frame.image)
        numbers.append(number)
        ages_s.append(age_s)
        time.sleep(0.1)

    assert max(ages_s) < 0.15
    assert numbers == sorted(set(numbers))
    assert numbers[-1] - numbers[1] > 2 * 9


def test_a_camera_is_a_live_source_with_times_of_its_own(camera):
    """Seconds since it was opened, when a picture was grabbed."""
    frames = list(itertools.islice(camera.frames(), 10))

    assert camera.live is True
    assert camera.name.startswith("Network camera http://127.0.0.1:")
    assert rising(frames)
    assert 0 <= frames[0].time_s < 2.0
    assert all(frame.trouble is None for frame in frames)


def test_H04_a_stalled_camera_is_told_at_least_twice_a_second(server, camera):
    """Its connection stays open, and a read of it blocks."""
    frames = camera.frames()
    until(frames, has(None), limit_s=2)
    server.camera.stalled = True

    waited_s, _ = until(frames, has(Trouble.NO_PICTURE), limit_s=2)
    news = seen_for(frames, 1.0)
    server.camera.stalled = False
    _, met = until(frames, has(None), limit_s=5)

    assert waited_s < 0.7
    assert len(news) >= 2
    assert all(frame.image is None for frame in news)
    assert rising(news + met)


def test_H04_a_frozen_camera_is_told_within_a_second_and_recovers(server, camera):
    """It goes on sending, but always the same picture."""
    frames = camera.frames()
    until(frames, has(None), limit_s=2)
    server.camera.frozen = True

    waited_s, met = until(frames, has(Trouble.FROZEN), limit_s=2)
    server.camera.frozen = False
    recovered_s, _ = until(frames, has(None), limit_s=1)

    assert waited_s < 1.1
    assert met[-1].image is not None
    assert recovered_s < 0.3


def test_a_covered_lens_is_told(server, camera):
    """The patient's shirt hangs over the laptop."""
    frames = camera.frames()
    until(frames, has(None), limit_s=2)
    server.camera.black = True

    waited_s, _ = until(frames, has(Trouble.BLACK), limit_s=2)

    assert 0.4 < waited_s < 0.9


def test_H05_a_camera_that_vanishes_is_opened_again(server, camera):
    """Gone for two seconds; tried after 0.5, 1.5 and 3.5 s, and times go on rising."""
    frames = camera.frames()
    before = list(itertools.islice(frames, 5))
    server.stop()
    threading.Timer(2.0, server.start).start()

    waited_s, met = until(frames, has(Trouble.NO_PICTURE), limit_s=2)
    away_s, more = until(frames, has(None), limit_s=6)
    after = list(itertools.islice(frames, 5))

    assert waited_s < 0.7
    assert away_s < 4.5
    assert all(frame.image is not None for frame in after)
    assert rising(before + met + more + after)


def test_closing_ends_a_read_that_blocks(server, camera):
    """Within half a second, so that the program can be left."""
    frames = camera.frames()
    until(frames, has(None), limit_s=2)
    server.camera.stalled = True
    until(frames, has(Trouble.NO_PICTURE), limit_s=2)
    began_s = time.monotonic()
    threading.Timer(0.05, camera.close).start()

    rest = list(frames)
    camera.close()

    assert time.monotonic() - began_s < 0.5
    assert len(rest) <= 1


class HangingCapture:
    """A webcam whose driver never returns after the first picture."""

    def __init__(self, released):
        self._released = released
        self._pictures = 1

    def isOpened(self):
        """Return that it is."""
        return True

    def grab(self):
        """Return at once, then only when released."""
        if not self._pictures:
            self._released.wait(10)
        self._pictures -= 1
        return True

    def retrieve(self):
        """Return a grey picture."""
        return True, np.full((64, 64, 3), 90, np.uint8)

    def release(self):
        """There is nothing to let go of."""


def test_a_driver_that_hangs_is_left_behind_and_opened_anew():
    """Its thread cannot be ended; the program must go on without it."""
    released = threading.Event()
    opened = []

    def open_capture():
        opened.append(HangingCapture(released))
        return opened[-1]

    camera = Camera(
        "Webcam 0",
        open_capture,
        remedy=lambda: "",
        clock=lambda: 10 * time.monotonic(),  # three seconds of patience pass in 0.3
    )

    waited_s, _ = until(camera.frames(), lambda _: len(opened) == 2, limit_s=5)
    camera.close()
    released.set()

    assert waited_s < 3


def test_an_rtsp_camera_is_new_from_the_first_picture_and_comes_back():
    """FFmpeg gathers half a second of pictures while it opens such a stream."""
    with RtspServer() as server:
        camera = network_camera(NetworkAddress.parsed(server.url))
        frames = camera.frames()
        before = list(itertools.islice(frames, 5))
        oldest_s = max(read_stamp(frame.image)[1] for frame in before)
        server.stop()
        until(frames, has(Trouble.NO_PICTURE), limit_s=2)
        server.start()
        _, met = until(frames, has(None), limit_s=6)
        camera.close()

    assert oldest_s < 0.3
    assert rising(before + met)


def refused(open_one):
    """Return the error of a camera that cannot be had."""
    with pytest.raises(CameraError) as error:
        open_one()
    return error.value


def test_a_network_camera_that_is_off_is_refused_at_once():
    """Nobody answers at that address."""
    with Server() as server:
        url = server.url
    address = NetworkAddress.parsed(url)

    error = refused(lambda: network_camera(address))

    assert error.message == f"Network camera {url} could not be opened."
    assert error.hint == (
        "Check that the camera is on, that this computer reaches 127.0.0.1, and that "
        "path, user name and password are right: a browser or VLC should show the "
        "picture."
    )
    assert error.exit_code == 3


def test_a_network_camera_that_never_answers_is_refused_in_time(monkeypatch):
    """The port is open and nothing is said, as by a camera that hangs."""
    monkeypatch.setattr(opencv, "OPEN_TIMEOUT_MS", 300)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        address = NetworkAddress.parsed(f"http://127.0.0.1:{port}/video")
        began_s = time.monotonic()

        error = refused(lambda: network_camera(address))

    assert error.message == f"Network camera {address.url} could not be opened."
    assert time.monotonic() - began_s < 1.5


class Playlists(BaseHTTPRequestHandler):
    """A hostile camera that answers with a pointer to a file of this computer."""

    path_to_open = ""

    def log_message(self, *_):
        """Say nothing."""

    def do_GET(self):
        """Send whatever the address asks for."""
        target = f"file://{self.path_to_open}"
        bodies = {
            "/list": f"ffconcat version 1.0\nfile {target}\n",
            "/list.m3u8": f"#EXTM3U\n#EXTINF:2,\n{target}\n#EXT-X-ENDLIST\n",
        }
        self.send_response(200 if self.path in bodies else 302)
        self.send_header("Location", target)
        self.end_headers()
        self.wfile.write(bodies.get(self.path, "").encode())


@pytest.mark.parametrize("path", ["/list", "/list.m3u8", "/elsewhere"])
def test_a_hostile_camera_cannot_point_at_a_file(tmp_path, path):
    """FFmpeg follows playlists and redirections unless it is told not to."""
    clip = write_video(tmp_path / "clip.avi")
    handler = type("Handler", (Playlists,), {"path_to_open": str(clip)})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True).start()
        url = f"http://127.0.0.1:{http.server_address[1]}{path}"

        error = refused(lambda: network_camera(NetworkAddress.parsed(url)))
        http.shutdown()

    assert error.message == f"Network camera {url} could not be opened."


def test_a_webcam_that_is_not_there_is_refused_with_a_remedy():
    """The number is beyond any that a computer has."""
    error = refused(lambda: webcam(97))

    assert error.message == "Webcam 97 could not be opened."
    assert "'formcoach doctor' lists the webcams there are." in error.hint


class DumbCapture(HangingCapture):
    """A camera that opens and gives nothing, as macOS does without permission."""

    def grab(self):
        """Never."""
        return False


def test_a_camera_that_opens_and_gives_nothing_is_refused():
    """It would stay without a picture for ever."""
    error = refused(
        lambda: Camera(
            "Webcam 0", lambda: DumbCapture(None), remedy=lambda: "Allow it."
        )
    )

    assert error.message == "Webcam 0 opens but gives no picture."
    assert error.hint == "Allow it."


def broken():
    """Fail as OpenCV does where a driver reports an error."""
    raise cv2.error


class BrokenCapture(HangingCapture):
    """A camera whose pictures cannot be taken."""

    def grab(self):
        """Fail."""
        broken()


@pytest.mark.parametrize(
    ("open_capture", "message"),
    [
        (broken, "Webcam 0 could not be opened."),
        (lambda: BrokenCapture(None), "Webcam 0 opens but gives no picture."),
    ],
    ids=["opening", "reading"],
)
def test_an_error_of_opencv_is_a_camera_that_does_not_work(open_capture, message):
    """A thread that died of it would leave the screen waiting for ever."""
    error = refused(lambda: Camera("Webcam 0", open_capture, remedy=lambda: ""))

    assert error.message == message
