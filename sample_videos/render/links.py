"""Two segments that reach for a point: where the joint between them goes."""

from dataclasses import dataclass

import numpy as np

from render.angles import hanging_deg
from render.figure import Figure
from render.rotation import Vector

NEARLY = 0.9995  # of the full length, which is as far as a limb reaches


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """An arm or a leg, in the sagittal plane."""

    upper_m: float
    lower_m: float
    bends: float
    """1 if the lower segment swings forward when the joint bends, -1 if backward."""

    def length_m(self, bent_deg: float) -> float:
        """Return how far the ends are apart with the joint bent."""
        bent = np.radians(bent_deg)
        along = self.upper_m + self.lower_m * np.cos(bent)
        return float(np.hypot(along, self.lower_m * np.sin(bent)))

    def reach(self, top_m: Vector, bottom_m: Vector) -> tuple[float, float]:
        """Return how far the upper segment is swung forward, and the joint's flexion.

        What is farther away than the limb is long is reached for with it straight.
        """
        away_m = float(np.linalg.norm((bottom_m - top_m)[1:]))
        away_m = min(away_m, NEARLY * (self.upper_m + self.lower_m))
        square = away_m**2
        between = (square - self.upper_m**2 - self.lower_m**2) / (
            2.0 * self.upper_m * self.lower_m
        )
        bent_deg = float(np.degrees(np.arccos(np.clip(between, -1.0, 1.0))))
        bent = np.radians(bent_deg)
        aside = np.arctan2(
            self.lower_m * np.sin(bent), self.upper_m + self.lower_m * np.cos(bent)
        )
        line_deg = hanging_deg(top_m, bottom_m)
        return line_deg - self.bends * float(np.degrees(aside)), bent_deg


def arm_of(figure: Figure) -> Links:
    """Return the arm of a body."""
    return _links(figure, ("shoulder", "elbow", "wrist"), 1.0)


def leg_of(figure: Figure) -> Links:
    """Return the leg of a body."""
    return _links(figure, ("hip", "knee", "ankle"), -1.0)


def _links(figure: Figure, joints: tuple[str, str, str], bends: float) -> Links:
    top, middle, bottom = joints
    return Links(
        upper_m=figure.length_m(top, middle),
        lower_m=figure.length_m(middle, bottom),
        bends=bends,
    )
