"""Every frame of a file, in order, at its own time; and one sentence for each fault."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from made_videos import (
    numbered,
    turn_clockwise,
    write_first_half,
    write_gif,
    write_video,
)

from formcoach.capture.opencv import open_file
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
    assert all(frame.trouble is None for frame in frames)


@pytest.mark.parametrize("rate_hz", [1.0, 25.0, 240.0])
def test_times_are_those_of_the_file(tmp_path, rate_hz):
    """From time lapse to slow motion; stamps in the file are whole milliseconds."""
    path = write_video(tmp_path / "clip.mp4", frames=6, rate_hz=rate_hz)

    times_s = times_of(VideoFile(path))

    assert times_s == pytest.approx([index / rate_hz for index in range(6)], abs=1e-3)


def test_a_file_says_how_long_it_is(tmp_path):
    """For progress bars."""
    video = VideoFile(write_video(tmp_path / "clip.mp4", frames=50))

    assert video.name == "clip.mp4"
    assert video.live is False
    assert video.frame_count == 50
    assert video.duration_s == pytest.approx(2.0)


def test_frames_can_be_read_again(tmp_path):
    """One pass to acquire the view, another to judge."""
    video = VideoFile(write_video(tmp_path / "clip.mp4"))

    assert times_of(video) == times_of(video)


def test_closing_ends_a_running_read(tmp_path):
    """Somebody pressed Ctrl-C half way."""
    video = VideoFile(write_video(tmp_path / "clip.mp4", frames=30))
    frames = video.frames()
    next(frames)

    video.close()
    video.close()

    assert list(frames) == []
    assert video.note == ""


def test_an_animated_gif_keeps_its_uneven_delays(tmp_path):
    """GIF counts hundredths of a second, frame by frame."""
    path = write_gif(tmp_path / "clip.gif", delays_ms=[40, 100, 250, 500])

    assert times_of(VideoFile(path)) == pytest.approx([0.0, 0.04, 0.14, 0.39])


def test_a_phone_video_filmed_upright_stands_upright(tmp_path):
    """The phone writes only that it was turned; the marked corner moves with it."""
    picture = np.full((120, 160, 3), 40, np.uint8)
    picture[:60, :80] = 220
    path = write_video(tmp_path / "clip.mp4", pictures=[picture] * 3)

    frame = next(VideoFile(turn_clockwise(path)).frames())

    assert frame.image.shape == (160, 120, 3)
    assert frame.image[:80, 60:].mean() > 200
    assert frame.image[:80, :60].mean() < 60


def test_pictures_are_contiguous_blue_green_red(tmp_path):
    """MediaPipe reads wrong pixels from others without a word."""
    picture = np.zeros((120, 160, 3), np.uint8)
    picture[..., 0] = 250
    path = write_video(tmp_path / "clip.avi", pictures=[picture])

    (frame,) = VideoFile(path).frames()

    assert frame.image.flags.c_contiguous
    assert frame.image.dtype == np.uint8
    assert frame.image[60, 80, 0] > 200
    assert frame.image[60, 80, 2] < 30


def run(program, path):
    """Return what a program of its own prints and says on the terminal."""
    command = [sys.executable, "-c", program, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return ran.stdout, ran.stderr


def test_8k_comes_down_to_full_hd_within_bounded_memory(tmp_path):
    """One 8K picture is 99 MB; only a few may be alive at once."""
    still = np.full((4320, 7680, 3), 90, np.uint8)
    path = write_video(tmp_path / "8k.avi", size_px=(7680, 4320), pictures=[still] * 2)
    program = (
        "import sys, resource, pathlib, formcoach.capture.video_file as video_file\n"
        "least = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "video = video_file.VideoFile(pathlib.Path(sys.argv[1]))\n"
        "shapes = {frame.image.shape for frame in video.frames()}\n"
        "most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(shapes, (most - least) // 1024)\n"
    )

    printed, _ = run(program, path)

    shapes, _, megabytes = printed.rpartition(" ")
    assert shapes == "{(1080, 1920, 3)}"
    assert int(megabytes) < 700


def test_a_missing_file_suggests_the_nearest_name(tmp_path):
    """A typo is the commonest reason."""
    write_video(tmp_path / "Bird_dog.mp4")

    error = refusal(tmp_path / "brid_dog.mp4")

    assert error.message == f"There is no file {tmp_path / 'brid_dog.mp4'}."
    assert error.hint == f"Did you mean {tmp_path / 'Bird_dog.mp4'}?"


def test_a_missing_file_with_no_like_says_so(tmp_path):
    """A far-fetched suggestion would mislead."""
    write_video(tmp_path / "clip.mp4")

    assert refusal(tmp_path / "xylophone.avi").hint == "Check the name and the folder."


def test_a_missing_folder_is_named(tmp_path):
    """The mistake may be further up."""
    error = refusal(tmp_path / "no" / "clip.mp4")

    assert error.hint == f"There is no folder {tmp_path / 'no'} either."


def test_a_folder_is_refused_with_a_file_in_it(tmp_path):
    """Tab completion stops at the folder."""
    write_video(tmp_path / "clip.mp4")

    error = refusal(tmp_path)

    assert error.message == f"{tmp_path} is a folder, not a video."
    assert error.hint == f"Name a file in it, such as {tmp_path / 'clip.mp4'}."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    """Opening one blocks until somebody writes."""
    os.mkfifo(tmp_path / "pipe.mp4")

    error = refusal(tmp_path / "pipe.mp4")

    assert error.message == f"{tmp_path / 'pipe.mp4'} is a device, not a video file."


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b"", "x.mp4 is empty (0 bytes).", "Copy it again."),
        (
            b"dear diary\n" * 50,
            "x.mp4 is not a video.",
            "formcoach opens MP4, MOV, AVI, MKV, WebM and animated GIF.",
        ),
        (
            b"\xff\xd8\xff\xe0 JFIF",
            "x.mp4 is a single picture.",
            "Form is judged on movement: give a video or an animated GIF.",
        ),
        (
            b"\0\0\0\x18ftypheic",
            "x.mp4 is a single picture.",
            "Form is judged on movement: give a video or an animated GIF.",
        ),
        (
            b"#EXTM3U\n/etc/passwd\n",
            "x.mp4 is a playlist.",
            "A playlist points to other files: give the video file itself.",
        ),
        (
            b"ffconcat version 1.0\nfile secret.mp4\n",
            "x.mp4 is a playlist.",
            "A playlist points to other files: give the video file itself.",
        ),
        (
            b"\0\0\0\x18ftypisom" + bytes(100),
            DAMAGED_MESSAGE.format("x.mp4"),
            DAMAGED_HINT,
        ),
    ],
    ids=["zero bytes", "text", "jpeg", "heic", "m3u8", "ffconcat", "only a head"],
)
def test_what_is_no_video_is_named_for_what_it_is(tmp_path, content, message, hint):
    """The first bytes decide, never the name."""
    path = tmp_path / "x.mp4"
    path.write_bytes(content)

    error = refusal(path)

    assert error.message == message
    assert error.hint == hint
    assert error.exit_code == 2


def test_half_an_mp4_is_told_in_one_sentence(tmp_path):
    """Its index stands at the end, so nothing of it can be read."""
    whole = write_video(tmp_path / "whole.mp4", frames=50)

    error = refusal(write_first_half(whole, tmp_path / "half.mp4"))

    assert error.message == DAMAGED_MESSAGE.format("half.mp4")
    assert error.hint == DAMAGED_HINT


def test_half_an_avi_gives_its_frames_and_then_a_note(tmp_path):
    """What is there can be judged; that the rest is missing must be said."""
    whole = write_video(tmp_path / "whole.avi", frames=60)
    video = VideoFile(write_first_half(whole, tmp_path / "half.avi"))

    count = len(list(video.frames()))

    assert 20 <= count <= 40
    assert video.note == f"half.avi breaks off: it holds {count} of 60 frames."


def test_a_whole_file_needs_no_note(tmp_path):
    """Nobody is to be worried without reason."""
    video = VideoFile(write_video(tmp_path / "clip.avi", frames=60))

    assert len(list(video.frames())) == 60
    assert video.note == ""


def test_a_video_whose_pictures_are_all_damaged_is_refused(tmp_path):
    """The container is whole; what it holds is not."""
    path = write_video(tmp_path / "clip.avi", frames=3)
    head, mark, content = path.read_bytes().partition(b"movi")
    path.write_bytes(head + mark + bytes(len(content)))

    error = refusal(path)

    assert error.message == "clip.avi holds no picture that could be decoded."
    assert error.hint == DAMAGED_HINT


def test_a_gif_that_claims_to_be_gigantic_is_refused(tmp_path):
    """A few bytes that would ask for 12 GB of memory."""
    size = struct.pack("<HH", 65535, 65535)
    frame = b"," + bytes(4) + size + b"\0\x02\x02\x44\x01\0;"
    path = tmp_path / "bomb.gif"
    path.write_bytes(b"GIF89a" + size + b"\x80\0\0" + bytes(6) + frame)

    error = refusal(path)

    assert error.message == "bomb.gif holds no picture that could be decoded."


def test_a_name_that_no_disk_can_hold_is_told_as_the_system_tells_it():
    """So are folders that may not be read, and disks that were pulled out."""
    name = "x" * 300 + ".mp4"

    error = refusal(Path(name))

    assert error.message == f"{name} cannot be read: File name too long."
    assert error.hint == (
        "Check who may read the file and whether its disk is still attached."
    )


def test_a_video_of_one_pixel_is_too_small(tmp_path):
    """Found by size, before anything is decoded."""
    still = np.full((1, 1, 3), 90, np.uint8)
    path = write_video(tmp_path / "dot.avi", size_px=(1, 1), pictures=[still] * 3)

    error = refusal(path)

    assert error.message == (
        "The pictures of dot.avi are 1x1 pixels, too small to see a person: "
        "64x64 is the least."
    )
    assert error.hint == "Film with at least 640x480 pixels."


def test_a_video_beyond_8k_is_refused(tmp_path):
    """One such picture would take hundreds of megabytes."""
    still = np.full((64, 9000, 3), 90, np.uint8)
    path = write_video(tmp_path / "wide.avi", size_px=(9000, 64), pictures=[still])

    error = refusal(path)

    assert error.message == (
        "The pictures of wide.avi are 9000x64 pixels, too large to open: "
        "8192 on a side is the most."
    )


@pytest.mark.parametrize(
    "name", ["concat:a.ts|b.ts", "subfile,,start,0,end,9,,:clip.mp4", "pipe:0"]
)
def test_a_name_that_is_one_of_ffmpegs_protocols_is_only_a_name(
    tmp_path, monkeypatch, name
):
    """FFmpeg would open what stands behind ``concat:`` or ``subfile,,``."""
    write_video(tmp_path / "clip.mp4")
    monkeypatch.chdir(tmp_path)

    assert refusal(Path(name)).message == f"There is no file {name}."


def test_a_file_named_like_a_protocol_opens_as_a_file(tmp_path, monkeypatch):
    """An absolute path has no protocol in front."""
    write_video(tmp_path / "clip.mp4").rename(tmp_path / "pipe:0")
    monkeypatch.chdir(tmp_path)

    assert len(list(VideoFile(Path("pipe:0")).frames())) == 10


def test_ffmpeg_itself_refuses_what_points_elsewhere(tmp_path):
    """Should a playlist pass the first bytes, FFmpeg's own list stops it."""
    clip = write_video(tmp_path / "clip.mp4")
    listing = tmp_path / "list.mp4"
    listing.write_text("ffconcat version 1.0\nfile clip.mp4\n")

    assert open_file(clip).isOpened()
    assert not open_file(listing).isOpened()


