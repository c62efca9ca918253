"""Small videos that the tests write themselves, numbered by their brightness."""

import struct
from pathlib import Path

import cv2
import numpy as np

SIZE_PX = (160, 120)
"""Width and height of most of them."""


def numbered(index, *, size_px=SIZE_PX):
    """Return a grey picture with noise, so that no two of them compress alike."""
    width_px, height_px = size_px
    noise = np.random.default_rng(index).integers(-3, 4, (height_px, width_px, 3))
    return np.clip(60 + 2 * (index % 90) + noise, 0, 255).astype(np.uint8)


def write_video(path, *, frames=10, rate_hz=25.0, size_px=SIZE_PX, pictures=None):
    """Write a video whose codec follows from the name, and return its path."""
    codec = "mp4v" if path.suffix == ".mp4" else "MJPG"
    # FFmpeg does not write a picture of one pixel; OpenCV's own writer does.
    writer_of = cv2.CAP_FFMPEG if min(size_px) > 1 else cv2.CAP_OPENCV_MJPEG
    fourcc = cv2.VideoWriter.fourcc(*codec)
    writer = cv2.VideoWriter(str(path), writer_of, fourcc, rate_hz, size_px)
    assert writer.isOpened(), f"this OpenCV cannot write {path.name}"
    if pictures is None:
        pictures = (numbered(index, size_px=size_px) for index in range(frames))
    for picture in pictures:
        writer.write(picture)
    writer.release()
    return path


def write_gif(path, *, delays_ms, size_px=SIZE_PX):
    """Write an animated GIF whose frames last as long as given."""
    animation = cv2.Animation()
    animation.frames = [
        cv2.cvtColor(numbered(10 * index, size_px=size_px), cv2.COLOR_BGR2BGRA)
        for index in range(len(delays_ms))
    ]
    animation.durations = list(delays_ms)
    assert cv2.imwriteanimation(str(path), animation)
    return path


def write_first_half(of: Path, to: Path):
    """Write what is left of a file when copying it broke off in the middle."""
    content = of.read_bytes()
    to.write_bytes(content[: len(content) // 2])
    return to


def turn_clockwise(path: Path):
    """Write into an MP4, as a phone held upright does, that it is to be turned by 90.

    The matrix of the track header (ISO/IEC 14496-12, 8.3.2) begins 40 bytes into a
    version 0 box's content, in 16.16 and 2.30 fixed point.
    """
    content = bytearray(path.read_bytes())
    matrix_at = content.index(b"tkhd") + len(b"tkhd") + 40
    one, width = 1 << 16, SIZE_PX[1] << 16
    matrix = (0, one, 0, -one, 0, 0, width, 0, 1 << 30)
    struct.pack_into(">9i", content, matrix_at, *matrix)
    path.write_bytes(content)
    return path
