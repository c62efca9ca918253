"""Hair that leaves the face free: short, in a bun or in a plait down the back."""

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from render.body import SKIN_VERTICES, Body

# The hairline seen from the side, metres from the eye: how far back, how high.
# Forehead, temple, above the ear, behind the ear, nape. Chosen by eye.
HAIRLINE_M = (
    (-0.02, 0.075),
    (0.02, 0.062),
    (0.06, 0.030),
    (0.10, 0.020),
    (0.115, -0.045),
    (0.17, -0.075),
)
ON_HEAD = 0.5  # skin is on the head if the head's bones move it by more than this share
BUN_M = (0.155, 0.045)  # its middle, from the eye: back, up
BUN_RADIUS_M = 0.034
BUN_RINGS, BUN_SECTORS = 8, 12
PLAIT_RADIUS_M, PLAIT_LENGTH_M = 0.022, 0.36  # it ends between the shoulder blades
PLAIT_RINGS, PLAIT_SECTORS = 24, 8
STEEP = 4.0  # how much a vertex beside the midline loses against one on it
PLAIT_WAVE, PLAIT_WAVES = 0.15, 7.0  # of the radius; strands along its length


class Hair(Enum):
    """How the hair is worn."""

    SHORT = "short"
    BUN = "bun"
    PLAIT = "plait"


def hairline_m(body: Body) -> NDArray[np.float64]:
    """Return how far each vertex is above the hairline; -1 off the head."""
    back, up = (body.mesh.vertices_m - _between_eyes(body))[:, 1:].T
    line_back, line_up = zip(*HAIRLINE_M, strict=True)
    above = up - np.interp(back, line_back, line_up)
    return np.where(body.weight_of("head", "neck") > ON_HEAD, above, -1.0)


def bun(body: Body) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the vertices (n, 3) and faces (n, 4) of the bun, in the rest pose."""
    polar, round_ = np.meshgrid(
        np.linspace(0.02, np.pi - 0.02, BUN_RINGS),
        np.linspace(0.0, 2.0 * np.pi, BUN_SECTORS, endpoint=False),
        indexing="ij",
    )
    ball = np.stack(
        [np.sin(polar) * np.cos(round_), np.sin(polar) * np.sin(round_), np.cos(polar)],
        axis=-1,
    )
    centre = _between_eyes(body) + (0.0, *BUN_M)
    vertices_m = centre + BUN_RADIUS_M * ball.reshape(-1, 3)
    return vertices_m, _rings(BUN_RINGS, BUN_SECTORS)


def plait(
    body: Body,
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float32]]:
    """Return the vertices, faces and bone weights of a plait that lies on the back."""
    top_m = _between_eyes(body)[2] + BUN_M[1]
    share = np.linspace(0.0, 1.0, PLAIT_RINGS)
    under = np.array([_back_at(body, top_m - PLAIT_LENGTH_M * part) for part in share])
    thick = 1.0 + PLAIT_WAVE * np.sin(2.0 * np.pi * PLAIT_WAVES * share)
    thick *= PLAIT_RADIUS_M * np.minimum(1.0, 6.0 * (1.02 - share))
    round_ = np.linspace(0.0, 2.0 * np.pi, PLAIT_SECTORS, endpoint=False)
    ring = np.stack([np.cos(round_), 1.0 + np.sin(round_), 0.0 * round_], axis=-1)
    middle_m = body.mesh.vertices_m[under] * (0.0, 1.0, 1.0)
    vertices_m = middle_m[:, None] + thick[:, None, None] * ring
    weights = np.repeat(body.weights[under], PLAIT_SECTORS, axis=0)
    return vertices_m.reshape(-1, 3), _rings(PLAIT_RINGS, PLAIT_SECTORS), weights


def _back_at(body: Body, height_m: float) -> int:
    """Return the vertex of the skin that is farthest back at a height."""
    skin_m = body.mesh.vertices_m[:SKIN_VERTICES]
    beside = np.abs(skin_m[:, 0]) + np.abs(skin_m[:, 2] - height_m)
    return int(np.argmax(skin_m[:, 1] - STEEP * beside))


def _rings(rings: int, sectors: int) -> NDArray[np.int64]:
    """Return the faces between rings of vertices."""
    ring, sector = np.mgrid[: rings - 1, :sectors]
    beside = (sector + 1) % sectors
    corners = ((ring, sector), (ring + 1, sector), (ring + 1, beside), (ring, beside))
    return np.stack([r * sectors + s for r, s in corners], axis=-1).reshape(-1, 4)


def _between_eyes(body: Body) -> NDArray[np.float64]:
    eyes = np.isin(body.mesh.face_groups, ("helper-l-eye", "helper-r-eye"))
    return body.mesh.vertices_m[np.unique(body.mesh.faces[eyes])].mean(axis=0)
