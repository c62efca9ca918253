"""A clothed person as coloured faces."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.body import Body
from render.camera import Floats
from render.skeleton import Posed
from render.wardrobe import Outfit, Part, Rgb, dress, push_out

EYE_WHITE_RGB, IRIS_RGB = (0.9, 0.9, 0.88), (0.2, 0.13, 0.08)
MOTTLED = {"skin": 0.02, "clothes": 0.05, "hair": 0.12, "eyes": 0.0}
"""How much the colour of a face differs from its neighbour's, share of it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Faces:
    """All faces of a person in one pose."""

    corners_m: Floats
    """Shape (n, 4, 3)."""
    normals: Floats
    """Shape (n, 3), outwards, of length 1."""
    rgb: Floats
    """Shape (n, 3), before any light falls on them."""


class QuickPerson:
    """A clothed body that takes poses."""

    def __init__(self, body: Body, outfit: Outfit) -> None:
        self._skeleton = body.skeleton
        self._parts = [_shown(part, outfit) for part in dress(body, outfit)]

    def faces(self, posed: Posed) -> Faces:
        """Return the faces of a pose."""
        corners, colours = [], []
        for part, shown, rgb in self._parts:
            skin_m = self._skeleton.skin(posed, part.rest_m, part.weights)
            corners.append(push_out(part, skin_m)[part.faces[shown]])
            colours.append(rgb)
        corners_m = np.concatenate(corners)
        across = np.cross(
            corners_m[:, 2] - corners_m[:, 0], corners_m[:, 3] - corners_m[:, 1]
        )
        length = np.linalg.norm(across, axis=1, keepdims=True)
        return Faces(
            corners_m=corners_m,
            normals=across / np.maximum(length, 1e-12),
            rgb=np.concatenate(colours),
        )


def _shown(part: Part, outfit: Outfit) -> tuple[Part, NDArray[np.bool_], Floats]:
    """Return a part, which of its faces are not cut away, and their colours."""
    kind = part.name.partition("_")[0]
    shown = part.inside_m[part.faces].mean(axis=1) > 0.0
    first, second = _colours(kind, outfit)
    is_second = part.second_m[part.faces[shown]].mean(axis=1) > 0.0
    rgb = np.where(is_second[:, None], np.array(second), np.array(first))
    rng = np.random.default_rng(len(shown))
    return part, shown, rgb * (1.0 + MOTTLED[kind] * rng.normal(size=(len(rgb), 1)))


def _colours(kind: str, outfit: Outfit) -> tuple[Rgb, Rgb]:
    return {
        "skin": (outfit.skin_rgb, outfit.skin_rgb),
        "clothes": (outfit.trousers_rgb, outfit.shirt_rgb),
        "hair": (outfit.hair_rgb, outfit.hair_rgb),
        "eyes": (EYE_WHITE_RGB, IRIS_RGB),
    }[kind]
