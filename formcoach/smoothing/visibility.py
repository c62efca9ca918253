"""Takes out what was not seen.

The model gives coordinates for every landmark, hidden or not. Its visibility is
smoothed and lags about ten frames, so it is read with hysteresis; a point outside the
picture was not seen whatever the model says.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import N_LANDMARKS
from formcoach.domain.observation import Pose

# The far side of a true side view reads 0.45-0.8 on the real clips, limbs outside the
# picture 0.00-0.15.
SEEN_ABOVE = 0.4
HIDDEN_BELOW = 0.3


class VisibilityGate:
    """Replaces the landmarks that were not seen by NaN."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self._seen: NDArray[np.bool_] = np.zeros(N_LANDMARKS, dtype=bool)

    def update(self, pose: Pose) -> Pose:
        """Return the pose with NaN where a landmark was hidden or outside."""
        self._seen = np.where(
            self._seen, pose.visibility > HIDDEN_BELOW, pose.visibility > SEEN_ABOVE
        )
        seen = self._seen & _inside(pose)
        return replace(
            pose,
            image_px=np.where(seen[:, None], pose.image_px, np.nan),
            world_m=np.where(seen[:, None], pose.world_m, np.nan),
        )


def _inside(pose: Pose) -> NDArray[np.bool_]:
    x_px, y_px = pose.image_px[:, 0], pose.image_px[:, 1]
    inside: NDArray[np.bool_] = (
        (x_px >= 0) & (x_px <= pose.width_px) & (y_px >= 0) & (y_px <= pose.height_px)
    )
    return inside
