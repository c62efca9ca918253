"""Which part of a picture the model looks at: the whole, or a square of its short side.

The detector shrinks what it is given to a square of 224 pixels. In a picture of 16:9 a
person of a fifth of its width is often missed there and found in a square. Once
found, a person is followed at the full resolution either way, so the squares serve to
find people only.
"""

from dataclasses import dataclass

import numpy as np

from formcoach.domain.observation import Image, Pose

MIN_ASPECT = 1.2
"""Below this (5:4 is 1.25) a square is hardly nearer to a person than the whole."""
SQUARES = (0.5, 0.0, 1.0)
"""Where the squares lie along the longer side: in the middle first, where people stand,
then at both ends."""
MIN_VISIBILITY = 0.5
"""The model's own idea of a landmark that can be seen."""
MARGIN_FRAC = 0.04
"""How near the edge of a square a person may come; a hand's width at 3 m."""
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


def regions(image: Image) -> tuple[Region, ...]:
    """Return the whole picture and, where it is long, the squares in it."""
    height_px, width_px = image.shape[:2]
    whole = Region(left_px=0, top_px=0, width_px=width_px, height_px=height_px)
    side_px = min(width_px, height_px)
    if max(width_px, height_px) < MIN_ASPECT * side_px:
        return (whole,)
    return (
        whole,
        *(
            Region(
                left_px=round(place * (width_px - side_px)),
                top_px=round(place * (height_px - side_px)),
                width_px=side_px,
                height_px=side_px,
            )
            for place in SQUARES
        ),
    )


class Framing:
    """Tries the whole picture and its squares in turn until somebody is found."""

    def __init__(self) -> None:
        """Begin with the whole picture."""
        self._turn = 0
        self._stay_until_s = -np.inf

    def region(self, image: Image) -> Region:
        """Return the part of this picture to look at."""
        choice = regions(image)
        return choice[self._turn % len(choice)]

    def saw_nobody(self, time_s: float) -> None:
        """Look at another part next."""
        if self._turn == 0:
            self._stay_until_s = time_s + RETRY_S
        self._turn = (self._turn + 1) % (1 + len(SQUARES))

    def saw(self, pose: Pose, region: Region) -> bool:
        """Keep the part in which somebody was found, unless they are leaving it.

        Returns
        -------
        bool
            True if the whole picture comes next, so that the tracker must forget.

        """
        leaves = (
            region.width_px * region.height_px < pose.width_px * pose.height_px
            and pose.time_s >= self._stay_until_s
            and not region.holds(pose)
        )
        if leaves:
            self._turn = 0
        return leaves
