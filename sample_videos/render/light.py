"""The light of a room as a handful of directions and points that it comes from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.rotation import unit

Floats = NDArray[np.float32]

DIRECTIONS = 48  # that light from the room is gathered into
LAMP_GRID = 3  # points along each side of a lamp: the softness of its shadow
EMITTED = 0.25  # radiance of Blender's area lamps, times area, per watt


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """A square lamp that shines on the middle of the mat."""

    at_m: tuple[float, float, float]
    size_m: float
    watts: float
    rgb: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Light:
    """All light of a room, as arrays that `raster.irradiance` describes."""

    frames: Floats
    places: Floats
    colours: Floats


def gather(probe: NDArray[np.floating], lamps: tuple[Lamp, ...]) -> Light:
    """Return the light that a person in a room gets.

    Parameters
    ----------
    probe
        Shape (height, width, 3), linear RGB: the empty room all around, seen from its
        middle. Its first row is straight up, its middle column towards -Y, and its
        columns go round clockwise, seen from above.
    lamps
        Lamps, which the probe does not show.

    """
    around = [_from_all_around(probe)] + [_from_lamp(lamp) for lamp in lamps]
    frames, places, colours = (
        np.concatenate(each) for each in zip(*around, strict=True)
    )
    return Light(
        frames=frames.astype(np.float32),
        places=places.astype(np.float32),
        colours=colours.astype(np.float32),
    )


def _from_all_around(probe: NDArray[np.floating]) -> tuple[np.ndarray, ...]:
    height, width = probe.shape[:2]
    polar, round_ = np.meshgrid(
        (np.arange(height) + 0.5) / height * np.pi,
        ((np.arange(width) + 0.5) / width - 0.5) * 2.0 * np.pi,
        indexing="ij",
    )
    solid = np.sin(polar) * (np.pi / height) * (2.0 * np.pi / width)
    ways = np.stack(
        [
            -np.sin(polar) * np.sin(round_),
            -np.sin(polar) * np.cos(round_),
            np.cos(polar),
        ],
        axis=-1,
    ).reshape(-1, 3)
    power = (probe * solid[..., None]).reshape(-1, 3)
    nearest = np.argmax(ways @ _evenly(DIRECTIONS).T, axis=1)
    frames, colours = [], []
    for direction in range(DIRECTIONS):
        mine = nearest == direction
        towards = (ways[mine] * power[mine].sum(axis=1, keepdims=True)).sum(axis=0)
        frames.append(_frame(towards))
        colours.append(power[mine].sum(axis=0))
    return np.array(frames), np.zeros((DIRECTIONS, 7)), np.array(colours)


def _from_lamp(lamp: Lamp) -> tuple[np.ndarray, ...]:
    at = np.array(lamp.at_m)
    shines = -unit(at - (0.0, 0.0, 0.3))
    across, along, _ = _frame(shines)
    steps = ((np.arange(LAMP_GRID) + 0.5) / LAMP_GRID - 0.5) * lamp.size_m
    points = [at + a * across + b * along for a in steps for b in steps]
    frames = np.array([_frame(point - (0.0, 0.0, 0.5)) for point in points])
    places = np.array([[*point, *shines, 1.0] for point in points])
    share = EMITTED * lamp.watts / len(points)
    return frames, places, np.tile(share * np.array(lamp.rgb), (len(points), 1))


def _frame(towards: np.ndarray) -> np.ndarray:
    """Return two directions across, and the given one."""
    towards = unit(towards)
    helper = np.eye(3)[np.argmin(np.abs(towards))]
    across = unit(np.cross(helper, towards))
    return np.stack([across, np.cross(towards, across), towards])


def _evenly(count: int) -> np.ndarray:
    """Return directions spread evenly over the sphere (Fibonacci)."""
    index = np.arange(count) + 0.5
    up = 1.0 - 2.0 * index / count
    round_ = np.pi * (1.0 + 5.0**0.5) * index
    flat = np.sqrt(1.0 - up**2)
    return np.stack([flat * np.cos(round_), flat * np.sin(round_), up], axis=1)
