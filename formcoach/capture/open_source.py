"""What a person meant by ``0``, ``http://...``, ``film.mp4`` or ``logitech``.

OpenCV takes a third of a second to load, so it is loaded only once it is known what to
open: ``formcoach --help`` imports this module.
"""
# ruff: noqa: PLC0415 (imports inside functions, for that reason)

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from formcoach.capture.existing_file import nearest_name
from formcoach.capture.network_address import NetworkAddress
from formcoach.errors import CameraError, VideoError

if TYPE_CHECKING:
    from formcoach.ports import FrameSource

DEVICE = re.compile(r"(?:/dev/video)?(\d{1,3})", re.ASCII)
"""A webcam's number, or its device on Linux."""
NAMES_HINT = "Give its number, such as 0, or install the names: pip install {}"
NAMES_PACKAGE = "cv2-enumerate-cameras"


def open_source(
    text: str, *, live: bool | None = None, size_px: tuple[int, int] | None = None
) -> "FrameSource":
    """Open the camera or the video that a person named.

    Parameters
    ----------
    text
        A webcam's number (``0``), device (``/dev/video0``) or part of its name; the
        address of a network camera; or the path of a video or an animated GIF. A file
        whose name is a number needs its folder before it: ``./0``.
    live
        True plays a file as if it were a webcam, False refuses cameras, None takes
        everything as it is.
    size_px
        Width and height to ask a webcam for.

    Raises
    ------
    VideoError
        If it is a file that cannot be used, or a camera where ``live`` is False.
    CameraError
        If it is a camera that cannot be used, or nothing that is known.

    """
    text = text.strip()
    if not text:
        raise VideoError("No camera and no video was named.", hint="Give 0 or a file.")
    number = DEVICE.fullmatch(text)
    if number:
        return _webcam(int(number[1]), live=live, size_px=size_px)
    if "://" in text:
        return _network(NetworkAddress.parsed(text), live=live)
    if _is_path(text):
        return _file(Path(text), live=live)
    return _webcam(_index_of(text), live=live, size_px=size_px)


def _is_path(text: str) -> bool:
    path = Path(text)
    named_like_one = bool(path.suffix) or "/" in text or "\\" in text
    # Unlike Path.exists, os.path.exists takes a name that is too long for a name.
    return named_like_one or text.startswith("~") or os.path.exists(text)  # noqa: PTH110


def _file(path: Path, *, live: bool | None) -> "FrameSource":
    from formcoach.capture.playback import Playback
    from formcoach.capture.video_file import VideoFile

    video = VideoFile(path)
    return Playback(video) if live else video


def _webcam(
    index: int, *, live: bool | None, size_px: tuple[int, int] | None
) -> "FrameSource":
    _refuse_where_files_are_wanted(f"Webcam {index}", live=live)
    from formcoach.capture.camera import DEFAULT_SIZE_PX, webcam

    return webcam(index, size_px=size_px or DEFAULT_SIZE_PX)


def _network(address: NetworkAddress, *, live: bool | None) -> "FrameSource":
    _refuse_where_files_are_wanted(address.shown, live=live)
    from formcoach.capture.camera import network_camera

    return network_camera(address)


def _refuse_where_files_are_wanted(name: str, *, live: bool | None) -> None:
    if live is False:
        raise VideoError(
            f"{name} is a camera, and only video files can be analysed.",
            hint="'formcoach coach' uses cameras.",
        )


def _index_of(name: str) -> int:
    """Return the number of the one webcam whose name contains the text."""
    from formcoach.capture.probe import NAMES_AVAILABLE, list_cameras

    if not NAMES_AVAILABLE:
        raise _unknown(name, NAMES_HINT.format(NAMES_PACKAGE))
    cameras = list_cameras()
    alike = [info for info in cameras if name.lower() in info.name.lower()]
    if len(alike) == 1:
        return alike[0].index
    listed = ", ".join(f"{info.index} ({info.name})" for info in alike or cameras)
    hint = f"Give a number: {listed}." if listed else "No webcam was found."
    raise _unknown(name, hint)


def _unknown(name: str, hint: str) -> CameraError:
    near = nearest_name(Path(name))
    meant = f"Did you mean the file {near}? " if near else ""
    return CameraError(
        f"{name} is no file here, and no single webcam has such a name.",
        hint=meant + hint,
    )
