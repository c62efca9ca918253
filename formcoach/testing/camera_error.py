"""How far one camera is off, as it was measured (docs/evidence.md).

A camera that reads every knee a few degrees too straight is the same as an exact one
before a body that bends its knees a few degrees less; so the body is changed.
"""

from dataclasses import dataclass

import numpy as np

from formcoach.domain.anatomy import Side
from formcoach.figure.angles import COLUMN, Rows

_LIMBS = ("hip_flexion", "knee_flexion", "elbow_flexion", "elbow_opening")
_SHOULDERS = ("shoulder_flexion", "shoulder_abduction")
_UNSIGNED = ("knee_flexion", "elbow_flexion", "elbow_opening")


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraError:
    """What a camera adds to what a body does, the same for a whole session."""

    limbs_deg: float = 0.0
    """Hips, knees and elbows."""
    shoulders_deg: float = 0.0
    trunk_deg: float = 0.0
    side_bend_share: float = 1.0
    """Share of a side bend that is read."""
    rotation_share: float = 1.0
    """Share of a turn of the trunk that is read."""
    jitter_px: float = 0.0
    """Standard deviation of every landmark from frame to frame."""

    def seen(self, rows: Rows) -> Rows:
        """Return the bodies that an exact camera would have to see instead."""
        seen = rows.copy()
        for side in Side:
            for name in _LIMBS:
                seen[:, COLUMN[f"{name}_{side}"]] += self.limbs_deg
            for name in _SHOULDERS:
                seen[:, COLUMN[f"{name}_{side}"]] += self.shoulders_deg
            for name in _UNSIGNED:
                column = COLUMN[f"{name}_{side}"]
                seen[:, column] = np.where(
                    rows[:, column] > 0.0, np.maximum(seen[:, column], 0.0), 0.0
                )
        seen[:, COLUMN["trunk_inclination"]] += self.trunk_deg
        seen[:, COLUMN["trunk_lateral_flexion"]] *= self.side_bend_share
        seen[:, COLUMN["trunk_rotation"]] *= self.rotation_share
        return seen


EXACT = CameraError()
READS_LOW = CameraError(
    limbs_deg=-2.3 - 6.4,
    shoulders_deg=-7.0,
    trunk_deg=-2.6,
    side_bend_share=0.82,
    rotation_share=0.65,
    jitter_px=0.5,
)
"""One standard deviation below the mean (Cosoli 2026; own renders; Keraal sample)."""
READS_HIGH = CameraError(
    limbs_deg=-2.3 + 6.4,
    shoulders_deg=7.0,
    trunk_deg=2.6,
    rotation_share=1.05,
    jitter_px=0.5,
)
"""One standard deviation above it."""
