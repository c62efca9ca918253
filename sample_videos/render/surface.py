"""Meshes that can be drawn, and what their surfaces look like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Light = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A surface of one or two colours with a pattern of noise."""

    light: Light
    """Linear RGB."""
    second: Light
    """Linear RGB where the mesh's `second_m` is positive."""
    cells: tuple[float, float, float] = (10.0, 10.0, 10.0)
    """Of the pattern, a metre along x, y and z."""
    pattern: float = 0.0
    """By how much the pattern lightens and darkens."""
    gloss: float = 0.0
    """Share of the light that is mirrored."""

    def row(self) -> Floats:
        """Return the look as `raster.paint` takes it."""
        row = [*self.light, *self.second, *self.cells, self.pattern, self.gloss, 0.0]
        return np.array(row, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mesh:
    """What stays the same of a mesh when it moves."""

    quads: Ints
    triangles: Ints
    """Those that are not cut away, shape (n, 3)."""
    surface: Ints
    """The look of each triangle, a row of `looks`."""
    looks: Floats
    rest_m: Floats
    inside_m: Floats
    second_m: Floats

    @classmethod
    def of(
        cls,
        *,
        quads: NDArray,
        rest_m: NDArray,
        inside_m: NDArray,
        second_m: NDArray,
        looks: Sequence[Look],
        look_of_quad: NDArray,
    ) -> Self:
        """Return a mesh; two triangles for each face that can be seen."""
        seen = inside_m[quads].max(axis=1) > 0.0
        corners = quads[seen]
        triangles = np.concatenate([corners[:, [0, 1, 2]], corners[:, [0, 2, 3]]])
        return cls(
            quads=quads.astype(np.int32),
            triangles=triangles.astype(np.int32),
            surface=np.tile(look_of_quad[seen], 2).astype(np.int32),
            looks=np.stack([look.row() for look in looks]),
            rest_m=rest_m.astype(np.float32),
            inside_m=inside_m.astype(np.float32),
            second_m=second_m.astype(np.float32),
        )

    def beside(self, other: "Mesh") -> "Mesh":
        """Return both meshes as one, this one's vertices first."""
        first, look = len(self.rest_m), len(self.looks)
        return Mesh(
            quads=np.concatenate([self.quads, other.quads + np.int32(first)]),
            triangles=np.concatenate(
                [self.triangles, other.triangles + np.int32(first)]
            ),
            surface=np.concatenate([self.surface, other.surface + np.int32(look)]),
            looks=np.concatenate([self.looks, other.looks]),
            rest_m=np.concatenate([self.rest_m, other.rest_m]),
            inside_m=np.concatenate([self.inside_m, other.inside_m]),
            second_m=np.concatenate([self.second_m, other.second_m]),
        )
