"""A video file played as if it were a webcam."""

import threading
import time

import pytest
from made_videos import write_video

from formcoach.capture.playback import Playback
from formcoach.capture.video_file import VideoFile


def played(path, **options):
    """Return a file as a live source."""
    return Playback(VideoFile(path), **options)


def test_a_fast_reader_gets_every_frame_in_real_time(tmp_path):
    """Each frame comes when its own time has come."""
    source = played(write_video(tmp_path / "clip.avi", frames=15))
    began_s = time.monotonic()

    arrivals = [(f.time_s, time.monotonic() - began_s) for f in source.frames()]

    assert [time_s for time_s, _ in arrivals] == pytest.approx(
        [index / 25 for index in range(15)], abs=1e-3
    )
    assert max(arrived_s - time_s for time_s, arrived_s in arrivals) < 0.15
    assert source.live is True
    assert source.name == "clip.avi"


def test_a_slow_reader_loses_frames_and_never_lags(tmp_path):
    """The whole lasts as long as the film, however slow the reader is."""
    source = played(write_video(tmp_path / "clip.avi", frames=20))
    began_s = time.monotonic()
    count = 0

    for _ in source.frames():
        count += 1
        time.sleep(0.12)

    assert 4 <= count <= 10
    assert time.monotonic() - began_s < 1.3


def test_times_go_on_rising_from_loop_to_loop(tmp_path):
    """A demo that runs on and on is one recording."""
    source = played(write_video(tmp_path / "clip.avi", frames=5), loops=3)

    times_s = [frame.time_s for frame in source.frames()]

    assert times_s == pytest.approx([index / 25 for index in range(15)], abs=1e-3)


def test_a_film_of_one_frame_a_second_has_no_picture_in_between(tmp_path):
    """Nothing so old may be judged as the present."""
    source = played(write_video(tmp_path / "clip.avi", frames=2, rate_hz=1.0))

    frames = list(source.frames())

    assert [frame.image is None for frame in frames] == [False, True, True, False]


def test_closing_ends_the_playback_at_once(tmp_path):
    """Within half a second, though the next frame is a second away."""
    source = played(write_video(tmp_path / "clip.avi", frames=9, rate_hz=1.0))
    frames = source.frames()
    next(frames)
    threading.Timer(0.1, source.close).start()
    began_s = time.monotonic()

    list(frames)

    assert time.monotonic() - began_s < 0.5
