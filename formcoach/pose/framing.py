"""Which part of a picture the model looks at: the whole, or the square in its middle.

The detector shrinks what it is given to a square of 224 pixels. In a picture of 16:9 a
person of a fifth of its width is often missed there and found in the middle square
(measurement.md 2.4, size). Once found, a person is followed at the full resolution
either way, so the square serves to find people only.
"""

from dataclasses import dataclass

import numpy as np

from formcoach.domain.observation import Image, Pose

MIN_ASPECT = 1.2
"""Below this (5:4 is 1.25) the middle square is hardly nearer to a person."""
MIN_VISIBILITY = 0.5
"""The model's own idea of a landmark that can be seen."""
MARGIN_FRAC = 0.04
"""How near the edge of the square a person may come; a hand's width at 3 m."""
RETRY_S = 1.0
"""How long a square is kept after the whole picture showed nobody; one frame a second
without a pose does not interrupt the coach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of a picture, in pixels."""

    left_px: int
    top_px: int
    width_px: int
    height_px: int

    def cut(self, image: Image) -> Image:
        """Return this part of a picture, as a view."""
        return image[
            self.top_px : self.top_px + self.height_px,
            self.left_px : self.left_px + self.width_px,
        ]

    def holds(self, pose: Pose) -> bool:
        """Tell whether all of a person that can be seen lies well inside."""
        seen = pose.image_px[pose.visibility >= MIN_VISIBILITY]
        margin_px = MARGIN_FRAC * self.width_px
        low = np.array([self.left_px, self.top_px]) + margin_px
        high = low + np.array([self.width_px, self.height_px]) - 2 * margin_px
        return bool(((seen >= low) & (seen <= high)).all())


def whole(image: Image) -> Region:
    """Return the region that is all of a picture."""
    height_px, width_px = image.shape[:2]
    return Region(left_px=0, top_px=0, width_px=width_px, height_px=height_px)


class Framing:
    """Tries the whole picture and its middle square in turn until somebody is found."""

    def __init__(self) -> None:
        """Begin with the whole picture."""
        self._in_square = False
        self._stay_until_s = -np.inf

    def region(self, image: Image) -> Region:
        """Return the part of the next picture to look at."""
        height_px, width_px = image.shape[:2]
        if not self._in_square or not _is_long(width_px, height_px):
            return whole(image)
        side_px = min(width_px, height_px)
        return Region(
            left_px=(width_px - side_px) // 2,
            top_px=(height_px - side_px) // 2,
            width_px=side_px,
            height_px=side_px,
        )

    def saw_nobody(self, time_s: float) -> None:
        """Look at the other part next."""
        if not self._in_square:
            self._stay_until_s = time_s + RETRY_S
        self._in_square = not self._in_square

    def saw(self, pose: Pose, region: Region) -> bool:
        """Keep the part in which somebody was found, unless they are leaving it.

        Returns
        -------
        bool
            True if another part comes next, so that the tracker must forget.

        """
        leaves = (
            self._in_square
            and _is_long(pose.width_px, pose.height_px)
            and pose.time_s >= self._stay_until_s
            and not region.holds(pose)
        )
        self._in_square = self._in_square and not leaves
        return leaves


def _is_long(width_px: int, height_px: int) -> bool:
    return max(width_px, height_px) >= MIN_ASPECT * min(width_px, height_px)
