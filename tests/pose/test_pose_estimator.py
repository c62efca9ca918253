"""The estimator that everybody uses, and what it costs to import its neighbours."""

import subprocess
import sys

import cv2
import pytest

from formcoach.domain.observation import Frame, Trouble
from formcoach.errors import PoseModelError
from formcoach.pose import NETWORK_NOTICE
from formcoach.pose.estimator import open_estimator
from formcoach.pose.model_check import KNOWN_PX, TOLERANCE_PX, _read_picture
from formcoach.pose.model_file import model_facts


@pytest.mark.model
def test_the_known_person_is_found_alone(model_path):
    """From a model to a pose in two lines, on a picture that formcoach ships."""
    estimator = open_estimator(model_facts(path=model_path))

    poses = [
        estimator.estimate(Frame(time_s=n / 2, image=_read_picture())) for n in range(6)
    ]
    estimator.close()
    estimator.close()

    assert estimator.name == f"mediapipe {model_path.stem}"
    assert {pose.trouble for pose in poses} == {None}
    for landmark, known_px in KNOWN_PX.items():
        assert abs(poses[0].at(landmark) - known_px).max() < TOLERANCE_PX


@pytest.mark.model
def test_the_same_frames_give_the_same_poses(model_path):
    """Two runs over one video must agree to the last bit."""

    def run() -> list[bytes]:
        estimator = open_estimator(model_facts(path=model_path))
        image = _read_picture()
        frames = [Frame(time_s=n / 30, image=image[: 480 - 2 * n]) for n in range(8)]
        poses = [estimator.estimate(frame) for frame in frames]
        estimator.close()
        return [pose.image_px.tobytes() + pose.world_m.tobytes() for pose in poses]

    assert run() == run()


@pytest.mark.model
def test_an_empty_picture_shows_nobody(model_path):
    """Nobody is invented in an empty room."""
    estimator = open_estimator(model_facts(path=model_path))
    picture = _read_picture() * 0 + 128

    pose = estimator.estimate(Frame(time_s=0.0, image=picture))
    estimator.close()

    assert pose.trouble is Trouble.NOBODY


def test_a_missing_model_is_told_before_anything_is_loaded(tmp_path):
    """A wrong path is a sentence."""
    with pytest.raises(PoseModelError, match="this is no pose landmarker bundle"):
        model_facts(path=tmp_path / "none.task")


def test_models_and_recordings_are_handled_without_mediapipe():
    """A list of models and a replay must not wait two seconds for it."""
    program = (
        "import sys, formcoach.pose.model_file, formcoach.pose.recording_file;"
        "print(sorted({'mediapipe', 'cv2', 'flatbuffers'} & set(sys.modules)))"
    )

    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run.stdout == "[]\n"


def test_users_are_told_what_goes_over_the_network():
    """MediaPipe's own notice asks for it."""
    assert "reports usage figures to Google" in NETWORK_NOTICE


@pytest.mark.model
def test_opencv_keeps_no_threads_beside_the_model(model_path):
    """After each picture they would look for more work on the model's processor."""
    cv2.setNumThreads(2)

    open_estimator(model_facts(path=model_path)).close()

    assert cv2.getNumThreads() == 1
