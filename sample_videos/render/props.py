"""Things that a person leans on or sits on: boxes."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.colour import linear
from render.surface import Look, Mesh

STEP_M = 0.03  # between vertices: light and shadow are worked out there

Rgb = tuple[float, float, float]
Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prop:
    """A thing that stands still."""

    vertices_m: NDArray[np.float64]
    mesh: Mesh
    casts: bool = True
    """Whether it throws a shadow; a wall does not."""

    def turned(self, turn: NDArray[np.float64]) -> "Prop":
        """Return it turned about the origin."""
        return replace(self, vertices_m=self.vertices_m @ turn.T)


def box(
    low_m: Place,
    high_m: Place,
    rgb: Rgb,
    *,
    pattern: float = 0.06,
    cells: Place = (12.0, 12.0, 12.0),
    step_m: float = STEP_M,
    casts: bool = True,
) -> Prop:
    """Return a box with its faces along the axes."""
    vertices, quads = [], []
    low, high = np.array(low_m), np.array(high_m)
    for axis in range(3):
        others = [other for other in range(3) if other != axis]
        counts = [
            max(2, int(np.ceil((high - low)[other] / step_m)) + 1) for other in others
        ]
        one, two = np.meshgrid(*(np.linspace(0, 1, c) for c in counts), indexing="ij")
        for end in (0, 1):
            share = np.zeros((*one.shape, 3))
            share[..., others[0]], share[..., others[1]], share[..., axis] = (
                one,
                two,
                end,
            )
            first = sum(len(each) for each in vertices)
            number = first + np.arange(one.size).reshape(one.shape)
            corners = [
                number[:-1, :-1],
                number[1:, :-1],
                number[1:, 1:],
                number[:-1, 1:],
            ]
            # Corners go round so that the normal points out.
            if (end == 0) != (axis == 1):
                corners.reverse()
            quads.append(np.stack(corners, axis=-1).reshape(-1, 4))
            vertices.append((low + share * (high - low)).reshape(-1, 3))
    vertices_m, faces = np.concatenate(vertices), np.concatenate(quads)
    colour = linear(rgb)
    mesh = Mesh.of(
        quads=faces,
        rest_m=vertices_m,
        inside_m=np.ones(len(vertices_m)),
        second_m=-np.ones(len(vertices_m)),
        looks=[Look(colour, colour, cells=cells, pattern=pattern)],
        look_of_quad=np.zeros(len(faces), dtype=int),
    )
    return Prop(vertices_m=vertices_m, mesh=mesh, casts=casts)
