"""Every frame of a file, in order, at its own time; and one sentence for each fault."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from made_videos import (
    numbered,
    turn_clockwise,
    write_first_half,
    write_gif,
    write_video,
)

from formcoach.capture.video_file import DAMAGED_HINT, VideoFile
from formcoach.errors import VideoError

DAMAGED_MESSAGE = (
    "{} is damaged or incomplete: it starts like a video but could not be opened."
)


def refusal(path):
    """Return the error that a file meets."""
    with pytest.raises(VideoError) as refused:
        VideoFile(path)
    return refused.value


def times_of(video):
    """Return the times of all frames."""
    return [frame.time_s for frame in video.frames()]


@pytest.mark.parametrize("name", ["clip.mp4", "clip.avi", "clip.mkv"])
def test_every_frame_comes_once_and_in_order(tmp_path, name):
    """The pictures are numbered by their brightness."""
    path = write_video(tmp_path / name, frames=20)

    frames = list(VideoFile(path).frames())

    brightness = np.array([frame.image.mean() for frame in frames])
    expected = np.array([numbered(index).mean() for index in range(20)])
    assert brightness - brightness[0] == pytest.approx(expected - expected[0], abs=1)
    assert times_s == sorted(set(times_s))
