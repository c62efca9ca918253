"""The person as Blender meshes that take a new pose for every frame."""

import bpy
import numpy as np
from numpy.typing import NDArray

from render.body import Body
from render.material import Material
from render.skeleton import Posed
from render.wardrobe import Outfit, Part, dress, push_out

EYE_WHITE_RGB, IRIS_RGB = (0.9, 0.9, 0.88), (0.2, 0.13, 0.08)


class Person:
    """A clothed body in the Blender scene."""

    def __init__(self, body: Body, outfit: Outfit) -> None:
        self._skeleton = body.skeleton
        materials = _materials(outfit)
        self._meshes = [
            (part, _mesh(part, materials[part.name.partition("_")[0]]))
            for part in dress(body, outfit)
        ]
        self.seen_faces = _seen_faces([part for part, _ in self._meshes])
        """Shape (n_faces, 4), those of all meshes that are not cut away."""

    def take_pose(self, posed: Posed) -> NDArray[np.float64]:
        """Move all meshes and return their vertices, shape (n, 3), metres."""
        places = []
        for part, mesh in self._meshes:
            skin_m = self._skeleton.skin(posed, part.rest_m, part.weights)
            skin_m = push_out(part, skin_m)
            mesh.data.vertices.foreach_set("co", skin_m.astype(np.float32).ravel())
            mesh.data.update()
            places.append(skin_m)
        return np.concatenate(places)

    def hide(self, *, hidden: bool) -> None:
        """Take the person out of the picture, or put them back."""
        for _, mesh in self._meshes:
            mesh.hide_render = hidden


def _seen_faces(parts: list[Part]) -> NDArray[np.int64]:
    """Return visible faces, numbering the vertices of all parts in a row."""
    firsts = np.cumsum([0, *(len(part.rest_m) for part in parts)])
    return np.concatenate(
        [
            first + part.faces[part.inside_m[part.faces].max(axis=1) > 0.0]
            for first, part in zip(firsts, parts, strict=False)
        ]
    )


def _materials(outfit: Outfit) -> dict[str, Material]:
    def worn(name: str, rgb: tuple[float, float, float], roughness: float) -> Material:
        return Material(name, rgb, roughness=roughness, on_person=True)

    skin = worn("skin", outfit.skin_rgb, 0.5).mottled(40.0, 0.05).cut()
    clothes = worn("clothes", outfit.trousers_rgb, 0.85)
    clothes.second_colour(outfit.shirt_rgb).mottled(30.0, 0.12).bumpy(25.0, 0.4).cut()
    hair = worn("hair", outfit.hair_rgb, 0.4)
    hair.mottled(150.0, 0.5, stretch=(1.0, 0.15, 1.0)).bumpy(150.0, 0.6).cut()
    eyes = worn("eyes", EYE_WHITE_RGB, 0.15).second_colour(IRIS_RGB)
    return {"skin": skin, "clothes": clothes, "hair": hair, "eyes": eyes}


def _mesh(part: Part, material: Material) -> bpy.types.Object:
    mesh = bpy.data.meshes.new(part.name)
    mesh.from_pydata(part.rest_m.tolist(), [], part.faces.tolist())
    mesh.polygons.foreach_set("use_smooth", [True] * len(part.faces))
    mesh.materials.append(material.data)
    for name, kind, field, values in (
        ("inside_m", "FLOAT", "value", part.inside_m),
        ("second_m", "FLOAT", "value", part.second_m),
        ("rest_m", "FLOAT_VECTOR", "vector", part.rest_m),
    ):
        attribute = mesh.attributes.new(name, kind, "POINT")
        attribute.data.foreach_set(field, values.astype(np.float32).ravel())
    shape = bpy.data.objects.new(part.name, mesh)
    rounded = shape.modifiers.new("rounded", "SUBSURF")
    rounded.levels = rounded.render_levels = 1
    bpy.context.scene.collection.objects.link(shape)
    return shape
