"""Reads one picture the way formcoach reads a camera's."""

import math
from pathlib import Path
from typing import Any

from formcoach.domain.anatomy import Side
from formcoach.domain.observation import Frame, Image, Pose
from formcoach.domain.orientation import View
from formcoach.kinematics.measure import Goniometer, Reading
from formcoach.pose.framing import Framing
from formcoach.pose.mediapipe_landmarker import NOTHING, MediaPipeLandmarker
from formcoach.smoothing.side_swap import SideSwapRepair
from formcoach.smoothing.visibility import VisibilityGate

LOOKS = 3
"""Times that a picture is shown, for the model's own smoothing to settle."""
STEP_S = 1 / 30
DECIMALS = 2


class StillReader(MediaPipeLandmarker):
    """A landmarker that forgets one picture's person before the next picture."""

    def __init__(self, model: Path) -> None:
        """Load the model."""
        super().__init__(model, outline=True)
        self._time_s = 0.0

    def read(self, image: Image, plane: View) -> dict[str, Any]:
        """Return everything that is measured on a picture, for a line of the file."""
        self._detect(NOTHING, self._time_s)
        self._framing = Framing()
        swap, visible = SideSwapRepair(), VisibilityGate()
        goniometer = Goniometer(plane)
        for _ in range(LOOKS):
            self._time_s += STEP_S
            pose = self.estimate(Frame(time_s=self._time_s, image=image))
            reading = goniometer.measure(visible.update(swap.update(pose)))
        self._time_s += STEP_S
        return _line(pose, reading)


def _line(pose: Pose, reading: Reading) -> dict[str, Any]:
    orientation = reading.orientation
    read = {
        name: round(value, DECIMALS)
        for name, value in reading.measurements.values.items()
        if not math.isnan(value)
    }
    return {
        "found": pose.trouble is None,
        "view": orientation.view.value,
        "view_angle": _rounded(orientation.view_angle_deg),
        "facing": orientation.facing,
        "posture": reading.posture.value,
        "visible": {
            side.value: _rounded(float(pose.visibility[list(_leg(side))].min()))
            for side in Side
        },
        "read": read,
    }


def _leg(side: Side) -> range:
    """Return the landmarks from hip to ankle of one side."""
    return range(23 + (side is Side.RIGHT), 29, 2)


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else round(value, DECIMALS)
