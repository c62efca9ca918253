"""What is drawn: who hinges how, and how it is filmed.

Everything about a repetition follows from its name, so nothing else has to be kept.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

OUTFITS = ("coloured", "light", "loose")
TURNED_DEG = (15, 8, -8, -15)
ROUNDED_DEG = (30, 45)
"""By turns, as the way in which somebody is turned."""

Place = tuple[float, float, float]
PLACES: tuple[Place, ...] = (
    (2.5, 0.9, 0.0),
    (2.6, 1.0, 3.0),
    (2.7, 0.8, -3.0),
    (2.8, 0.9, 5.0),
    (2.9, 1.0, -5.0),
    (3.0, 0.8, 1.0),
)
"""Where the camera may stand: metres away, metres up, degrees of roll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One hip hinge."""

    person: str
    outfit: str
    yaw_deg: int
    """Off the exact side view, towards the person's face; negative towards the back."""
    spine_deg: int
    """Flexion of the whole spine at the end."""
    number: int

    @property
    def name(self) -> str:
        """Name the repetition."""
        what = (self.person, self.outfit, self.yaw_deg, self.spine_deg, self.number)
        return "-".join(map(str, what))

    @classmethod
    def named(cls, name: str) -> "Repetition":
        """Return the repetition of a name."""
        person, outfit, numbers = name.split("-", 2)
        yaw, spine, number = numbers.rsplit("-", 2)
        return cls(
            person=person,
            outfit=outfit,
            yaw_deg=int(yaw),
            spine_deg=int(spine),
            number=int(number),
        )

    @property
    def drawn(self) -> "Drawn":
        """Everything that is left to chance."""
        rng = np.random.default_rng(zlib.crc32(self.name.encode()))
        return Drawn(
            inclination_deg=rng.uniform(50.0, 80.0),
            thigh_lean_deg=rng.uniform(14.0, 24.0),
            neck_deg=rng.uniform(-20.0, -4.0),
            lumbar_share=rng.uniform(0.45, 0.65),
            down_s=rng.uniform(1.5, 3.0),
            faces_left=bool(rng.integers(2)),
            light=rng.uniform(0.6, 1.1),
            place=PLACES[rng.integers(len(PLACES))],
            grain=int(rng.integers(1000)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What differs from one repetition to the next."""

    inclination_deg: float
    thigh_lean_deg: float
    neck_deg: float
    lumbar_share: float
    """Of the spine's flexion."""
    down_s: float
    faces_left: bool
    light: float
    place: Place
    grain: int


def planned(
    people: tuple[str, ...], outfits: tuple[str, ...], rounds: range
) -> Iterator[Repetition]:
    """Return the repetitions of some rounds; each has all people in all clothes.

    A round has two neutral repetitions, one exactly from the side and one turned, and
    a rounded one as either of them.
    """
    for number in rounds:
        for place, person in enumerate(people):
            for outfit in outfits:
                turned_deg = TURNED_DEG[(number + OUTFITS.index(outfit)) % 4]
                yaws_deg = (0, turned_deg)
                rounded_yaw_deg = yaws_deg[(place + number // 2) % 2]
                rounded_deg = ROUNDED_DEG[(number + place // 2) % 2]
                for yaw_deg, spine_deg in (
                    *((yaw_deg, 0) for yaw_deg in yaws_deg),
                    (rounded_yaw_deg, rounded_deg),
                ):
                    yield Repetition(
                        person=person,
                        outfit=outfit,
                        yaw_deg=yaw_deg,
                        spine_deg=spine_deg,
                        number=number,
                    )
