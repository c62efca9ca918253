"""Paints a person into the room: far faces first, near ones over them."""

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import CameraSpec, Floats
from render.quick.people import Faces
from render.quick.room import WALL_M, empty_room

Picture = NDArray[np.uint8]

LAMPS_M = ((-1.9, -2.0, 2.2), (-1.2, 2.6, 2.3))  # as in render.room
LAMP_SHARES = (0.50, 0.22)  # of a face that looks at the lamp; by eye, beside Cycles
AMBIENT, FROM_ABOVE = 0.42, 0.16
SHADOW_SHARES, CONTACT_SHARE = (0.34, 0.16), 0.45  # of the floor's light that is taken
NEAREST_M = 0.1
CONTACT_M = 0.12  # skin nearer to the floor than this darkens it
FRACTION_BITS = 4  # OpenCV draws at sixteenths of a pixel
FINER = 2  # painted pixels along each side of a pixel of the picture


class QuickStage:
    """A camera in the room; people come and go."""

    def __init__(self, camera: CameraSpec) -> None:
        self._camera = camera
        self._room = empty_room(camera)

    def film(self, faces: Faces) -> Picture:
        """Return the picture, shape (height, width, 3), blue, green, red."""
        behind = self._room * self._shade(faces)[..., None]
        size = self._camera.width_px * FINER, self._camera.height_px * FINER
        bgr = np.round(behind[..., ::-1] * 255.0).astype(np.uint8)
        canvas = cv2.resize(bgr, size, interpolation=cv2.INTER_LINEAR)
        self._paint(faces, canvas)
        share = 1.0 / FINER
        return cv2.resize(canvas, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)

    def _paint(self, faces: Faces, canvas: Picture) -> None:
        seen, ahead = self._camera.see(faces.corners_m)
        middle = faces.corners_m.mean(axis=1)
        towards = ((self._camera.eye_m - middle) * faces.normals).sum(axis=1) > 0.0
        order = np.flatnonzero(towards)
        order = order[np.argsort(-ahead.mean(axis=1)[order])]
        corners = np.round((seen * FINER - 0.5) * 2**FRACTION_BITS).astype(np.int32)
        bgr = (lit(faces, middle)[:, ::-1] * 255.0).astype(int).tolist()
        for face in order:
            cv2.fillConvexPoly(canvas, corners[face], bgr[face], shift=FRACTION_BITS)

    def _shade(self, faces: Faces) -> Floats:
        """Return how much of the floor's light is left at each pixel."""
        points = faces.corners_m[:, 0]
        left = np.ones((self._camera.height_px, self._camera.width_px), np.float32)
        for lamp_m, share in zip(LAMPS_M, SHADOW_SHARES, strict=True):
            lamp, height = np.array(lamp_m), points[:, 2:].clip(min=0.0)
            fallen = points + (points - lamp) * height / (lamp[2] - height)
            left *= 1.0 - share * self._blot(fallen, 5.0)
        low = points[points[:, 2] < CONTACT_M] * (1.0, 1.0, 0.0)
        return left * (1.0 - CONTACT_SHARE * self._blot(low, 2.5))

    def _blot(self, points_m: Floats, blur_px: float) -> NDArray[np.float32]:
        """Return where points lie close together, blurred; worked out at half size."""
        size = self._camera.width_px, self._camera.height_px
        blot = np.zeros((size[1] // 2, size[0] // 2), np.uint8)
        seen, ahead = self._camera.see(points_m[points_m[:, 0] < WALL_M])
        x, y = np.round(seen[ahead > NEAREST_M] / 2.0).astype(int).T
        inside = (x >= 0) & (x < blot.shape[1]) & (y >= 0) & (y < blot.shape[0])
        blot[y[inside], x[inside]] = 255
        joined = cv2.morphologyEx(blot, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
        soft = cv2.GaussianBlur(joined, (0, 0), blur_px / 2.0)
        return cv2.resize(soft, size).astype(np.float32) / 255.0


def lit(faces: Faces, middle_m: Floats) -> Floats:
    """Return the colours of faces in the light of the room."""
    light = AMBIENT + FROM_ABOVE * faces.normals[:, 2]
    for lamp_m, share in zip(LAMPS_M, LAMP_SHARES, strict=True):
        towards = np.array(lamp_m) - middle_m
        towards /= np.linalg.norm(towards, axis=1, keepdims=True)
        light = light + share * (towards * faces.normals).sum(axis=1).clip(min=0.0)
    # The sum is linear light; 2.2 is the usual display gamma.
    return np.clip(faces.rgb * (light[:, None] ** (1.0 / 2.2)), 0.0, 1.0)
