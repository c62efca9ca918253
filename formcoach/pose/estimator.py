"""The estimator that everybody uses: MediaPipe, with one person followed."""

from formcoach.ports import PoseEstimator
from formcoach.pose.mediapipe_landmarker import MediaPipeFinder, MediaPipeLandmarker
from formcoach.pose.model_file import ModelFacts
from formcoach.pose.person_lock import PersonLock


def open_estimator(model: ModelFacts) -> PoseEstimator:
    """Load a model for one source; every source needs an estimator of its own.

    Raises
    ------
    PoseModelError
        If the model cannot be loaded.

    """
    landmarker = MediaPipeLandmarker(model.path, name=model.name)
    return PersonLock(landmarker, MediaPipeFinder(model.path))