def test_a_damaged_file_says_nothing_on_the_terminal(tmp_path):
    """Whatever OpenCV prints would tear the live screen."""
    whole = write_video(tmp_path / "whole.mp4", frames=50)
    half = write_first_half(whole, tmp_path / "half.mp4")
    program = (
        "import sys, pathlib, formcoach.capture.video_file as video_file\n"
        "try: video_file.VideoFile(pathlib.Path(sys.argv[1]))\n"
        "except Exception as error: print(error.message)\n"
    )

    printed, said = run(program, half)

    assert printed.startswith("half.mp4 is damaged or incomplete")
    assert said == ""


@pytest.mark.clips
@pytest.mark.parametrize(
    ("name", "count", "last_s"),
    [
        ("squat_front_quarter_overlay.mp4", 149, 6.0),
        ("standing_side_bend_tiny.gif", 36, 3.5),
        ("glute_bridge_tiny.gif", 85, 8.4),
    ],
)
def test_real_clips_keep_every_frame_and_time(clips_dir, name, count, last_s):
    """The first has a variable rate: index over rate is off by up to 0.2 s."""
    video = VideoFile(clips_dir / name)

    times_s = times_of(video)

    assert len(times_s) == count == video.frame_count
    assert times_s[-1] == pytest.approx(last_s)
    assert times_s == sorted(set(times_s))
