"""The pose that a camera would give of a made-up body."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Pose
from formcoach.figure.angles import Angles, as_rows
from formcoach.figure.camera import Camera, poses_of
from formcoach.figure.skeleton import Person, joints


def pose(
    angles: Angles,
    *,
    time_s: float = 0.0,
    person: Person | None = None,
    camera: Camera | None = None,
    hidden: Iterable[Landmark] = (),
) -> Pose:
    """Return the pose of a made-up person.

    Parameters
    ----------
    angles
        What the body does.
    time_s
        When.
    person
        The body's lengths; an adult by default.
    camera
        Where the body is seen from; in profile, facing right, by default.
    hidden
        Landmarks to which the model would give no visibility.

    Returns
    -------
    Pose
        All landmarks, also the hidden ones, as the model gives them.

    """
    points = joints(as_rows([angles]), person or Person())
    [seen] = poses_of(points, np.array([time_s]), camera or Camera())
    visibility = seen.visibility.copy()
    visibility[list(hidden)] = 0.0
    return replace(seen, visibility=visibility)
