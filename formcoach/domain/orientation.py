"""How the person is placed: against gravity, and against the camera."""

from dataclasses import dataclass
from enum import StrEnum

from formcoach.domain.anatomy import Side


class View(StrEnum):
    """From where the camera sees the person."""

    SIDE = "side"
    FRONT = "front"
    OBLIQUE = "oblique"
    UNKNOWN = "unknown"


class Posture(StrEnum):
    """How the body lies or stands against gravity."""

    STANDING = "standing"
    SITTING = "sitting"
    HALF_KNEELING = "half_kneeling"
    KNEELING = "kneeling"
    QUADRUPED = "quadruped"
    PRONE = "prone"
    SUPINE = "supine"
    SIDE_LYING = "side_lying"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """From where the person is seen, and which way they face."""

    view: View
    view_angle_deg: float
    """Between the line of sight and the person's left-right axis: 0 exact profile, 90
    face or back to the camera; NaN where unknown."""
    facing: int
    """+1 if the front of the body lies clockwise of the direction from hips to head in
    the picture (an upright person looks to the right), -1 if not, 0 unknown."""

    def turned_deg(self, view: View) -> float:
        """Return how far the person is turned out of a side or a front view.

        Degrees: 0 exactly in that view, 90 in the other; NaN where unknown.
        """
        exact_deg = 90.0 if view is View.FRONT else 0.0
        return abs(self.view_angle_deg - exact_deg)

    @property
    def near(self) -> Side | None:
        """The side of the person that is nearer to the camera in a side view."""
        return {1: Side.RIGHT, -1: Side.LEFT}.get(self.facing)
