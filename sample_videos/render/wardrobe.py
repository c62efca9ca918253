"""Skin, clothes, hair and eyes: the meshes that make a body a person.

Hems and hairline are not cut along the faces of the mesh, which would look torn: every
vertex carries how far inside the garment it is, and the material cuts where that
crosses zero.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.body import Body
from render.hair import Hair, bun, hairline_m, plait
from render.rotation import unit

# Thicknesses and places of hems: chosen by eye.
UNDER_CLOTHES_M = -0.008
TROUSERS_M, SHIRT_M, HAIR_M = 0.004, 0.008, 0.012
HEM_SLOPE_M = 0.015
COVERED_M = 0.012  # from the hem, skin is not shown at all: it would poke through
SLEEVE_SHARE = 0.62  # of the upper arm
NECKLINE_M = -0.02  # from the lowest neck joint
SHIRT_END_M = 0.02  # from the hip joints
BELOW_HAIRLINE_M = -0.02  # the mesh of the hair ends here, the material before
ON_LIMB = 0.3  # cloth is on a limb if the limb's bones move it by more than this share
NOWHERE_M = 0.1  # far inside: where a hem does not reach

Rgb = tuple[float, float, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """Colours, sRGB from 0 to 1, and how the clothes sit."""

    skin_rgb: Rgb
    shirt_rgb: Rgb
    trousers_rgb: Rgb
    hair_rgb: Rgb
    loose_m: float = 0.0
    """How much farther the shirt stands off the body than a close one."""
    hair: Hair = Hair.BUN
    trouser_share: float = 0.86
    """Of the shank that the trousers cover."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """One mesh of the person."""

    name: str
    rest_m: Floats
    """Shape (n, 3), rest pose."""
    weights: NDArray[np.float32]
    """Shape (n, n_bones)."""
    faces: NDArray[np.int64]
    """Shape (n_faces, 4)."""
    out_m: Floats
    """Shape (n,), how far it is pushed out along its normals."""
    inside_m: Floats
    """Shape (n,), the part is visible where this is positive."""
    second_m: Floats
    """Shape (n,), its second colour is seen where this is positive."""


def dress(body: Body, outfit: Outfit) -> list[Part]:
    """Return the meshes of a clothed person."""
    vertices = body.mesh.vertices_m
    hem_m = _hems(body, outfit.trouser_share)
    shirt_m = vertices[:, 2] - _joint(body, "upperleg01.L")[2] - SHIRT_END_M
    hair_m = hairline_m(body)
    iris_m = _iris(body)
    bare_m = COVERED_M - hem_m
    always, never = np.full(len(vertices), 1.0), np.full(len(vertices), -1.0)
    covered = _ramp(hem_m - HEM_SLOPE_M)
    over_m = SHIRT_M + outfit.loose_m - TROUSERS_M
    clothes_m = TROUSERS_M + over_m * _ramp(shirt_m)
    skin, tights, eyes = (
        body.mesh.face_groups == "body",
        body.mesh.face_groups == "helper-tights",
        np.isin(body.mesh.face_groups, ("helper-l-eye", "helper-r-eye")),
    )
    scalp = skin & (hair_m[body.mesh.faces].max(axis=1) > BELOW_HAIRLINE_M)
    parts = [
        _part(body, "skin", skin, UNDER_CLOTHES_M * covered, bare_m, never),
        _part(body, "clothes", tights, clothes_m, hem_m, shirt_m),
        _part(body, "hair", scalp, HAIR_M * _ramp(hair_m), hair_m, never),
        _part(body, "eyes", eyes, 0.0 * always, always, iris_m),
    ]
    return parts + _tied_hair(body, outfit.hair)


def push_out(part: Part, posed_m: Floats) -> Floats:
    """Move posed vertices along their normals by the part's thickness."""
    a, b, c, d = (posed_m[part.faces[:, corner]] for corner in range(4))
    across = np.cross(c - a, d - b)
    normals = np.zeros_like(posed_m)
    for corner in range(4):
        np.add.at(normals, part.faces[:, corner], across)
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    return posed_m + normals / np.maximum(lengths, 1e-12) * part.out_m[:, None]


def _part(body: Body, name: str, chosen: NDArray[np.bool_], *layers: Floats) -> Part:
    used, faces = np.unique(body.mesh.faces[chosen], return_inverse=True)
    out_m, inside_m, second_m = (layer[used] for layer in layers)
    return Part(
        name=name,
        rest_m=body.mesh.vertices_m[used],
        weights=body.weights[used],
        faces=faces.reshape(-1, 4),
        out_m=out_m,
        inside_m=inside_m,
        second_m=second_m,
    )


def _tied_hair(body: Body, hair: Hair) -> list[Part]:
    """Return what hangs or sits on the head besides the hair that lies close."""
    if hair is Hair.SHORT:
        return []
    if hair is Hair.PLAIT:
        rest_m, faces, weights = plait(body)
    else:
        rest_m, faces = bun(body)
        weights = np.zeros((len(rest_m), len(body.skeleton.bones.names)), np.float32)
        weights[:, body.skeleton.bones.names.index("head")] = 1.0
    zero = np.zeros(len(rest_m))
    part = Part(
        name="hair_tied",
        rest_m=rest_m,
        weights=weights,
        faces=faces,
        out_m=zero,
        inside_m=zero + 1.0,
        second_m=zero - 1.0,
    )
    return [part]


def _hems(body: Body, trouser_share: float) -> Floats:
    """Return how far each vertex is inside the nearest hem, in metres."""
    vertices = body.mesh.vertices_m
    neck = _joint(body, "neck01")
    hems = [neck[2] + NECKLINE_M - vertices[:, 2] + 0.35 * (vertices[:, 1] - neck[1])]
    for suffix in (".L", ".R"):
        for top, bottom, share, limb in (
            ("upperarm01", "lowerarm01", SLEEVE_SHARE, ("upperarm", "lowerarm")),
            ("lowerleg01", "foot", trouser_share, ("lowerleg", "foot", "toe")),
        ):
            start, end = _joint(body, top + suffix), _joint(body, bottom + suffix)
            along = (vertices - start) @ unit(end - start)
            hem_m = share * np.linalg.norm(end - start) - along
            on_limb = body.weight_of(*limb, "wrist", "metacarpal", "finger") > ON_LIMB
            same_side = np.sign(vertices[:, 0]) == np.sign(start[0])
            hems.append(np.where(on_limb & same_side, hem_m, NOWHERE_M))
    return np.min(hems, axis=0)


def _iris(body: Body) -> Floats:
    """Return how far each vertex of the eyes is inside the iris, in metres."""
    vertices = body.mesh.vertices_m
    iris_m = np.full(len(vertices), -1.0)
    for name in ("helper-l-eye", "helper-r-eye"):
        eye = np.unique(body.mesh.faces[body.mesh.face_groups == name])
        off_axis = (vertices[eye] - vertices[eye].mean(axis=0))[:, (0, 2)]
        front = vertices[eye, 1] < vertices[eye, 1].mean()
        iris_m[eye] = np.where(front, 0.006 - np.linalg.norm(off_axis, axis=1), -1.0)
    return iris_m


def _joint(body: Body, bone: str) -> Floats:
    return body.skeleton.bones.heads_m[bone]


def _ramp(inside_m: Floats) -> Floats:
    """Return 0 outside a hem, rising to 1 a little inside it."""
    return np.clip(inside_m / HEM_SLOPE_M, 0.0, 1.0)
