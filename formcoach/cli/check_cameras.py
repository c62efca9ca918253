"""The cameras: which there are, and how one of them behaves."""
# ruff: noqa: PLC0415 (imports inside functions: a broken OpenCV is a finding here)

import sys
import time
from collections.abc import Iterator

from formcoach.cli.checkup import Check, State
from formcoach.cli.folders import library_log
from formcoach.errors import FormcoachError
from formcoach.ports import FrameSource
from formcoach.streams import libraries_hushed

MEASURED_S = 2.0
"""Sixty frames of a usual webcam: enough for a rate."""
MACOS_REMARK = (
    " (macOS asks once; later: System Settings > Privacy & Security > Camera)"
)
NONE_REMEDY = (
    "Plug a webcam in, or use the address of a network camera; videos need none."
)


def camera_checks(camera: str | None) -> Iterator[Check]:
    """List the webcams, and try one if it is named."""
    with libraries_hushed(library_log()):
        yield _listed()
        if camera is not None:
            yield _tried(camera)


def _listed() -> Check:
    try:
        from formcoach.capture.probe import list_cameras

        cameras = list_cameras()
    except (ImportError, OSError) as error:
        return Check(name="Webcams", found=f"OpenCV does not load: {error}")
    if not cameras:
        return Check(name="Webcams", found="none", state=State.LOOK, remedy=NONE_REMEDY)
    remark = MACOS_REMARK if sys.platform == "darwin" else ""
    listed = ", ".join(f"{info.index} ({info.name})" for info in cameras)
    return Check(name="Webcams", found=listed + remark)


def _tried(camera: str) -> Check:
    from formcoach.capture.open_source import open_source

    name = f"Camera {camera}"
    try:
        source = open_source(camera, live=True)
        try:
            return Check(name=name, found=_measured(source))
        finally:
            source.close()
    except FormcoachError as error:
        return Check(
            name=name, found=error.message, state=State.MISSING, remedy=error.hint
        )


def _measured(source: FrameSource) -> str:
    """Take frames for two seconds and say their size and rate."""
    shape: tuple[int, ...] = ()
    times_s: list[float] = []
    begun_s = time.monotonic()
    for frame in source.frames():
        if frame.image is not None:
            shape = frame.image.shape
            times_s.append(frame.time_s)
        if time.monotonic() - begun_s > MEASURED_S:
            break
    if len(times_s) < 2:  # noqa: PLR2004  # a rate needs two
        return "opens, but gave no pictures"
    rate_hz = (len(times_s) - 1) / (times_s[-1] - times_s[0])
    return f"{shape[1]}x{shape[0]} pixels, {rate_hz:.1f} frames a second"
