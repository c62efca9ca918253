"""Whether a pose model finds a known pose where it is.

A hash says that a file is the right one; this says that it works here, with this
MediaPipe on this machine.
"""

from importlib import resources
from pathlib import Path

import cv2
import numpy as np

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Frame, Image
from formcoach.errors import PoseModelError
from formcoach.pose.mediapipe_landmarker import MediaPipeLandmarker

PICTURE = "known_pose.jpg"
"""A rendered person on hands and knees, 640x480, the left side to the camera."""
KNOWN_PX: dict[Landmark, tuple[float, float]] = {
    Landmark.LEFT_SHOULDER: (246, 302),
    Landmark.LEFT_HIP: (331, 311),
    Landmark.LEFT_KNEE: (333, 384),
    Landmark.LEFT_ANKLE: (404, 382),
    Landmark.LEFT_WRIST: (250, 383),
}
"""What lite, full and heavy (mediapipe 1.2.2) find within 3 px."""
TOLERANCE_PX = 8.0
"""More than twice what the models differ by; a tenth of the trunk in that picture."""


def check_known_pose(model: Path) -> None:
    """Run a model on the known picture.

    Raises
    ------
    PoseModelError
        If it cannot be loaded, finds nobody, or finds the joints somewhere else.

    """
    landmarker = MediaPipeLandmarker(model)
    try:
        pose = landmarker.estimate(Frame(time_s=0.0, image=_read_picture()))
    finally:
        landmarker.close()
    if pose.trouble:
        raise _failed(model, "it finds nobody in a picture of a person")
    for landmark, known_px in KNOWN_PX.items():
        off_px = float(np.linalg.norm(pose.at(landmark) - known_px))
        if off_px > TOLERANCE_PX:
            joint = landmark.name.replace("_", " ").lower()
            raise _failed(model, f"it finds the {joint} {off_px:.0f} px beside it")


def _failed(model: Path, what: str) -> PoseModelError:
    return PoseModelError(
        f"{model}: the pose model does not work here: {what}",
        hint="formcoach doctor looks for the cause; --model PATH takes another bundle.",
    )


def _read_picture() -> Image:
    data = resources.files("formcoach.pose").joinpath(PICTURE).read_bytes()
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if image is None:
        raise PoseModelError(
            f"{PICTURE}: the picture for checking the pose model cannot be read",
            hint="Install formcoach again.",
        )
    return image.astype(np.uint8, copy=False)
