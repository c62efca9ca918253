"""What many tests need: the real clips and the pose model, where there are any."""

import os
from pathlib import Path

import pytest

from formcoach.errors import PoseModelError
from formcoach.pose.model_file import find_model

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def clips_dir() -> Path:
    """Return the folder of real clips, or skip the test where it is absent."""
    folder = Path(os.environ.get("FORMCOACH_CLIPS", PROJECT / "../shared/clips"))
    if not folder.is_dir():
        pytest.skip(f"no real clips in {folder} (set FORMCOACH_CLIPS)")
    return folder.resolve()


@pytest.fixture(scope="session")
def model_path() -> Path:
    """Return a pose model, or skip the test where there is none."""
    own = os.environ.get("FORMCOACH_MODEL")
    try:
        return find_model(path=Path(own) if own else None)
    except PoseModelError as error:
        return pytest.skip(f"{error.message} (formcoach model fetch, FORMCOACH_MODEL)")
