"""The clothed person as one mesh that takes a new pose for every frame."""

import numpy as np
from numpy.typing import NDArray

from render.body import Body
from render.colour import linear
from render.raster import vertex_normals
from render.skeleton import Carriers, Posed
from render.surface import Look, Mesh
from render.wardrobe import Outfit, Part, dress

EYE_WHITE_RGB, IRIS_RGB = (0.9, 0.9, 0.88), (0.2, 0.13, 0.08)


class Person:
    """A clothed body."""

    def __init__(self, body: Body, outfit: Outfit) -> None:
        self._skeleton = body.skeleton
        parts = dress(body, outfit)
        self._rest_m = np.concatenate([part.rest_m for part in parts])
        self._weights = Carriers.of(np.concatenate([part.weights for part in parts]))
        self._out_m = np.concatenate([part.out_m for part in parts])
        self._quads = _numbered(parts)
        looks = _looks(outfit)
        self._mesh = Mesh.of(
            quads=self._quads,
            rest_m=self._rest_m,
            inside_m=np.concatenate([part.inside_m for part in parts]),
            second_m=np.concatenate([part.second_m for part in parts]),
            looks=[looks[part.name.partition("_")[0]] for part in parts],
            look_of_quad=np.repeat(range(len(parts)), [len(p.faces) for p in parts]),
        )
        seen = self._mesh.inside_m[self._quads].max(axis=1) > 0.0
        self.seen_faces = self._quads[seen]
        """Shape (n_faces, 4), those that are not cut away."""

    @property
    def mesh(self) -> Mesh:
        """What stays the same in every pose."""
        return self._mesh

    def take_pose(self, posed: Posed) -> NDArray[np.float64]:
        """Return the vertices in a pose, shape (n, 3), metres."""
        skin_m = self._skeleton.skin(posed, self._rest_m, self._weights)
        normals = vertex_normals(skin_m.astype(np.float32), self._quads)
        return skin_m + normals * self._out_m[:, None]


def _numbered(parts: list[Part]) -> NDArray[np.int32]:
    """Return the faces of all parts, numbering their vertices in a row."""
    firsts = np.cumsum([0, *(len(part.rest_m) for part in parts)])
    numbered = [first + p.faces for first, p in zip(firsts, parts, strict=False)]
    return np.concatenate(numbered).astype(np.int32)


def _looks(outfit: Outfit) -> dict[str, Look]:
    skin, shirt = linear(outfit.skin_rgb), linear(outfit.shirt_rgb)
    trousers, hair = linear(outfit.trousers_rgb), linear(outfit.hair_rgb)
    return {
        "skin": Look(skin, skin, cells=(40.0, 40.0, 40.0), pattern=0.06, gloss=0.035),
        "clothes": Look(
            trousers, shirt, cells=(30.0, 30.0, 30.0), pattern=0.12, gloss=0.012
        ),
        "hair": Look(hair, hair, cells=(150.0, 22.0, 150.0), pattern=0.5, gloss=0.05),
        "eyes": Look(linear(EYE_WHITE_RGB), linear(IRIS_RGB), gloss=0.05),
    }
