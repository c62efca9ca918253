"""Where files are kept, and whether there is room."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from formcoach.cli.checkup import Check, State
from formcoach.cli.folders import data_folder, log_folder
from formcoach.pose.model_cache import cache_folder

BYTES_PER_MB = 1_000_000
LEAST_FREE_MB = 200
"""Fetching a model by way of npm or pip takes up to this much for a moment."""


def folder_checks() -> Iterator[Check]:
    """Name the folders and measure the room."""
    yield Check(
        name="Folders",
        found=f"exercises {data_folder() / 'exercises'}; pose model {cache_folder()}; "
        f"logs {log_folder()}",
    )
    yield _room(cache_folder())


def _room(folder: Path) -> Check:
    free_mb = shutil.disk_usage(_existing(folder)).free // BYTES_PER_MB
    enough = free_mb >= LEAST_FREE_MB
    return Check(
        name="Disk",
        found=f"{free_mb} MB free",
        state=State.OK if enough else State.LOOK,
        remedy="" if enough else f"Make room: {LEAST_FREE_MB} MB are needed to fetch.",
    )


def _existing(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.exists())
