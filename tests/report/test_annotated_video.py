"""The annotated video: its length, its privacy, and what happens when it cannot be."""

import stat
import subprocess
import sys

import cv2
import numpy as np
import pytest

from formcoach.domain.observation import Frame
from formcoach.errors import OutputError, UsageError
from formcoach.pipeline import Coach
from formcoach.report.annotated_video import LONGEST_STILL_S, AnnotatedVideo
from formcoach.testing import STANDING, made_up_squat, pose

SQUAT = made_up_squat()
PICTURE = np.full((480, 640, 3), 90, np.uint8)


def filmed(path, times_s, *, fps=30.0, picture=PICTURE):
    """Write a video of somebody who stands, a frame at each time."""
    coach, video = Coach(SQUAT), AnnotatedVideo(path, SQUAT, fps)
    for time_s in times_s:
        frame = Frame(time_s=time_s, image=picture)
        video.add(frame, coach.update(pose(STANDING, time_s=time_s)))
    video.finish()


def looked_at(path):
    """Return how many frames a video has, and its first."""
    video = cv2.VideoCapture(str(path))
    count, (_, first) = video.get(cv2.CAP_PROP_FRAME_COUNT), video.read()
    video.release()
    return round(count), first


def test_every_frame_is_in_the_video_and_nobody_else_can_read_it(tmp_path):
    """A patient's picture is private from its first byte."""
    path = tmp_path / "set.mp4"

    filmed(path, [index / 30 for index in range(20)])

    assert looked_at(path)[0] == 20
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_frames_are_repeated_and_left_out_so_that_the_length_is_right(tmp_path):
    """A phone's rate varies; index by index the video would run away from the clock."""
    path = tmp_path / "set.mp4"

    filmed(path, [0.0, 0.5, 0.51, 0.52, 1.0], fps=10)

    assert looked_at(path)[0] == 11


def test_one_wild_time_stamp_does_not_fill_the_disk(tmp_path):
    """A broken file may claim that a frame comes a year later."""
    path = tmp_path / "set.mp4"

    filmed(path, [0.0, 3e7, 3e7 + 1], fps=1)

    assert looked_at(path)[0] == LONGEST_STILL_S + 2


@pytest.mark.parametrize(
    ("size_px", "least_px"),
    [((256, 118), 480), ((640, 480), 480), ((1080, 1920), 1080), ((101, 99), 480)],
)
def test_a_small_picture_is_enlarged_until_its_words_can_be_read(
    tmp_path, size_px, least_px
):
    """On 256x118 the letters would be five pixels high."""
    path = tmp_path / "set.mp4"
    width_px, height_px = size_px

    filmed(path, [0.0], picture=np.zeros((height_px, width_px, 3), np.uint8))

    shown = looked_at(path)[1]
    assert min(shown.shape[:2]) >= least_px
    assert shown.shape[0] % 2 == shown.shape[1] % 2 == 0


def test_the_picture_that_is_handed_in_is_never_drawn_on(tmp_path):
    """The same array may be on its way to somebody else."""
    before = PICTURE.copy()

    filmed(tmp_path / "set.mp4", [0.0, 0.1])

    assert (before == PICTURE).all()


def test_a_camera_that_falls_silent_and_comes_back_in_another_size(tmp_path):
    """A network camera does both when it restarts."""
    path, coach = tmp_path / "set.mp4", Coach(SQUAT)
    video = AnnotatedVideo(path, SQUAT, 10)
    images = [None, PICTURE, None, np.zeros((720, 1280, 3), np.uint8)]

    for index, image in enumerate(images):
        frame = Frame(time_s=index / 10, image=image)
        video.add(frame, coach.update(pose(STANDING, time_s=index / 10)))
    video.finish()

    assert looked_at(path)[0] == 3


def test_a_set_without_a_picture_leaves_no_file(tmp_path):
    """An empty video would only puzzle."""
    filmed(tmp_path / "set.mp4", [])

    assert list(tmp_path.iterdir()) == []


def test_what_is_discarded_leaves_the_earlier_video(tmp_path):
    """An analysis that fails halfway must not cost the last good one."""
    path = tmp_path / "set.mp4"
    filmed(path, [0.0, 0.1])
    earlier = path.read_bytes()

    video = AnnotatedVideo(path, SQUAT, 30)
    frame = Frame(time_s=0.0, image=PICTURE)
    video.add(frame, Coach(SQUAT).update(pose(STANDING)))
    video.discard()
    video.discard()

    assert path.read_bytes() == earlier
    assert list(tmp_path.iterdir()) == [path]


def test_another_ending_is_refused_before_the_work_begins(tmp_path):
    """The analysis of an hour must not end in a wrong name."""
    with pytest.raises(UsageError) as refusal:
        AnnotatedVideo(tmp_path / "set.avi", SQUAT, 30)

    assert refusal.value.message == (
        f"{tmp_path / 'set.avi'}: an annotated video is an MP4 file, and this name "
        "does not end in .mp4."
    )
    assert refusal.value.hint == "Try set.mp4."


def test_a_folder_that_is_not_there_is_told_before_the_work_begins(tmp_path):
    """The same for a folder mistyped."""
    with pytest.raises(OutputError) as refusal:
        AnnotatedVideo(tmp_path / "nowhere" / "set.mp4", SQUAT, 30)

    assert refusal.value.message == (
        f"{tmp_path / 'nowhere' / 'set.mp4'}: the annotated video cannot be written: "
        f"there is no folder {tmp_path / 'nowhere'}."
    )


@pytest.mark.parametrize("fps", [0.0, -1.0, float("nan"), float("inf")])
def test_a_rate_that_is_none_is_a_mistake_of_the_caller(tmp_path, fps):
    """Nothing sensible could be written."""
    with pytest.raises(ValueError, match="above 0 pictures a second"):
        AnnotatedVideo(tmp_path / "set.mp4", SQUAT, fps)


WITHOUT_ROOM = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from formcoach.domain.observation import Frame
from formcoach.errors import OutputError
from formcoach.pipeline import Coach
from formcoach.report.annotated_video import AnnotatedVideo
from formcoach.testing import STANDING, made_up_squat, pose

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
noise = np.random.default_rng(1)
squat = made_up_squat()
video, coach = AnnotatedVideo(Path(sys.argv[1]), squat, 30), Coach(squat)
for index in range(20):
    picture = noise.integers(0, 255, (480, 640, 3), np.uint8)
    frame = Frame(time_s=index / 30, image=picture)
    video.add(frame, coach.update(pose(STANDING, time_s=index / 30)))
try:
    video.finish()
except OutputError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of a file")
def test_a_disk_without_room_is_told_and_nothing_is_left(tmp_path):
    """OpenCV itself says nothing, and would leave a file that no player opens."""
    path = tmp_path / "set.mp4"

    told = subprocess.run(  # this very Python
        [sys.executable, "-c", WITHOUT_ROOM, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == (
        f"{path}: the annotated video cannot be written: "
        "the video broke off while it was written.\n"
    )
    assert told.stderr == ""
    assert list(tmp_path.iterdir()) == []
