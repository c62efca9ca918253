"""Hair tied back into a bun, so that the face is free."""

import numpy as np
from numpy.typing import NDArray

from render.body import Body

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
    ring, sector = np.mgrid[: BUN_RINGS - 1, :BUN_SECTORS]
    beside = (sector + 1) % BUN_SECTORS
    corners = ((ring, sector), (ring + 1, sector), (ring + 1, beside), (ring, beside))
    faces = np.stack([r * BUN_SECTORS + s for r, s in corners], axis=-1)
    return centre + BUN_RADIUS_M * ball.reshape(-1, 3), faces.reshape(-1, 4)


def _between_eyes(body: Body) -> NDArray[np.float64]:
    eyes = np.isin(body.mesh.face_groups, ("helper-l-eye", "helper-r-eye"))
    return body.mesh.vertices_m[np.unique(body.mesh.faces[eyes])].mean(axis=0)
