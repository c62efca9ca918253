"""Made-up people with exactly known angles, for tests of anything that takes poses.

A stick figure is bent to given clinical angles, turned to the camera, and projected
without perspective, so every signal that lies in the plane of the picture has an exact
answer. Public: whoever builds on formcoach may use it in tests of their own.
"""

from formcoach.figure.angles import (
    FOREARM_PLANK,
    HOOK_LYING,
    ON_HANDS_AND_KNEES,
    SITTING,
    STANDING,
    Angles,
    LimbAngles,
)
from formcoach.figure.camera import (
    FACING_CAMERA_DEG,
    FACING_LEFT_DEG,
    FACING_RIGHT_DEG,
    Camera,
)
from formcoach.figure.skeleton import Person
from formcoach.testing.backs import with_back
from formcoach.testing.exercises import made_up_squat
from formcoach.testing.observing import ObserverHere
from formcoach.testing.patient_sets import made_up_repetition
from formcoach.testing.patients import made_up_history, made_up_session
from formcoach.testing.people import pose
from formcoach.testing.performances import absent, perform

__all__ = [
    "FACING_CAMERA_DEG",
    "FACING_LEFT_DEG",
    "FACING_RIGHT_DEG",
    "FOREARM_PLANK",
    "HOOK_LYING",
    "ON_HANDS_AND_KNEES",
    "SITTING",
    "STANDING",
    "Angles",
    "Camera",
    "LimbAngles",
    "ObserverHere",
    "Person",
    "absent",
    "made_up_history",
    "made_up_repetition",
    "made_up_session",
    "made_up_squat",
    "perform",
    "pose",
    "with_back",
]
