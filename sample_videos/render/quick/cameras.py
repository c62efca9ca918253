"""From where the people of the sweep are seen, and in which clothes, in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from render.camera import CameraSpec
from render.sweep.people import PEOPLE

FIRST_DEG = (0.0, 30.0, 10.0, 20.0)
FURTHER_DEG, BETWEEN_DEG = (40.0, 60.0), (15.0, 25.0, 50.0)
FRONT_DEG = (90.0, 75.0, 60.0, 82.0, 67.0, 45.0)
HARDER = ("light", "wall")
TWO_PEOPLE = ("female_average", "male_average")
AWAY_DEG = (-15.0, -30.0, -45.0)

STANDING = {"distance_m": 2.6, "height_m": 0.9, "beside_m": -0.05}
PLACES = {
    "level": {},
    "laptop": {"height_m": 0.55, "pitch_deg": -6.0},
    "high": {"height_m": 1.7, "pitch_deg": 20.0},
    "far": {"distance_m": 3.6},
    "rolled": {"roll_deg": 7.0},
    "low": {"height_m": 0.2, "pitch_deg": -14.0},
    "raised": {"distance_m": 3.4, "height_m": 1.1},
}
"""How the camera stands, beyond 2.6 m away, 0.9 m up and level."""
TRIED = ("laptop", "high", "far", "rolled", "low")
ALL, SIDE, FACE = "all", "side", "front"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One person in one outfit from one place."""

    person: str
    outfit: str
    place: str
    yaw_deg: float
    """Off the exact side view towards the person's face; 90 is the front."""
    plane: str
    """`side` or `front`: which poses are shown."""

    @property
    def camera(self) -> CameraSpec:
        """The camera of the place."""
        return CameraSpec(**{**STANDING, **PLACES[self.place]})

    @property
    def name(self) -> str:
        """Name the sight."""
        where = f"{self.place}_{self.yaw_deg:+03.0f}"
        return f"{self.person}_{self.outfit}_{where}"


def all_sights() -> Iterator[Sight]:
    """Return every sight; if the sweep is cut short the first ones tell most."""
    yield from _sights(PEOPLE, ("coloured",), ("level",), FIRST_DEG)
    yield from _sights(PEOPLE, ("coloured",), ("raised",), FRONT_DEG, FACE)
    yield from _sights(PEOPLE, ("coloured",), ("level",), FURTHER_DEG)
    yield from _sights(TWO_PEOPLE, ("coloured",), TRIED, (0.0,))
    yield from _sights(PEOPLE, HARDER, ("level",), (0.0,))
    yield from _sights(PEOPLE, ("coloured",), ("level",), BETWEEN_DEG)
    yield from _sights(TWO_PEOPLE, ("coloured",), ("level",), AWAY_DEG)
    yield from _sights(TWO_PEOPLE, ("coloured",), ("laptop", "high"), (30.0,))


def _sights(people, outfits, places, yaws_deg, plane=SIDE) -> Iterator[Sight]:
    for person in people:
        for outfit in outfits:
            for place in places:
                for yaw_deg in yaws_deg:
                    yield Sight(
                        person=person,
                        outfit=outfit,
                        place=place,
                        yaw_deg=yaw_deg,
                        plane=plane,
                    )
