"""The empty room: its picture from a camera, and the light in it, by Blender's Cycles.

Nothing in the room moves, so Blender is only needed once for a room and a camera. What
it made is kept in a folder and Blender is not even loaded when it is there.
"""

import hashlib
import math
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import CameraSpec
from render.quiet import quiet_blender
from render.rooms import Room

Picture = NDArray[np.uint8]

PROBE_PX = (64, 32)
PROBE_AT_M = (0.0, 0.0, 0.6)
PROBE_SAMPLES = 128
MAX_SAMPLE_LIGHT = 3.0  # clamps bright specks that a few samples cannot average out


def empty_room(room: Room, camera: CameraSpec, folder: Path, samples: int) -> Picture:
    """Return the picture of the empty room, shape (height, width, 3), BGR."""
    path = folder / f"room_{_mark(room, camera, samples)}.png"
    if not path.exists():
        with quiet_blender():
            scene = _scene(room, samples)
            _place_camera(camera)
            scene.render.resolution_x = camera.width_px
            scene.render.resolution_y = camera.height_px
            _denoise(scene)
            _render(scene, path, "PNG")
    return cv2.imread(str(path))


def light_probe(room: Room, folder: Path) -> NDArray[np.float32]:
    """Return the room all around, as `light.gather` wants it."""
    path = folder / f"light_{_mark(room)}.npy"
    if not path.exists():
        with quiet_blender():
            probe = _render_probe(room, path.with_suffix(".exr"))
        np.save(path, probe.astype(np.float32))
    return np.load(path)


def _mark(*what: object) -> str:
    """Return a short name that differs for everything that looks different."""
    return hashlib.sha256(repr(what).encode()).hexdigest()[:12]


def _render_probe(room: Room, path: Path) -> NDArray[np.float64]:
    import bpy

    scene = _scene(room, PROBE_SAMPLES)
    camera = bpy.data.cameras.new("probe")
    camera.type, camera.panorama_type = "PANO", "EQUIRECTANGULAR"
    shape = bpy.data.objects.new("probe", camera)
    shape.location = PROBE_AT_M
    shape.rotation_euler = (math.pi / 2.0, 0.0, math.pi)
    scene.collection.objects.link(shape)
    scene.camera = shape
    scene.render.resolution_x, scene.render.resolution_y = PROBE_PX
    _render(scene, path, "OPEN_EXR")
    image = bpy.data.images.load(str(path))
    pixels = np.array(image.pixels[:]).reshape(PROBE_PX[1], PROBE_PX[0], -1)
    path.unlink()
    return pixels[::-1, :, :3]


def _scene(room: Room, samples: int):
    import bpy

    from render.room import build_room

    bpy.ops.wm.read_factory_settings(use_empty=True)
    build_room(room)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_percentage = 100
    scene.view_settings.view_transform = "Standard"
    cycles = scene.cycles
    cycles.device, cycles.samples = "CPU", samples
    cycles.use_adaptive_sampling = False
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 2, 1, 0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = MAX_SAMPLE_LIGHT
    cycles.use_fast_gi, cycles.fast_gi_method = True, "REPLACE"
    cycles.ao_bounces = cycles.ao_bounces_render = 1
    cycles.use_denoising = False
    return scene


def _denoise(scene) -> None:
    cycles = scene.cycles
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_quality, cycles.denoising_prefilter = "FAST", "NONE"
    cycles.denoising_input_passes = "RGB_ALBEDO"


def _render(scene, path: Path, kind: str) -> None:
    import bpy

    scene.render.image_settings.file_format = kind
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def _place_camera(spec: CameraSpec) -> None:
    import bpy
    import mathutils

    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    right, down, ahead = spec.axes
    turn = mathutils.Matrix((right, -down, -ahead)).transposed().to_4x4()
    camera.matrix_world = mathutils.Matrix.Translation(spec.eye_m.tolist()) @ turn
    camera.data.sensor_fit = "HORIZONTAL"
    camera.data.angle_x = math.radians(spec.view_angle_deg)
