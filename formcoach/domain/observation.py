"""What is seen at one instant: a frame of the camera, and the pose found in it.

Pixels count from the top left corner, x to the right and y down. World landmarks are
metres from the middle of the hips, in the directions of the picture. Times are seconds
of the source's own clock, never an index divided by a rate.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import N_LANDMARKS, Landmark

Image = NDArray[np.uint8]
"""Shape ``(height, width, 3)``, blue, green, red, contiguous."""


class Trouble(StrEnum):
    """Why nothing can be judged at an instant, whoever noticed it."""

    NO_PICTURE = "no_picture"
    FROZEN = "frozen"
    BLACK = "black"
    NOBODY = "nobody"
    SECOND_PERSON = "second_person"
    JUMPED = "jumped"
    WRONG_VIEW = "wrong_view"
    WRONG_POSTURE = "wrong_posture"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """One picture of a source, or the news that there is none."""

    time_s: float
    """Seconds on the source's own clock; strictly rising within a source."""
    image: Image | None
    """The picture, upright, or None while the camera gives none."""
    trouble: Trouble | None = None
    """``NO_PICTURE``, ``FROZEN`` or ``BLACK`` where the source noticed it."""


N_STATIONS = 24
"""Places along the trunk at which the edge of the body is looked for."""
STATIONS: NDArray[np.float64] = np.linspace(0.1, 1.0, N_STATIONS)
"""Where they are: 0 at the hips, 1 at the shoulders."""
STATIONS.setflags(write=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrunkOutline:
    """The edge of the body on both sides of the line from mid-hip to mid-shoulder.

    The first row is the side clockwise of the direction from hips to shoulders, the
    second the other one. Which of them is the back is decided by the facing.
    """

    distance: NDArray[np.float64]
    """Shape ``(2, 24)``, torso lengths from the line, NaN where no edge was found."""
    sharpness: NDArray[np.float64]
    """Shape ``(2, 24)``, 0-1: how much of the mask falls away right at the edge."""

    def __post_init__(self) -> None:
        """Refuse arrays of another shape, then lock them."""
        _lock("distance", self.distance, (2, N_STATIONS))
        _lock("sharpness", self.sharpness, (2, N_STATIONS))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pose:
    """Where the landmarks of one person are at one instant."""

    time_s: float
    """Seconds on the source's own clock."""
    image_px: NDArray[np.float64]
    """Shape ``(33, 2)``, pixels, x right and y down, NaN where not seen."""
    world_m: NDArray[np.float64]
    """Shape ``(33, 3)``, metres from mid-hip, x right, y down, z from the camera."""
    visibility: NDArray[np.float64]
    """Shape ``(33,)``, the model's own 0-1 figure; no measure of error."""
    width_px: int
    """Width of the picture."""
    height_px: int
    """Height of the picture."""
    trouble: Trouble | None = None
    """Why this pose cannot be judged, where capture or pose noticed it."""
    outline: TrunkOutline | None = None
    """The edge of the trunk, where a mask of the person was asked for."""

    def __post_init__(self) -> None:
        """Refuse arrays of another shape, then lock them."""
        _lock("image_px", self.image_px, (N_LANDMARKS, 2))
        _lock("world_m", self.world_m, (N_LANDMARKS, 3))
        _lock("visibility", self.visibility, (N_LANDMARKS,))

    @classmethod
    def absent(
        cls, time_s: float, trouble: Trouble, *, width_px: int = 0, height_px: int = 0
    ) -> Self:
        """Return the pose of an instant at which nobody was found."""
        return cls(
            time_s=time_s,
            image_px=np.full((N_LANDMARKS, 2), np.nan),
            world_m=np.full((N_LANDMARKS, 3), np.nan),
            visibility=np.zeros(N_LANDMARKS),
            width_px=width_px,
            height_px=height_px,
            trouble=trouble,
        )

    def at(self, landmark: Landmark) -> NDArray[np.float64]:
        """Return one landmark in pixels, shape ``(2,)``."""
        point: NDArray[np.float64] = self.image_px[landmark]
        return point

    def middle(self, first: Landmark, second: Landmark) -> NDArray[np.float64]:
        """Return the point midway between two landmarks in pixels, shape ``(2,)``."""
        point: NDArray[np.float64] = (self.image_px[first] + self.image_px[second]) / 2
        return point


def _lock(name: str, array: NDArray[np.float64], shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        message = f"{name} must have shape {shape}, got {array.shape}"
        raise ValueError(message)
    array.setflags(write=False)
