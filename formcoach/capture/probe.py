"""Which webcams this computer has, for ``formcoach doctor`` and for names."""

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2

from formcoach.capture.opencv import WEBCAM_BACKENDS, hush

try:
    from cv2_enumerate_cameras import enumerate_cameras
except ImportError:
    enumerate_cameras = None

NAMES_AVAILABLE = enumerate_cameras is not None
"""Whether the optional package that knows the names of webcams is installed."""
PROBED_INDICES = range(5)
"""A computer with more than five webcams has somebody who knows their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraInfo:
    """A webcam that was found."""

    index: int
    """What ``--camera`` takes."""
    name: str
    """What the maker calls it, or ``Webcam 0`` where that is not known."""


def list_cameras() -> tuple[CameraInfo, ...]:
    """Return the webcams there are, by number; without names it tries to open them."""
    if enumerate_cameras is None:
        return _that_open()
    backend = WEBCAM_BACKENDS.get(sys.platform, cv2.CAP_ANY)
    found = {info.index: info.name for info in enumerate_cameras(backend)}
    return tuple(CameraInfo(index=index, name=found[index]) for index in sorted(found))


def _that_open() -> tuple[CameraInfo, ...]:
    return tuple(
        CameraInfo(index=index, name=f"Webcam {index}")
        for index in PROBED_INDICES
        if _may_exist(index) and _opens(index)
    )


def _may_exist(index: int) -> bool:
    return sys.platform != "linux" or Path(f"/dev/video{index}").exists()


def _opens(index: int) -> bool:
    hush()
    webcam = cv2.VideoCapture(index, WEBCAM_BACKENDS.get(sys.platform, cv2.CAP_ANY))
    try:
        return bool(webcam.isOpened())
    finally:
        webcam.release()
