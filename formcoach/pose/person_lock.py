"""One person is followed, and poses are marked when that is in doubt.

MediaPipe sees one person at a time. A second one is looked for, about once a second,
in a small copy of the picture in which the first is painted over.
"""

from dataclasses import replace
from typing import Protocol

import cv2
import numpy as np

from formcoach.domain.observation import Frame, Image, Pose, Trouble
from formcoach.ports import PoseEstimator
from formcoach.pose.person_watch import JumpWatch, SecondPersonWatch

LOOK_PX = 480
"""The longer side of the small copy; the detector itself sees 224."""
MARGIN_TORSOS = 0.35
"""How far clothes, hair and hands reach beyond the landmarks; chosen on the real clips
(tests/pose/test_person_lock.py): nobody is found in what is left of one person."""


class PersonFinder(Protocol):
    """Tells whether there is anybody in a picture."""

    def finds_somebody(self, image: Image) -> bool:
        """Return True if there is a person, whoever it is."""
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

    def estimate(self, frame: Frame) -> Pose:
        """Return the estimator's pose, marked if it jumped or somebody else is near."""
        pose = self._estimator.estimate(frame)
        if pose.trouble is not None or frame.image is None:
            return pose
        jumped = self._jumps.update(pose)
        if self._second.is_due(pose.time_s):
            rest = paint_over(frame.image, pose)
            found = self._finder.finds_somebody(rest)
            self._second.update(pose.time_s, found=found)
        if self._second.present:
            return replace(pose, trouble=Trouble.SECOND_PERSON)
        return replace(pose, trouble=Trouble.JUMPED) if jumped else pose

    def close(self) -> None:
        """Close both models. Safe to repeat."""
        self._estimator.close()
        self._finder.close()


def paint_over(image: Image, pose: Pose) -> Image:
    """Return a small copy of a picture without the person whose pose is known.

    Their outline is the hull of the landmarks and a margin around it, filled with the
    mean colour of its edge.
    """
    scale = min(1.0, LOOK_PX / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    hull = cv2.convexHull(np.round(pose.image_px * scale).astype(np.int32))
    torso_px = np.ptp(pose.image_px[[11, 12, 23, 24]], axis=0).max() * scale
    width_px = max(3, int(2 * MARGIN_TORSOS * torso_px))
    inside = np.zeros(small.shape[:2], np.uint8)
    cv2.fillPoly(inside, [hull], 255)
    cv2.polylines(inside, [hull], isClosed=True, color=255, thickness=width_px)
    edge = cv2.dilate(inside, np.ones((5, 5), np.uint8)) & ~inside
    small[inside > 0] = cv2.mean(small, edge)[:3]
    return small.astype(np.uint8, copy=False)
