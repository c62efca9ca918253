"""The poses of every real clip, found once for all tests."""

import pytest

from formcoach.capture.video_file import VideoFile
from formcoach.pipeline import poses
from formcoach.pose.mediapipe_landmarker import MediaPipeLandmarker


@pytest.fixture(scope="session")
def poses_of(clips_dir, model_path):
    """Return a function that gives the poses of a clip by its name."""
    found = {}

    def once(name):
        if name not in found:
            landmarker = MediaPipeLandmarker(model_path)
            try:
                found[name] = tuple(poses(VideoFile(clips_dir / name), landmarker))
            finally:
                landmarker.close()
        return found[name]

    return once
