"""One person is followed, and poses are marked when that is in doubt.

MediaPipe sees one person at a time. A second one is looked for, about once a second,
in a small copy of the picture in which the first is painted over. That look is taken
while the next frames are already with the model, and heard when they are done: it
costs no time, and the answer comes at the same frame however fast the computer is.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Frame, Image, Pose, Trouble
from formcoach.ports import PoseEstimator
from formcoach.pose.person_watch import JumpWatch, SecondPersonWatch
from formcoach.scheduling import give_way

LOOK_PX = 320
"""The longer side of the small copy; the detector itself sees 224 pixels of it."""
HEARD_AFTER_FRAMES = 2
"""A look takes longer than one frame, since it must find where people are as well."""
MARGIN_TORSOS = 0.35
"""How far clothes, hair and hands reach beyond the landmarks; chosen on the real clips
(tests/pose/test_person_lock.py): at 0.25 what is left of a person is still found."""
CLEAR_VISIBILITY = 0.9
"""The median visibility of the landmarks of a real second person is 0.93 or more; of
shelves and shadows that are taken for one, 0.87 or less (the real clips, and composites
of them)."""
TORSO = [
    Landmark.LEFT_SHOULDER,
    Landmark.RIGHT_SHOULDER,
    Landmark.LEFT_HIP,
    Landmark.RIGHT_HIP,
]


class PersonFinder(Protocol):
    """Finds a person in a single picture, without following anybody."""

    def find(self, image: Image) -> Pose | None:
        """Return the pose of the person who is seen best, or None if nobody is."""
        ...

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        ...


class PersonLock:
    """Passes poses on, marked where they may be somebody else's."""

    def __init__(self, estimator: PoseEstimator, finder: PersonFinder) -> None:
        """Stand before an estimator of one source."""
        self.name = estimator.name
        self._estimator = estimator
        self._finder = finder
        self._jumps = JumpWatch()
        self._second = SecondPersonWatch()
        self._looker = ThreadPoolExecutor(1, "second look", initializer=give_way)
        self._look: tuple[float, Future[bool]] | None = None
        self._frames_since_look = 0

    def estimate(self, frame: Frame) -> Pose:
        """Return the estimator's pose, marked if it jumped or somebody else is near."""
        pose = self._estimator.estimate(frame)
        self._hear_look()
        if pose.trouble is not None or frame.image is None:
            return pose
        jumped = self._jumps.update(pose)
        if self._look is None and self._second.is_due(pose.time_s):
            look = self._looker.submit(
                sees_somebody_else, self._finder, frame.image, pose
            )
            self._look, self._frames_since_look = (pose.time_s, look), 0
        if self._second.present:
            return replace(pose, trouble=Trouble.SECOND_PERSON)
        return replace(pose, trouble=Trouble.JUMPED) if jumped else pose

    def close(self) -> None:
        """Close both models. Safe to repeat."""
        self._looker.shutdown()
        self._estimator.close()
        self._finder.close()

    def _hear_look(self) -> None:
        self._frames_since_look += 1
        if self._look and self._frames_since_look >= HEARD_AFTER_FRAMES:
            time_s, look = self._look
            self._look = None
            self._second.update(time_s, found=look.result())


def sees_somebody_else(finder: PersonFinder, image: Image, pose: Pose) -> bool:
    """Tell whether there is a person beside the one whose pose is known.

    A trunk found inside the outline of the known person is what is left of them, and
    somebody of whom little is visible is furniture.
    """
    scale = min(1.0, LOOK_PX / max(image.shape[:2]))
    outline = cv2.convexHull((pose.image_px * scale).astype(np.float32))
    other = finder.find(_paint_over(image, scale, outline, _torso_px(pose) * scale))
    if other is None or np.median(other.visibility) < CLEAR_VISIBILITY:
        return False
    x_px, y_px = other.image_px[TORSO].mean(axis=0)
    middle = (float(x_px), float(y_px))
    return cv2.pointPolygonTest(outline, middle, measureDist=False) < 0


def _paint_over(
    image: Image, scale: float, outline: NDArray[Any], torso_px: float
) -> Image:
    """Return a small copy without what is inside an outline and a margin around it."""
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    corners = [np.round(outline).astype(np.int32)]
    margin_px = max(3, round(2 * MARGIN_TORSOS * torso_px))
    edge = np.zeros(small.shape[:2], np.uint8)
    cv2.polylines(edge, corners, isClosed=True, color=255, thickness=margin_px + 4)
    cv2.polylines(edge, corners, isClosed=True, color=0, thickness=margin_px)
    cv2.fillPoly(edge, corners, 0)
    colour = cv2.mean(small, edge)
    cv2.fillPoly(small, corners, colour)
    cv2.polylines(small, corners, isClosed=True, color=colour, thickness=margin_px)
    return small.astype(np.uint8, copy=False)


def _torso_px(pose: Pose) -> float:
    return float(np.ptp(pose.image_px[TORSO], axis=0).max())
