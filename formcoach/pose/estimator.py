"""The estimator that everybody uses: MediaPipe, with one person followed."""

import cv2

from formcoach.ports import PoseEstimator
from formcoach.pose.mediapipe_landmarker import MediaPipeFinder, MediaPipeLandmarker
from formcoach.pose.model_file import ModelFacts
from formcoach.pose.person_lock import PersonLock


def open_estimator(model: ModelFacts, *, outline: bool = False) -> PoseEstimator:
    """Load a model for one source; every source needs an estimator of its own.

    OpenCV works in one thread from then on: its others look for more work for a while
    after each picture, on the processor that the model could have.

    Parameters
    ----------
    model
        Which bundle.
    outline
        Whether the outline of the trunk is wanted as well.

    Raises
    ------
    PoseModelError
        If the model cannot be loaded.

    """
    cv2.setNumThreads(1)
    landmarker = MediaPipeLandmarker(model.path, name=model.name, outline=outline)
    return PersonLock(landmarker, MediaPipeFinder(model.path))
