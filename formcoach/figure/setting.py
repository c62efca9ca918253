"""Where a made-up body does an exercise: on the floor, before a camera."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.measurement import Measurements
from formcoach.domain.orientation import Posture, View
from formcoach.figure.angles import COLUMN, Rows
from formcoach.figure.camera import (
    FACING_CAMERA_DEG,
    FACING_LEFT_DEG,
    FACING_RIGHT_DEG,
    Camera,
    poses_of,
)
from formcoach.figure.skeleton import Person, Points, joints
from formcoach.kinematics.body import Body
from formcoach.kinematics.measure import signals_of

CM_PER_M = 100.0
RAISED_CAMERA_DEG = 45.0
"""How far a camera at the feet of a lying person looks down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A person on the floor before a camera."""

    person: Person
    camera: Camera
    view: View
    facing: int
    """+1 facing right in the picture, -1 left; as told by the real facing."""
    anchors: tuple[Landmark, ...]
    """Landmarks whose middle stays where it is."""

    def place(self, rows: Rows) -> Points:
        """Return the joints of bodies that rest on the floor and slide nowhere."""
        points = joints(rows, self.person)
        low = points[..., 2].min(axis=1)
        anchor = points[:, list(self.anchors)].mean(axis=1)
        points[..., :2] -= anchor[:, None, :2]
        points[..., 0] += rows[:, None, COLUMN["forward_cm"]] / CM_PER_M
        points[..., 2] -= low[:, None]
        return points

    def read(self, rows: Rows) -> list[Measurements]:
        """Return what an exact camera reads of bodies, without time or noise."""
        bend = rows[:, COLUMN["back_bend"]] if self.view is View.SIDE else None
        return self.read_joints(self.place(rows), back_bend=bend)

    def read_joints(
        self, points: Points, *, back_bend: NDArray[np.float64] | None = None
    ) -> list[Measurements]:
        """Return the same of joints that are placed already."""
        times_s = np.zeros(len(points))
        seen = poses_of(points, times_s, self.camera, back_bend=back_bend)
        return [
            signals_of(pose, Body.of(pose), self.view, self.facing) for pose in seen
        ]

    def moved(self, camera: Camera) -> "Setting":
        """Return the setting with another camera."""
        return replace(self, camera=camera)


def setting_for(
    posture: Posture, view: View, side: Side, *, person: Person | None = None
) -> Setting:
    """Return the setting in which an exercise is seen best.

    Parameters
    ----------
    posture
        How the body starts.
    view
        From where the exercise is seen.
    side
        The side that moves; in a side view it is the one near the camera.
    person
        The body's lengths; an adult by default.

    """
    right = side is Side.RIGHT
    sideways = FACING_RIGHT_DEG if right else FACING_LEFT_DEG
    from_feet = view is View.FRONT and posture is Posture.SUPINE
    return Setting(
        person=person or Person(),
        camera=Camera(
            yaw_deg=FACING_CAMERA_DEG if view is View.FRONT else sideways,
            pitch_deg=RAISED_CAMERA_DEG if from_feet else 0.0,
            hips_px=(320.0, 420.0),
            px_per_m=140.0,
        ),
        view=view,
        facing=1 if right else -1,
        anchors=_anchors(posture, side),
    )


def _anchors(posture: Posture, side: Side) -> tuple[Landmark, ...]:
    if posture is Posture.HALF_KNEELING:
        return (Landmark.on(side, "knee"),)
    part = {
        Posture.STANDING: "ankle",
        Posture.SITTING: "ankle",
        Posture.KNEELING: "knee",
        Posture.QUADRUPED: "knee",
        Posture.SIDE_LYING: "knee",
    }.get(posture, "hip")
    return tuple(Landmark.on(each, part) for each in Side)


def heights(points: Points, landmarks: tuple[Landmark, ...]) -> NDArray[np.float64]:
    """Return how far landmarks are above the floor, shape ``(n, m)``, metres."""
    above: NDArray[np.float64] = points[:, list(landmarks), 2]
    return above
