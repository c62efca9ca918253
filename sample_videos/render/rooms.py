"""What the rooms look like."""

from dataclasses import dataclass

from render.light import Lamp

Rgb = tuple[float, float, float]

WALL_M = 2.2  # behind the mat
MAT_M = (0.8, 1.95, 0.008)  # along X, Y and Z; its top is z = 0
FLOOR_M = -MAT_M[2] - 0.001  # just under the mat, or the two would flicker

DAYLIGHT_LAMPS = (
    Lamp(at_m=(-1.9, -2.0, 2.2), size_m=1.6, watts=180.0, rgb=(1.0, 0.97, 0.92)),
    Lamp(at_m=(-1.2, 2.6, 2.3), size_m=1.2, watts=70.0, rgb=(0.92, 0.96, 1.0)),
)
EVENING_LAMPS = (
    Lamp(at_m=(-1.0, 0.6, 2.5), size_m=0.7, watts=150.0, rgb=(1.0, 0.80, 0.58)),
    Lamp(at_m=(0.9, -2.4, 1.9), size_m=0.5, watts=60.0, rgb=(1.0, 0.76, 0.52)),
)
WINDOW_LAMPS = (
    Lamp(at_m=(-0.8, -3.0, 1.7), size_m=1.8, watts=330.0, rgb=(0.90, 0.95, 1.0)),
    Lamp(at_m=(-2.2, 1.8, 2.4), size_m=1.0, watts=55.0, rgb=(1.0, 0.93, 0.84)),
)
OAK = ((0.66, 0.50, 0.35), (0.60, 0.44, 0.30), (0.36, 0.26, 0.18))
WALNUT = ((0.42, 0.29, 0.20), (0.36, 0.24, 0.17), (0.20, 0.13, 0.10))
ASH = ((0.72, 0.66, 0.58), (0.68, 0.61, 0.53), (0.48, 0.42, 0.36))


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Colours, sRGB from 0 to 1, furniture and light."""

    wall_rgb: Rgb = (0.83, 0.81, 0.76)
    plank_rgbs: tuple[Rgb, Rgb, Rgb] = OAK
    """Two kinds of planks, and the gap between them."""
    mat_rgb: Rgb | None = (0.35, 0.44, 0.36)
    mat_m: tuple[float, float, float] = MAT_M
    mat_middle_m: tuple[float, float] = (0.0, -0.12)
    sofa_rgb: Rgb = (0.62, 0.63, 0.61)
    cushion_rgb: Rgb = (0.78, 0.60, 0.30)
    furniture: tuple[str, ...] = ("sofa", "sideboard", "pictures", "plant")
    daylight: float = 0.7
    """Strength of the light that comes from all around."""
    lamps: tuple[Lamp, ...] = DAYLIGHT_LAMPS


LIVING_ROOM = Room()
BLUE_ROOM = Room(
    wall_rgb=(0.60, 0.67, 0.72),
    plank_rgbs=ASH,
    mat_rgb=(0.42, 0.30, 0.44),
    sofa_rgb=(0.30, 0.34, 0.42),
    cushion_rgb=(0.80, 0.74, 0.62),
    lamps=WINDOW_LAMPS,
)
EVENING_ROOM = Room(
    wall_rgb=(0.80, 0.72, 0.62),
    plank_rgbs=WALNUT,
    mat_rgb=(0.22, 0.32, 0.46),
    sofa_rgb=(0.52, 0.36, 0.28),
    cushion_rgb=(0.30, 0.42, 0.36),
    daylight=0.35,
    lamps=EVENING_LAMPS,
)
ROOMS = {"living": LIVING_ROOM, "blue": BLUE_ROOM, "evening": EVENING_ROOM}
