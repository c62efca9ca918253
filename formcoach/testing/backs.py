"""Backs with an exactly known bend, for people who have only joints."""

from dataclasses import replace

from formcoach.domain.observation import Pose
from formcoach.figure.camera import outline


def with_back(pose: Pose, bend_deg: float) -> Pose:
    """Return a pose with the outline of a back.

    Parameters
    ----------
    pose
        The person.
    bend_deg
        What ``back_bend`` is to read; NaN for a back that is not seen.

    """
    return replace(pose, outline=outline(bend_deg))
