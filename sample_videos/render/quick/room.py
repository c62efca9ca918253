"""The living room of `render.room`, seen ray by ray without Blender."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import CameraSpec, Floats

Rgb = tuple[float, float, float]
Place = tuple[float, float, float]

WALL_M, FLOOR_M, SKIRTING_M = 2.2, -0.009, 0.1  # as in render.room
MAT_M = ((-0.4, 0.4), (-1.095, 0.855))
PLANK_M, GAP_M = 0.14, 0.003
WALL_RGB, SKIRTING_RGB = (0.83, 0.81, 0.76), (0.93, 0.92, 0.90)
FLOOR_RGB, MAT_RGB = (0.63, 0.47, 0.325), (0.35, 0.44, 0.36)
PLANKS_DIFFER, GRAIN = 0.07, 0.022  # shares of the colour; chosen by eye
SIDE_SHADE = {0: 0.86, 1: 0.78, 2: 1.05}  # of a box's faces across X, Y and Z
LIGHT_FALLS_OFF = 0.16  # of the wall's light, from the window's side to the other


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of furniture."""

    at_m: Place
    size_m: Place
    rgb: Rgb

BOXES = (
    Box((1.62, 1.75, 0.27), (0.85, 1.75, 0.24), (0.62, 0.63, 0.61)),
    Box((1.95, 1.75, 0.55), (0.22, 1.75, 0.55), (0.60, 0.61, 0.59)),
    Box((1.62, 0.80, 0.40), (0.85, 0.18, 0.45), (0.62, 0.63, 0.61)),
    Box((1.72, 1.18, 0.66), (0.16, 0.42, 0.38), (0.78, 0.60, 0.30)),
    Box((1.95, -1.55, 0.74), (0.4, 1.3, 0.04), (0.72, 0.58, 0.43)),
    Box((1.95, -0.94, 0.36), (0.36, 0.04, 0.72), (0.72, 0.58, 0.43)),
    Box((1.95, -2.16, 0.36), (0.36, 0.04, 0.72), (0.72, 0.58, 0.43)),
    Box((2.0, -1.3, 0.87), (0.16, 0.3, 0.22), (0.55, 0.2, 0.18)),
    Box((2.19, 1.9, 1.75), (0.03, 0.52, 0.68), (0.25, 0.2, 0.16)),
    Box((2.18, 1.9, 1.75), (0.03, 0.46, 0.62), (0.60, 0.68, 0.70)),
    Box((2.19, 1.2, 1.75), (0.03, 0.52, 0.68), (0.25, 0.2, 0.16)),
    Box((2.18, 1.2, 1.75), (0.03, 0.46, 0.62), (0.80, 0.66, 0.52)),
    Box((1.75, 0.25, 0.16), (0.3, 0.3, 0.32), (0.85, 0.83, 0.78)),
    Box((1.75, 0.25, 0.62), (0.24, 0.26, 0.6), (0.22, 0.38, 0.19)),
)


def empty_room(camera: CameraSpec) -> NDArray[np.float32]:
    """Return the room as seen, shape (height, width, 3), red, green, blue, 0-1."""
    rays, eye = camera.rays(), camera.eye_m
    with np.errstate(divide="ignore", invalid="ignore"):
        to_wall = np.where(rays[..., 0] > 0.0, (WALL_M - eye[0]) / rays[..., 0], np.inf)
        to_floor = np.where(rays[..., 2] < 0.0, (FLOOR_M - eye[2]) / rays[..., 2], np.inf)
    nearest = np.minimum(to_wall, to_floor)
    points = eye + rays * nearest[..., None]
    on_floor = (to_floor < to_wall)[..., None]
    seen = np.where(on_floor, _floor(points), _wall(points))
    for box in BOXES:
        seen, nearest = _with_box(seen, nearest, box, rays, eye)
    return _grainy(seen).astype(np.float32)


def _floor(points: Floats) -> Floats:
    row = np.floor(points[..., 0] / PLANK_M)
    shade = 1.0 + PLANKS_DIFFER * np.sin(row * 12.9898) * np.cos(row * 4.1)
    gap = np.abs(points[..., 0] / PLANK_M - row) * PLANK_M < GAP_M
    floor = np.array(FLOOR_RGB) * (shade * np.where(gap, 0.7, 1.0))[..., None]
    (near, far), (head, feet) = MAT_M
    on_mat = (points[..., 0] > near) & (points[..., 0] < far)
    on_mat &= (points[..., 1] > head) & (points[..., 1] < feet)
    return np.where(on_mat[..., None], np.array(MAT_RGB), floor)


def _wall(points: Floats) -> Floats:
    low = points[..., 2:] < SKIRTING_M
    light = 1.0 - LIGHT_FALLS_OFF * np.clip(points[..., 1:2] / 3.0 + 0.4, 0.0, 1.0)
    return np.where(low, np.array(SKIRTING_RGB), np.array(WALL_RGB)) * light


def _with_box(
    seen: Floats, nearest: Floats, box: Box, rays: Floats, eye: Floats
) -> tuple[Floats, Floats]:
    """Return the picture with a box in it, and what is nearest then."""
    half = np.array(box.size_m) / 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        one = (np.array(box.at_m) - half - eye) / rays
        other = (np.array(box.at_m) + half - eye) / rays
    entering, leaving = np.minimum(one, other), np.maximum(one, other)
    enters, leaves = entering.max(axis=-1), leaving.min(axis=-1)
    hit = (enters < leaves) & (enters > 0.0) & (enters < nearest)
    shades = np.array([SIDE_SHADE[axis] for axis in range(3)])
    shade = shades[entering.argmax(axis=-1)]
    coloured = np.array(box.rgb) * shade[..., None]
    return np.where(hit[..., None], coloured, seen), np.where(hit, enters, nearest)


def _grainy(seen: Floats) -> Floats:
    """Give every surface a little structure, coarse and fine."""
    height, width = seen.shape[:2]
    rng = np.random.default_rng(7)
    grain = sum(
        cv2.resize(
            rng.normal(0.0, 1.0, (height // cell + 1, width // cell + 1)),
            (width, height),
            interpolation=cv2.INTER_CUBIC,
        )
        for cell in (2, 9, 40)
    )
    return np.clip(seen * (1.0 + GRAIN * np.asarray(grain) / 2.0)[..., None], 0.0, 1.0)
