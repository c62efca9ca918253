"""The mailbox with one place: newest wins, silence is told, the end is the end."""

import threading
import time

import numpy as np

from formcoach.capture.latest_frame import WATCHDOG_S, LatestFrame, watched
from formcoach.domain.observation import Frame, Trouble


def frame_at(time_s):
    """Return a tiny frame of a time."""
    return Frame(time_s=time_s, image=np.zeros((2, 2, 3), np.uint8))


def test_the_newest_frame_replaces_the_one_that_waits():
    """A reader slower than the camera must not lag."""
    mailbox = LatestFrame()
    mailbox.put(frame_at(1.0))
    mailbox.put(frame_at(2.0))

    assert mailbox.take(timeout_s=0).time_s == 2.0
    assert mailbox.take(timeout_s=0) is None


def test_the_last_frame_can_be_taken_after_the_end():
    """A video file's last frame counts as well."""
    mailbox = LatestFrame()
    mailbox.put(frame_at(1.0))
    mailbox.finish()

    assert not mailbox.ended
    assert mailbox.take(timeout_s=0).time_s == 1.0
    assert mailbox.ended


def test_nothing_is_taken_after_closing():
    """Whoever closes wants no more."""
    mailbox = LatestFrame()
    mailbox.put(frame_at(1.0))
    mailbox.close()
    mailbox.put(frame_at(2.0))

    assert mailbox.take(timeout_s=0) is None
    assert mailbox.ended


def test_closing_wakes_a_reader_that_waits():
    """Otherwise the program could not be left while the camera is silent."""
    mailbox = LatestFrame()
    threading.Timer(0.05, mailbox.close).start()
    began_s = time.monotonic()

    mailbox.take(timeout_s=5.0)

    assert time.monotonic() - began_s < 1.0


def test_silence_is_told_at_least_twice_a_second():
    """The screen must say that there is no picture (hazard H4)."""
    mailbox = LatestFrame()
    began_s = time.monotonic()
    news = watched(mailbox, lambda: time.monotonic() - began_s)

    told = [next(news) for _ in range(3)]

    assert all(frame.image is None for frame in told)
    assert all(frame.trouble is Trouble.NO_PICTURE for frame in told)
    assert told[-1].time_s < 1.5
    assert told[0].time_s < told[1].time_s < told[2].time_s


def test_a_frame_that_waited_too_long_is_not_shown_as_new():
    """The reader was busy; what it would judge now is the past (hazard H4)."""
    mailbox = LatestFrame()
    mailbox.put(frame_at(0.0))

    told = next(watched(mailbox, lambda: WATCHDOG_S + 0.01))

    assert told.image is None
    assert told.trouble is Trouble.NO_PICTURE


def test_a_frame_from_before_the_last_news_is_dropped():
    """Times within a source always rise."""
    mailbox = LatestFrame()
    news = watched(mailbox, lambda: 1.0)
    mailbox.put(frame_at(1.0))
    next(news)
    mailbox.put(frame_at(0.9))
    mailbox.finish()

    assert list(news) == []
