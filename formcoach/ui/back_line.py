"""The outline of the back as it is to be drawn over the picture."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.feedback.body_state import back_is_seen, back_state
from formcoach.feedback.looks import State
from formcoach.kinematics.back import back_line


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BackLine:
    """A curve from the hips to the shoulders."""

    points_px: NDArray[np.float64]
    """Shape ``(n, 2)``, pixels of the camera's picture."""
    state: State


def seen_back(exercise: Exercise, instant: Instant | None) -> BackLine | None:
    """Return the outline of the back; None where it is not asked for or not measured.

    An edge that is found but not measured may be that of an arm.
    """
    if instant is None or not exercise.needs_outline or not back_is_seen(instant):
        return None
    return BackLine(
        points_px=back_line(instant.pose, instant.orientation.facing),
        state=back_state(exercise, instant),
    )
