"""The checks before a video file is opened: one clear sentence for each mistake."""

import stat
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from formcoach.capture.containers import HEAD_BYTES, Kind, kind_of
from formcoach.errors import VideoError

VIDEO_SUFFIXES = (
    *(".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".gif", ".3gp"),
    *(".mpg", ".mpeg", ".ts", ".mts", ".ogv", ".wmv", ".flv"),
)
FOLDER_LIMIT = 2000
"""How many names of a folder are looked at for a suggestion: enough for any at home."""
SIMILARITY = 0.6
"""``difflib``'s own default: two swapped or missing letters in a short name."""
FORMATS_HINT = "formcoach opens MP4, MOV, AVI, MKV, WebM and animated GIF."
KIND_HINTS = {
    Kind.PICTURE: "Form is judged on movement: give a video or an animated GIF.",
    Kind.PLAYLIST: "A playlist points to other files: give the video file itself.",
    Kind.UNKNOWN: FORMATS_HINT,
}


def readable_video(path: Path) -> Path:
    """Return the absolute path of a file that starts like a video.

    Raises
    ------
    VideoError
        If it is missing, a folder, a device, empty, unreadable or something else.

    """
    path = _at_home(path)
    mode = _mode_of(path)
    if stat.S_ISDIR(mode):
        raise VideoError(f"{path} is a folder, not a video.", hint=_one_of(path))
    if not stat.S_ISREG(mode):
        raise VideoError(f"{path} is a device, not a video file.", hint=FORMATS_HINT)
    kind = kind_of(_head(path))
    if kind is not Kind.VIDEO:
        raise VideoError(f"{path.name} is {kind}.", hint=KIND_HINTS[kind])
    return path.resolve()


def nearest_name(path: Path) -> str | None:
    """Return the file in the same folder whose name is nearest, if any is near."""
    by_lower = {name.lower(): name for name in _names(_at_home(path).parent)}
    near = get_close_matches(path.name.lower(), by_lower, n=1, cutoff=SIMILARITY)
    return str(path.parent / by_lower[near[0]]) if near else None


def _at_home(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # nobody of that name: then it is a name like any other
        return path


def _mode_of(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise VideoError(
            f"There is no file {path}.", hint=_did_you_mean(path)
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from error


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from error
    if not head:
        raise VideoError(f"{path.name} is empty (0 bytes).", hint="Copy it again.")
    return head


def _unreadable(path: Path, error: OSError) -> VideoError:
    return VideoError(
        f"{path} cannot be read: {error.strerror}.",
        hint="Check who may read the file and whether its disk is still attached.",
    )


def _did_you_mean(path: Path) -> str:
    if not path.parent.is_dir():
        return f"There is no folder {path.parent} either."
    near = nearest_name(path)
    return f"Did you mean {near}?" if near else "Check the name and the folder."


def _one_of(folder: Path) -> str:
    videos = sorted(
        name for name in _names(folder) if Path(name).suffix.lower() in VIDEO_SUFFIXES
    )
    return (
        f"Name a file in it, such as {folder / videos[0]}." if videos else FORMATS_HINT
    )


def _names(folder: Path) -> list[str]:
    """Return the first names in a folder, without those that would upset a terminal."""
    try:
        names = [entry.name for entry in islice(folder.iterdir(), FOLDER_LIMIT)]
    except (OSError, ValueError):
        return []
    return [name for name in names if name.isprintable()]
