"""Films the person in the room.

The room does not move and the camera stands still, so its picture and its light are
made once, by Blender (`plate`). The person is drawn into it with the same light: from
directions all around and from points on the lamps, each hidden where a picture of the
person's depth from there says so. On the floor the room's picture is darkened by the
share of light that the person takes away.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import CameraSpec
from render.colour import as_bytes, linear
from render.light import gather
from render.person import Person
from render.plate import empty_room, light_probe
from render.props import Prop
from render.raster import draw, heights_towards, irradiance, paint, vertex_normals
from render.rooms import LIVING_ROOM, WALL_M, Room
from render.skeleton import Posed

Picture = NDArray[np.uint8]
Floats = NDArray[np.float32]

MARGIN_M = 1.5  # around the person: room for long soft shadows
SHADOW_STEP_M = 0.02  # between the points of the floor whose light is worked out
BODY_BIAS_M, FLOOR_BIAS_M = 0.012, 0.003  # what is this near under it is not shaded
GLOSS_POWER = 22.0  # how narrow highlights are


@dataclass(frozen=True, slots=True)
class Quality:
    """How much work to spend."""

    room_samples: int = 16
    """Rays a pixel of the empty room; the denoiser does the rest."""
    oversampling: int = 3
    """Drawn pixels along each side of a pixel of the picture; keeps edges crisp."""
    texels: int = 176
    """Of the pictures of depth that shadows come from, along a side."""


@dataclass(frozen=True, slots=True, eq=False)
class Lit:
    """The light of one pose. It changes slowly and may be that of poses near by."""

    light: Floats
    """Irradiance of each vertex, shape (n, 3)."""
    gloss: Floats
    """What each vertex mirrors to the camera, shape (n, 3)."""
    room_share: Floats
    """What is left of the empty room's light, shape (height, width, 3)."""

    def towards(self, other: "Lit", share: float) -> "Lit":
        """Return the light a share of the way to another pose."""
        return Lit(
            cv2.addWeighted(self.light, 1.0 - share, other.light, share, 0.0),
            cv2.addWeighted(self.gloss, 1.0 - share, other.gloss, share, 0.0),
            cv2.addWeighted(self.room_share, 1.0 - share, other.room_share, share, 0.0),
        )


