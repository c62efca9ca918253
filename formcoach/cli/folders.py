"""Where formcoach keeps things on this machine: for the user alone to read."""

import contextlib
import os
from pathlib import Path

import platformdirs

from formcoach.private_files import make_private


def data_folder() -> Path:
    """Return where patients and the user's own exercises are kept; it need not exist.

    ``FORMCOACH_DATA`` names another folder.
    """
    named = os.environ.get("FORMCOACH_DATA")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("formcoach", appauthor=False)


def log_folder() -> Path:
    """Return where the logs are kept; it need not exist."""
    return platformdirs.user_log_path("formcoach", appauthor=False)


def kept_poses_folder() -> Path:
    """Return where the poses of measured clips are kept; it need not exist."""
    return platformdirs.user_cache_path("formcoach", appauthor=False) / "accuracy"


def library_log() -> Path:
    """Return the file for what libraries print, with its folder made if possible."""
    folder = log_folder()
    with contextlib.suppress(OSError):  # whoever opens the log then does without
        make_private(folder)
    return folder / "libraries.log"
