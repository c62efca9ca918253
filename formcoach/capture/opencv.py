"""OpenCV's door: quiet, with time limits, and closed to everything nobody asked for.

FFmpeg would by itself follow playlists, read other files and call other hosts. What may
be opened is therefore listed here, for files and for network cameras apart.
"""

import os
import sys
from pathlib import Path
from threading import Lock
from typing import Protocol

import cv2
from cv2.typing import MatLike
from cv2.utils.logging import setLogLevel

SETTINGS = {
    # FFmpeg's AV_LOG_QUIET: its messages would tear the terminal's picture.
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    # Windows: some webcams need 20 s to open with hardware transforms (opencv#17687).
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    # Linux: a webcam that falls silent fails after 2 s; OpenCV would wait 10 s.
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2",
}
SILENT = 0
"""OpenCV's own log level that says nothing."""

FILE_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,avi,matroska,webm,gif,mpeg,mpegts,ogg,asf,flv"
"""The containers a video file may have: none of them opens a second file."""
FILE_OPTIONS = f"protocol_whitelist;file|format_whitelist;{FILE_FORMATS}"
NETWORK_OPTIONS = (
    "rtsp_transport;tcp"  # over UDP lost packets smear the picture
    "|protocol_whitelist;http,https,httpproxy,tcp,tls,udp,rtp"
    f"|format_whitelist;rtsp,rtp,mpjpeg,mjpeg,jpeg_pipe,h264,hevc,{FILE_FORMATS}"
)
OPTIONS_VARIABLE = "OPENCV_FFMPEG_CAPTURE_OPTIONS"
OPEN_TIMEOUT_MS = 3000
"""A camera in a home network answers in milliseconds; one that wakes up, in seconds."""
READ_TIMEOUT_MS = 1500
"""The longest that a read from the network may block (measured: False after 1.50 s)."""

WEBCAM_BACKENDS = {
    "linux": cv2.CAP_V4L2,
    "darwin": cv2.CAP_AVFOUNDATION,
    "win32": cv2.CAP_MSMF,
}
"""The systems' own; a webcam's number means another one in another backend."""

_opening = Lock()


class Capture(Protocol):
    """What is used of ``cv2.VideoCapture``."""

    def isOpened(self) -> bool:  # noqa: N802 OpenCV's name
        """Return whether the source could be opened."""
        ...

    def grab(self) -> bool:
        """Take the next picture, undecoded; False if there is none."""
        ...

    def retrieve(self) -> tuple[bool, MatLike]:
        """Decode the picture taken last."""
        ...

    def release(self) -> None:
        """Let go of the source."""
        ...


def hush() -> None:
    """Keep OpenCV and FFmpeg from writing to the terminal; a user's settings stay."""
    for name, setting in SETTINGS.items():
        os.environ.setdefault(name, setting)
    setLogLevel(SILENT)


def open_file(path: Path) -> cv2.VideoCapture:
    """Open a video file; an absolute path is never taken for one of FFmpeg's protocols.

    Times are the file's own and its rotation is applied.
    """
    return _open_with_ffmpeg(str(path.resolve()), FILE_OPTIONS, [])


def open_network(url: str) -> cv2.VideoCapture:
    """Open a network camera; neither opening nor reading blocks beyond its limit."""
    limits = [
        *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_TIMEOUT_MS),
        *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_TIMEOUT_MS),
    ]
    return _open_with_ffmpeg(url, NETWORK_OPTIONS, limits)


def open_webcam(index: int, *, width_px: int, height_px: int) -> cv2.VideoCapture:
    """Open a webcam and ask for a size; the webcam may answer with another one."""
    hush()
    webcam = cv2.VideoCapture(index, WEBCAM_BACKENDS.get(sys.platform, cv2.CAP_ANY))
    if webcam.isOpened():
        # Uncompressed USB pictures can come as slowly as 10 a second; MJPEG does not.
        webcam.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        webcam.set(cv2.CAP_PROP_FRAME_WIDTH, width_px)
        webcam.set(cv2.CAP_PROP_FRAME_HEIGHT, height_px)
    return webcam


def _open_with_ffmpeg(
    address: str, options: str, limits: list[int]
) -> cv2.VideoCapture:
    hush()
    with _opening:  # the options reach FFmpeg through the environment of the process
        os.environ[OPTIONS_VARIABLE] = options
        return cv2.VideoCapture(address, cv2.CAP_FFMPEG, limits)
