"""An MP4 file that takes its place only when all of it is on the disk.

OpenCV says nothing when a frame cannot be written, so the finished file is opened once
more and its frames are counted before it replaces anything.
"""

import os
import shutil
import tempfile
from pathlib import Path

import cv2
from cv2.utils.logging import setLogLevel

from formcoach.domain.observation import Image
from formcoach.errors import OutputError, UsageError

SUFFIX = ".mp4"
CODECS = ("avc1", "mp4v")
"""H.264 where the OpenCV build has an encoder for it, else MPEG-4 part 2."""
SILENT = 0
"""OpenCV's own log level that says nothing."""
FFMPEG_SILENT = "-8"
"""FFmpeg's AV_LOG_QUIET: it would tell the terminal about every codec it lacks."""
LEAST_FREE_BYTES = 1_000_000
"""With less than this left, a file that broke off broke off because of it."""


class Mp4File:
    """Writes pictures of one size into a file that only its owner may read.

    Raises
    ------
    UsageError
        If the name is not that of an MP4 file.
    OutputError
        If nothing can be written there.

    """

    def __init__(self, path: Path, fps: float) -> None:
        self._path = _writable(path)
        self._fps = fps
        self._part = _part_of(self._path)
        self._writer: cv2.VideoWriter | None = None
        self._frames_count = 0

    def write(self, image: Image) -> None:
        """Append a picture; its sides are even, and like those of the first."""
        if self._writer is None:
            height_px, width_px = image.shape[:2]
            self._writer = _opened(self._part, self._fps, (width_px, height_px))
        if self._writer is None:
            self.discard()
            raise OutputError(
                f"{self._path}: this OpenCV cannot write MP4 videos.",
                hint="Install it anew: pip install --force-reinstall opencv-python",
            )
        self._writer.write(image)
        self._frames_count += 1

    def finish(self) -> None:
        """Put the file in its place; without a picture there is no file.

        Raises
        ------
        OutputError
            If not all of it could be written; then nothing is left half-written.

        """
        try:
            if self._release():
                self._check_whole()
                _sync(self._part)
                self._part.replace(self._path)
        except OSError as error:
            raise _unwritable(self._path, error.strerror or str(error)) from error
        finally:
            self._part.unlink(missing_ok=True)

    def discard(self) -> None:
        """Leave nothing behind but what was there before. Safe to repeat."""
        self._release()
        self._part.unlink(missing_ok=True)

    def _release(self) -> bool:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.release()
        return writer is not None

    def _check_whole(self) -> None:
        written = cv2.VideoCapture(str(self._part), cv2.CAP_FFMPEG)
        try:
            count = written.get(cv2.CAP_PROP_FRAME_COUNT) if written.isOpened() else 0
        finally:
            written.release()
        if round(count) != self._frames_count:
            raise _unwritable(self._path, _why_broken(self._path.parent))


def _writable(path: Path) -> Path:
    if path.suffix.lower() != SUFFIX:
        raise UsageError(
            f"{path}: an annotated video is an MP4 file, and this name does not end "
            f"in {SUFFIX}.",
            hint=f"Try {path.with_suffix(SUFFIX).name}.",
        )
    if not path.parent.is_dir():
        raise _unwritable(path, f"there is no folder {path.parent}")
    if path.exists() and not path.is_file():  # never replace a device
        raise _unwritable(path, "it is not an ordinary file")
    return path


def _part_of(path: Path) -> Path:
    """Make a private file beside the one that it will become."""
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem}.", suffix=SUFFIX, dir=path.parent.resolve()
        )
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error
    os.close(handle)
    return Path(name)


def _opened(path: Path, fps: float, size_px: tuple[int, int]) -> cv2.VideoWriter | None:
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", FFMPEG_SILENT)
    setLogLevel(SILENT)
    for codec in CODECS:
        code = cv2.VideoWriter.fourcc(*codec)
        writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, code, fps, size_px)
        if writer.isOpened():
            return writer
        writer.release()
    return None


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _why_broken(folder: Path) -> str:
    if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
        return "the disk is full"
    return "the video broke off while it was written"


def _unwritable(path: Path, why: str) -> OutputError:
    return OutputError(
        f"{path}: the annotated video cannot be written: {why}.",
        hint="Choose a folder with free space that you may write to.",
    )
