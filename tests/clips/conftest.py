"""The poses of every real clip, found once for all tests."""

import pytest

from formcoach.capture.video_file import VideoFile
from formcoach.pipeline import poses
from formcoach.pose.estimator import open_estimator
from formcoach.pose.model_file import model_facts


@pytest.fixture(scope="session")
def poses_of(clips_dir, model_path):
    """Return a function that gives the poses of a clip by its name."""
    found = {}

    def once(name):
        if name not in found:
            estimator = open_estimator(model_facts(path=model_path), outline=True)
            try:
                found[name] = tuple(poses(VideoFile(clips_dir / name), estimator))
            finally:
                estimator.close()
        return found[name]

    return once
