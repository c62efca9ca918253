"""What a person meant by ``0``, ``http://...``, ``film.mp4`` or ``logitech``.

OpenCV takes a third of a second to load, so it is loaded only once it is known what to
open: ``formcoach --help`` imports this module.
"""
# ruff: noqa: PLC0415 (imports inside functions, for that reason)

import os
import re
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """What a person meant, before anything is opened: one of three is given."""

    webcam: int | None = None
    address: NetworkAddress | None = None
    path: Path | None = None

    @property
    def name(self) -> str:
        """What a person would call it."""
        if self.path:
            return self.path.name
        if self.address:
            return f"Network camera {self.address.shown}"
        return f"Webcam {self.webcam}"


def named_source(text: str) -> NamedSource:
    """Read what a person named; see :func:`open_source`.

    Raises
    ------
    VideoError
        If it is empty.
    CameraError
        If it is no address, or no name of a webcam here.

    """
    text = text.strip()
    if not text:
        raise VideoError("No camera and no video was named.", hint="Give 0 or a file.")
    number = DEVICE.fullmatch(text)
    if number:
        return NamedSource(webcam=int(number[1]))
    if "://" in text:
        return NamedSource(address=NetworkAddress.parsed(text))
    if _is_path(text):
        return NamedSource(path=Path(text))
    return NamedSource(webcam=_index_of(text))


def open_source(
    named: str | NamedSource,
    *,
    live: bool | None = None,
    size_px: tuple[int, int] | None = None,
) -> "FrameSource":
    """Open the camera or the video that a person named.

    Parameters
    ----------
    named
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
    source = named_source(named) if isinstance(named, str) else named
    if source.path:
        return _file(source.path, live=live)
    if live is False:
        raise VideoError(
            f"{source.name} is a camera, and only video files can be analysed.",
            hint="'formcoach coach' uses cameras.",
        )
    from formcoach.capture.camera import DEFAULT_SIZE_PX, network_camera, webcam

    if source.address:
        return network_camera(source.address)
    return webcam(source.webcam or 0, size_px=size_px or DEFAULT_SIZE_PX)


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
