"""OpenCV's door: quiet, with time limits, and closed to everything nobody asked for.

FFmpeg would by itself follow playlists, read other files and call other hosts. What may
be opened is therefore listed here, for files and for network cameras apart.
"""

import os
import sys
import time
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
    "|protocol_whitelist;http,https,httpproxy,tcp,tls"
    f"|format_whitelist;rtsp,rtp,mpjpeg,mjpeg,jpeg_pipe,h264,hevc,{FILE_FORMATS}"
)
OPTIONS_VARIABLE = "OPENCV_FFMPEG_CAPTURE_OPTIONS"
OPEN_TIMEOUT_MS = 3000
"""A camera in a home network answers in milliseconds; one that wakes up, in seconds."""
READ_TIMEOUT_MS = 1500
"""The longest that a read from the network may block (measured: False after 1.50 s)."""

LIVE_AFTER_S = 0.01
"""A picture that took longer to come was waited for, so it is new: at 30 a second one
comes every 0.033 s, while decoding one that lay ready takes 0.001 to 0.006 s."""
ENOUGH_NEW = 2
"""So many new ones in a row end the search; a busy computer makes one come late."""
BACKLOG_LIMIT_S = 1.0
"""A stream whose decoding never keeps up is taken as it is after so long."""

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
    """Open a network camera; neither opening nor reading blocks beyond its limit.

    The pictures that FFmpeg gathered while it looked at the stream are thrown away:
    over RTSP they were half a second old and all came at once.
    """
    limits = [
        *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_TIMEOUT_MS),
        *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_TIMEOUT_MS),
    ]
    capture = _open_with_ffmpeg(url, NETWORK_OPTIONS, limits)
    _skip_backlog(capture)
    return capture


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


def _skip_backlog(capture: cv2.VideoCapture) -> None:
    began_s = asked_s = time.monotonic()
    new_in_a_row = 0
    while new_in_a_row < ENOUGH_NEW and capture.grab():
        now_s = time.monotonic()
        if now_s - began_s > BACKLOG_LIMIT_S:
            return
        new_in_a_row = new_in_a_row + 1 if now_s - asked_s > LIVE_AFTER_S else 0
        asked_s = now_s


def _open_with_ffmpeg(
    address: str, options: str, limits: list[int]
) -> cv2.VideoCapture:
    hush()
    with _opening:  # the options reach FFmpeg through the environment of the process
        if os.environ.get(OPTIONS_VARIABLE) != options:
            os.environ[OPTIONS_VARIABLE] = options
        return cv2.VideoCapture(address, cv2.CAP_FFMPEG, limits)
