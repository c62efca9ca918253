"""Blender materials, made of colours and noise: no image files."""

import bpy
import numpy as np

Rgb = tuple[float, float, float]
Vector = tuple[float, float, float]


def linear(rgb: Rgb) -> tuple[float, float, float, float]:
    """Return an sRGB colour as the linear RGBA that Blender computes with."""
    srgb = np.asarray(rgb, dtype=float)
    low, high = srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4
    return (*np.where(srgb <= 0.04045, low, high).tolist(), 1.0)


class Material:
    """A surface that is built up step by step, its patterns in object space."""

    def __init__(self, name: str, rgb: Rgb, *, roughness: float = 0.6) -> None:
        self.data = bpy.data.materials.new(name)
        self.data.use_nodes = True
        self._nodes = self.data.node_tree.nodes
        self._link = self.data.node_tree.links.new
        self._surface = self._nodes["Principled BSDF"]
        self._surface.inputs["Roughness"].default_value = roughness
        colour = self._nodes.new("ShaderNodeRGB")
        colour.outputs[0].default_value = linear(rgb)
        self._set_colour(colour.outputs[0])

    def mottled(
        self, scale: float, strength: float, stretch: Vector = (1.0, 1.0, 1.0)
    ) -> "Material":
        """Vary the colour by noise; scale is in cells a metre."""
        noise = self._noise(scale, stretch)
        shade = self._nodes.new("ShaderNodeMapRange")
        shade.inputs["To Min"].default_value = 1.0 - strength
        shade.inputs["To Max"].default_value = 1.0 + strength
        self._link(noise, shade.inputs["Value"])
        self._set_colour(self._multiplied(self._colour, shade.outputs[0]))
        return self

    def bumpy(self, scale: float, strength: float) -> "Material":
        """Roughen the surface by noise; scale is in cells a metre."""
        bump = self._nodes.new("ShaderNodeBump")
        bump.inputs["Strength"].default_value = strength
        bump.inputs["Distance"].default_value = 0.01
        self._link(self._noise(scale, (1.0, 1.0, 1.0)), bump.inputs["Height"])
        self._link(bump.outputs[0], self._surface.inputs["Normal"])
        return self

    def planked(self, gap_rgb: Rgb, other_rgb: Rgb) -> "Material":
        """Lay the surface out in planks of two colours; metres in object space."""
        planks = self._nodes.new("ShaderNodeTexBrick")
        self._link(self._place(), planks.inputs["Vector"])
        self._link(self._colour, planks.inputs["Color1"])
        planks.inputs["Color2"].default_value = linear(other_rgb)
        planks.inputs["Mortar"].default_value = linear(gap_rgb)
        for name, value in (
            ("Scale", 1.0),
            ("Mortar Size", 0.002),
            ("Brick Width", 1.2),
            ("Row Height", 0.14),
        ):
            planks.inputs[name].default_value = value
        self._set_colour(planks.outputs["Color"])
        return self

    def _place(self) -> bpy.types.NodeSocket:
        return self._nodes.new("ShaderNodeTexCoord").outputs["Object"]

    def _noise(self, scale: float, stretch: Vector) -> bpy.types.NodeSocket:
        mapping = self._nodes.new("ShaderNodeMapping")
        mapping.inputs["Scale"].default_value = stretch
        noise = self._nodes.new("ShaderNodeTexNoise")
        noise.inputs["Scale"].default_value = scale
        noise.inputs["Detail"].default_value = 5.0
        self._link(self._place(), mapping.inputs[0])
        self._link(mapping.outputs[0], noise.inputs["Vector"])
        return noise.outputs["Fac"]

    def _multiplied(
        self, one: bpy.types.NodeSocket, other: bpy.types.NodeSocket
    ) -> bpy.types.NodeSocket:
        mix = self._nodes.new("ShaderNodeMix")
        mix.data_type, mix.blend_type = "RGBA", "MULTIPLY"
        mix.inputs[0].default_value = 1.0
        self._link(one, mix.inputs[6])
        self._link(other, mix.inputs[7])
        return mix.outputs[2]

    def _set_colour(self, colour: bpy.types.NodeSocket) -> None:
        self._colour = colour
        self._link(colour, self._surface.inputs["Base Color"])
