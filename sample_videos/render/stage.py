"""Films the person in the room with Blender's Cycles.

The room does not move and the camera stands still, so the empty room is rendered once;
for every frame only the part of the picture around the person and their shadow is.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import bpy
import cv2
import mathutils
import numpy as np
from numpy.typing import NDArray

from render.camera import CameraSpec
from render.person import Person
from render.room import LAMPS_M, build_room
from render.skeleton import Posed

Picture = NDArray[np.uint8]

MARGIN_PX, FEATHER_PX = 20, 14  # around the person: room for soft shadows, blending
MAX_SAMPLE_LIGHT = 3.0  # clamps bright specks that a few samples cannot average out


@dataclass(frozen=True, slots=True)
class Quality:
    """How much work to spend."""

    samples: int
    """Rays a pixel of the person; the denoiser does the rest."""
    room_samples: int
    """Rays a pixel of the empty room."""
    threads: int
    oversampling: int = 2
    """Rendered pixels along each side of a pixel of the picture; keeps edges crisp."""


def empty_stage(camera: CameraSpec, quality: Quality) -> None:
    """Start a new Blender scene with the room, the camera and the renderer."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    build_room()
    _place_camera(camera)
    render = bpy.context.scene.render
    render.engine = "CYCLES"
    render.resolution_x, render.resolution_y = camera.width_px, camera.height_px
    render.resolution_percentage = 100 * quality.oversampling
    render.threads_mode, render.threads = "FIXED", quality.threads
    render.use_persistent_data = True
    render.use_crop_to_border = True
    render.image_settings.file_format = "PNG"
    bpy.context.scene.view_settings.view_transform = "Standard"
    _plain_light(bpy.context.scene.cycles)


class Stage:
    """The scene with the person in it."""

    def __init__(
        self,
        person: Person,
        camera: CameraSpec,
        quality: Quality,
        work: Path,
        room_name: str = "room",
    ) -> None:
        self._person, self._camera, self._quality = person, camera, quality
        self._scratch = work / "crop.png"
        self._room = self._empty_room(work / f"{room_name}.png")

    def film(self, posed: Posed) -> Picture:
        """Return the picture of one pose, shape (height, width, 3), BGR."""
        skin_m = self._person.take_pose(posed)
        shadows_m = [_shadow(skin_m, np.array(lamp_m)) for lamp_m in LAMPS_M]
        seen_px = self._camera.project(np.concatenate([skin_m, *shadows_m]))
        size = (self._camera.width_px, self._camera.height_px)
        low = np.clip(np.floor(seen_px.min(axis=0)) - MARGIN_PX, 0, size).astype(int)
        high = np.clip(np.ceil(seen_px.max(axis=0)) + MARGIN_PX, 0, size).astype(int)
        crop = self._render_crop(low, high)
        frame = self._room.copy()
        frame[low[1] : low[1] + crop.shape[0], low[0] : low[0] + crop.shape[1]] = crop
        share = _feathered(size, low, high)[..., None]
        return np.round(self._room * (1.0 - share) + frame * share).astype(np.uint8)

    def _empty_room(self, path: Path) -> Picture:
        if not path.exists():
            self._person.hide(hidden=True)
            bpy.context.scene.render.use_border = False
            _render(path, self._quality.room_samples)
            self._person.hide(hidden=False)
        return self._read(path)

    def _render_crop(self, low: NDArray[np.int64], high: NDArray[np.int64]) -> Picture:
        render = bpy.context.scene.render
        render.use_border = True
        render.border_min_x = low[0] / self._camera.width_px
        render.border_max_x = high[0] / self._camera.width_px
        render.border_min_y = 1.0 - high[1] / self._camera.height_px
        render.border_max_y = 1.0 - low[1] / self._camera.height_px
        _render(self._scratch, self._quality.samples)
        return self._read(self._scratch)

    def _read(self, path: Path) -> Picture:
        """Read a rendered picture at the size of the camera's pixels."""
        large = cv2.imread(str(path))
        share = 1.0 / self._quality.oversampling
        return cv2.resize(large, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)


def _render(path: Path, samples: int) -> None:
    bpy.context.scene.cycles.samples = samples
    bpy.context.scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def _shadow(
    points_m: NDArray[np.float64], lamp_m: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return where points throw their shadow on the floor."""
    height = points_m[:, 2:].clip(min=0.0)
    return points_m + (points_m - lamp_m) * height / (lamp_m[2] - height)


def _plain_light(cycles: bpy.types.PropertyGroup) -> None:
    """Trade exact bounces of light for speed: one bounce, then ambient occlusion."""
    cycles.device = "CPU"
    cycles.use_adaptive_sampling = False
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 2, 1, 0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = MAX_SAMPLE_LIGHT
    cycles.use_fast_gi, cycles.fast_gi_method = True, "REPLACE"
    cycles.ao_bounces = cycles.ao_bounces_render = 1
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_quality, cycles.denoising_prefilter = "FAST", "NONE"
    cycles.denoising_input_passes = "RGB_ALBEDO"


def _place_camera(spec: CameraSpec) -> None:
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    right, up, back = (0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (-1.0, 0.0, 0.0)
    level = mathutils.Matrix((right, up, back)).transposed()
    roll = mathutils.Matrix.Rotation(-math.radians(spec.roll_deg), 3, "Z")
    turn = (level @ roll).to_4x4()
    camera.matrix_world = mathutils.Matrix.Translation(spec.eye_m.tolist()) @ turn
    camera.data.sensor_fit = "HORIZONTAL"
    camera.data.angle_x = math.radians(spec.view_angle_deg)


def _feathered(
    size: tuple[int, int], low: NDArray[np.int64], high: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return how much of the crop is taken at each pixel; it fades in at its edge."""
    shares = []
    for length, start, end in zip(size, low, high, strict=True):
        pixel = np.arange(length)
        left = (pixel - start + 1) / FEATHER_PX if start > 0 else np.ones(length)
        right = (end - pixel) / FEATHER_PX if end < length else np.ones(length)
        shares.append(np.clip(np.minimum(left, right), 0.0, 1.0))
    return np.outer(shares[1], shares[0])