class Stage:
    """A room with a person and things in it, and a camera."""

    def __init__(
        self,
        person: Person,
        camera: CameraSpec,
        quality: Quality,
        folder: Path,
        *,
        room: Room = LIVING_ROOM,
        props: tuple[Prop, ...] = (),
    ) -> None:
        self._person, self._camera, self._quality = person, camera, quality
        folder.mkdir(parents=True, exist_ok=True)
        plate = empty_room(room, camera, folder, quality.room_samples)
        self._room = linear(plate[..., ::-1] / 255.0)
        self._light = gather(light_probe(room, folder), room.lamps)
        self._mesh, things = person.mesh, [np.zeros((0, 3))]
        self._casting = len(person.mesh.rest_m)
        # Things without a shadow come last.
        for prop in sorted(props, key=lambda prop: not prop.casts):
            self._casting += len(prop.vertices_m) if prop.casts else 0
            self._mesh = self._mesh.beside(prop.mesh)
            things.append(prop.vertices_m)
        self._things_m = np.concatenate(things)
        inside = self._mesh.triangles.max(axis=1) < self._casting
        self._casters = self._mesh.triangles[inside]
        self._floor_m = camera.floor_hit_m(WALL_M)

    def light_on(self, posed: Posed) -> "Lit":
        """Return the light that falls on a pose, and what it leaves of the room's."""
        vertices = self._vertices(posed)
        casting = vertices[: self._casting]
        shadows = _Shadows(casting, self._casters, self._light, self._quality)
        normals = vertex_normals(vertices, self._mesh.quads)
        light, _ = shadows.on(vertices, normals, BODY_BIAS_M)
        gloss = self._gloss(normals, vertices)
        return Lit(
            light=light, gloss=gloss, room_share=self._unshaded(casting, shadows)
        )

    def film(self, posed: Posed, lit: "Lit | None" = None) -> Picture:
        """Return the picture of one pose, shape (height, width, 3), BGR."""
        lit = lit or self.light_on(posed)
        picture = self._room * lit.room_share
        drawn, left, top = self._draw(self._vertices(posed), lit)
        part = picture[top : top + drawn.shape[0], left : left + drawn.shape[1]]
        part *= 1.0 - drawn[..., 3:]
        part += drawn[..., :3]
        return as_bytes(picture)[..., ::-1]

    def _vertices(self, posed: Posed) -> Floats:
        body_m = self._person.take_pose(posed)
        return np.concatenate([body_m, self._things_m]).astype(np.float32)

    def _draw(self, vertices: Floats, lit: Lit) -> tuple[Floats, int, int]:
        """Return the person, cut out, and where in the picture."""
        camera, fine = self._camera, self._quality.oversampling
        seen_px, ahead_m = camera.see(vertices)
        size = np.array((camera.width_px, camera.height_px))
        low = np.clip(np.floor(seen_px.min(axis=0)), 0, size - 1).astype(int)
        high = np.clip(np.ceil(seen_px.max(axis=0)), low + 1, size).astype(int)
        at = np.column_stack([(seen_px - low) * fine, ahead_m]).astype(np.float32)
        columns, rows = (high - low) * fine
        mesh = self._mesh
        shown, shares = draw(at, mesh.triangles, mesh.inside_m, rows, columns)
        fine_picture = paint(
            shown,
            shares,
            mesh.triangles,
            lit.light,
            lit.gloss,
            mesh.rest_m,
            mesh.second_m,
            mesh.surface,
            mesh.looks,
        )
        wanted = (int(high[0] - low[0]), int(high[1] - low[1]))
        # Averaged as a sensor does, but never brighter than white before that.
        fine_picture = np.minimum(fine_picture, 1.0)
        drawn = cv2.resize(fine_picture, wanted, interpolation=cv2.INTER_AREA)
        return drawn, low[0], low[1]

    def _gloss(self, normals: Floats, vertices: Floats) -> Floats:
        """Return the light from lamps and windows that vertices mirror."""
        light = self._light
        to_eye = self._camera.eye_m.astype(np.float32) - vertices
        to_eye /= np.linalg.norm(to_eye, axis=1, keepdims=True)
        mirrored = 2.0 * (normals * to_eye).sum(1, keepdims=True) * normals - to_eye
        shine = np.clip(mirrored @ light.frames[:, 2].T, 0.0, None) ** GLOSS_POWER
        bright = light.colours / (1.0 + 8.0 * light.places[:, 6:])
        return (shine @ bright).astype(np.float32) * (GLOSS_POWER + 2.0) / (2 * np.pi)

    def _unshaded(self, vertices: Floats, shadows: "_Shadows") -> Floats:
        """Return the share of light that is left at each pixel of the empty room."""
        low, high = vertices.min(axis=0) - MARGIN_M, vertices.max(axis=0) + MARGIN_M
        xs, ys = (
            np.arange(low[axis], high[axis], SHADOW_STEP_M, dtype=np.float32)
            for axis in (0, 1)
        )
        points = np.stack([*np.meshgrid(xs, ys), np.zeros((len(ys), len(xs)))], axis=-1)
        flat = points.reshape(-1, 3).astype(np.float32)
        up = np.tile(np.array([0.0, 0.0, 1.0], np.float32), (len(flat), 1))
        seen, free = shadows.on(flat, up, FLOOR_BIAS_M)
        share = (seen / free).reshape(len(ys), len(xs), 3)
        share = cv2.GaussianBlur(share, (0, 0), 1.0)
        column, row = self._on_floor(xs[0], ys[0])
        return cv2.remap(
            share,
            column,
            row,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=(1.0, 1.0, 1.0),
        )

    def _on_floor(self, first_x: float, first_y: float) -> tuple[Floats, Floats]:
        """Return where on the grid of the floor each pixel looks; -9 if not there."""
        hit = (self._floor_m - (first_x, first_y)) / SHADOW_STEP_M
        hit = np.where(np.isnan(hit), -9.0, hit).astype(np.float32)
        return hit[..., 0], hit[..., 1]


class _Shadows:
    """The light that is left beside some surfaces."""

    def __init__(self, vertices, triangles, light, quality: Quality) -> None:
        low, high = vertices.min(axis=0), vertices.max(axis=0)
        self._centre = ((low + high) / 2.0).astype(np.float32)
        self._metres = float(np.linalg.norm(high - low)) + 0.05
        self._light = light
        self._depths = heights_towards(
            vertices,
            triangles,
            light.frames,
            self._centre,
            self._metres,
            quality.texels,
        )

    def on(
        self, points: Floats, normals: Floats, bias_m: float
    ) -> tuple[Floats, Floats]:
        """Return the irradiance of points, and what it would be without shadows."""
        light = self._light
        return irradiance(
            points,
            normals,
            light.frames,
            light.places,
            light.colours,
            self._depths,
            self._centre,
            self._metres,
            bias_m,
        )
