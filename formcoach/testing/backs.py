"""Backs with an exactly known bend, for people who have only joints."""

import math
from dataclasses import replace

import numpy as np

from formcoach.domain.observation import N_STATIONS, STATIONS, Pose, TrunkOutline
from formcoach.kinematics.back import FROM, TO

DEPTH = 0.2
"""Torso lengths from the line of the trunk to its edge, halfway up."""


def with_back(pose: Pose, bend_deg: float) -> Pose:
    """Return a pose with the outline of a back.

    Parameters
    ----------
    pose
        The person.
    bend_deg
        What ``back_bend`` is to read; NaN for a back that is not seen.

    """
    if math.isnan(bend_deg):
        distance = np.full((2, N_STATIONS), np.nan)
    else:
        curvature = math.radians(bend_deg) / (2.0 * (TO - FROM))
        middle = (FROM + TO) / 2.0
        edge = DEPTH - curvature * (STATIONS - middle) ** 2
        distance = np.stack([edge, edge])
    sharpness = np.where(np.isfinite(distance), 1.0, 0.0)
    return replace(pose, outline=TrunkOutline(distance=distance, sharpness=sharpness))
