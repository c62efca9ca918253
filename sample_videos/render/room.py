"""A living room with an exercise mat, seen towards +X, built in Blender."""

import math
from pathlib import Path

import bpy
import numpy as np

from render.light import Lamp
from render.material import Material
from render.rooms import FLOOR_M, WALL_M, Room

Place = tuple[float, float, float]

BOOK_RGB = ((0.55, 0.2, 0.18), (0.85, 0.8, 0.7), (0.2, 0.32, 0.4), (0.8, 0.6, 0.25))


def build_room(room: Room) -> None:
    """Put up floor, walls, furniture and light."""
    _shell(room)
    furniture = {
        "sofa": lambda: _sofa(room),
        "sideboard": _sideboard,
        "pictures": _pictures,
        "plant": _plant,
    }
    for name in room.furniture:
        furniture[name]()
    _daylight(room.daylight)
    for lamp in room.lamps:
        _hang_up(lamp)


def _shell(room: Room) -> None:
    one, other, gap = room.plank_rgbs
    floor = Material("floor", one, roughness=0.45).planked(gap_rgb=gap, other_rgb=other)
    floor.mottled(6.0, 0.35, stretch=(1.0, 14.0, 1.0))
    # Planks run along X of their object; turned, they run along the mat.
    bpy.ops.mesh.primitive_plane_add(
        size=12.0, location=(0.0, 0.0, FLOOR_M), rotation=(0.0, 0.0, math.pi / 2.0)
    )
    bpy.context.object.data.materials.append(floor.data)
    wall = Material("wall", room.wall_rgb, roughness=0.9)
    skirting = Material("skirting", (0.93, 0.92, 0.90), roughness=0.5)
    _box((WALL_M + 0.05, 0.0, 1.6), (0.1, 9.0, 3.4), wall)
    _box((WALL_M - 0.01, 0.0, 0.05 + FLOOR_M), (0.02, 9.0, 0.1), skirting)
    if room.mat_rgb is not None:
        mat = Material("mat", room.mat_rgb, roughness=0.95).mottled(250.0, 0.08)
        at = (*room.mat_middle_m, -room.mat_m[2] / 2.0)
        _box(at, room.mat_m, mat, bevel_m=0.003)


def _sofa(room: Room) -> None:
    cloth = Material("cloth", room.sofa_rgb, roughness=0.95)
    cloth.mottled(60.0, 0.12).bumpy(60.0, 0.3)
    feet = Material("feet", (0.35, 0.24, 0.16))
    for at, size in (
        ((1.62, 1.75, 0.27), (0.85, 1.75, 0.24)),
        ((1.95, 1.75, 0.55), (0.22, 1.75, 0.55)),
        ((1.62, 0.80, 0.40), (0.85, 0.18, 0.45)),
        ((1.58, 2.16, 0.44), (0.75, 0.80, 0.14)),
        ((1.58, 1.32, 0.44), (0.75, 0.80, 0.14)),
    ):
        _box(at, size, cloth, bevel_m=0.05)
    _box((1.28, 0.82, 0.07), (0.06, 0.06, 0.15), feet)
    cushion = Material("cushion", room.cushion_rgb, roughness=0.9).mottled(30.0, 0.2)
    _box((1.72, 1.18, 0.66), (0.16, 0.42, 0.38), cushion, bevel_m=0.07)


def _sideboard() -> None:
    wood = Material("wood", (0.72, 0.58, 0.43), roughness=0.5)
    wood.mottled(5.0, 0.25, stretch=(1.0, 1.0, 12.0))
    _box((1.95, -1.55, 0.74), (0.4, 1.3, 0.04), wood, bevel_m=0.004)
    for y in (-0.94, -2.16):
        _box((1.95, y, 0.36), (0.36, 0.04, 0.72), wood)
    for index in range(9):
        thick, tall = 0.03 + 0.012 * (index % 3), 0.20 + 0.02 * (index % 4)
        book = Material("book", BOOK_RGB[index % len(BOOK_RGB)], roughness=0.7)
        at = (1.98, -1.15 - 0.052 * index, 0.76 + tall / 2.0)
        _box(at, (0.16, thick, tall), book, bevel_m=0.003)


def _pictures() -> None:
    frame = Material("frame", (0.25, 0.2, 0.16))
    for y, rgb in ((1.9, (0.60, 0.68, 0.70)), (1.2, (0.80, 0.66, 0.52))):
        art = Material("art", rgb).mottled(4.0, 0.5)
        _box((WALL_M - 0.01, y, 1.75), (0.03, 0.52, 0.68), frame)
        _box((WALL_M - 0.02, y, 1.75), (0.03, 0.46, 0.62), art)


def _plant() -> None:
    green = Material("green", (0.22, 0.38, 0.19), roughness=0.5).mottled(12.0, 0.3)
    pot = Material("pot", (0.85, 0.83, 0.78))
    _box((1.75, 0.25, 0.16), (0.3, 0.3, 0.32), pot, bevel_m=0.04)
    generator = np.random.default_rng(4)
    for _ in range(26):
        heading, lean = generator.uniform(0.0, 2.0 * math.pi), generator.uniform(15, 60)
        rise, out = generator.uniform(0.4, 0.85), generator.uniform(0.08, 0.24)
        at = (1.75 + out * math.cos(heading), 0.25 + out * math.sin(heading), rise)
        bpy.ops.mesh.primitive_uv_sphere_add(segments=10, ring_count=8, location=at)
        leaf = bpy.context.object
        leaf.scale = (0.045, 0.012, 0.16)
        leaf.rotation_euler = (0.0, math.radians(lean), heading)
        leaf.data.materials.append(green.data)


def _daylight(strength: float) -> None:
    world = bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True
    nodes = world.node_tree.nodes
    # CC0 panorama that ships with Blender (Poly Haven).
    folder = Path(bpy.utils.resource_path("LOCAL")) / "datafiles/studiolights/world"
    panorama = nodes.new("ShaderNodeTexEnvironment")
    panorama.image = bpy.data.images.load(str(folder / "interior.exr"))
    background = nodes["Background"]
    background.inputs["Strength"].default_value = strength
    world.node_tree.links.new(panorama.outputs[0], background.inputs["Color"])


def _hang_up(lamp: Lamp) -> None:
    light = bpy.data.lights.new("lamp", "AREA")
    light.energy, light.size, light.color = lamp.watts, lamp.size_m, lamp.rgb
    shape = bpy.data.objects.new("lamp", light)
    bpy.context.scene.collection.objects.link(shape)
    bpy.context.view_layer.update()
    shape.visible_camera = False
    shape.location = lamp.at_m
    away = shape.location.copy()
    away.z -= 0.3
    shape.rotation_euler = away.to_track_quat("Z", "Y").to_euler()


def _box(at: Place, size: Place, material: Material, *, bevel_m: float = 0.0) -> None:
    bpy.ops.mesh.primitive_cube_add(size=1.0, location=at)
    box = bpy.context.object
    box.scale = size
    bpy.ops.object.transform_apply(location=False, scale=True)
    box.data.materials.append(material.data)
    if bevel_m:
        rounding = box.modifiers.new("rounding", "BEVEL")
        rounding.width, rounding.segments = bevel_m, 3
