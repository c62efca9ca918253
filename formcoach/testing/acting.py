"""Movements of made-up bodies on the floor, seen by a camera with its error."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.observation import Pose
from formcoach.domain.orientation import View
from formcoach.figure.angles import COLUMN
from formcoach.figure.camera import poses_of
from formcoach.figure.setting import Setting
from formcoach.testing.camera_error import EXACT, CameraError

FPS = 12.0
"""Enough for movements of seconds; half of what a webcam gives, for speed."""

Key = tuple[float, NDArray[np.float64]]
"""A time in seconds and the angles of the body then."""


def acted(
    keys: Sequence[Key],
    setting: Setting,
    *,
    error: CameraError = EXACT,
    fps: float = FPS,
    eased: bool = True,
    outline: bool = True,
) -> Iterator[Pose]:
    """Yield the poses of a movement from key to key.

    Parameters
    ----------
    keys
        Times rising from 0.
    setting
        The person, the floor and the camera.
    error
        How far the camera is off.
    fps
        Frames a second.
    eased
        Whether the body speeds up and slows down between keys; else at one speed.
    outline
        Whether the outline of the back is seen too, which takes time to read.

    """
    times_s = np.arange(0.0, keys[-1][0] + 1e-9, 1.0 / fps)
    rows = error.seen(_rows_at(keys, times_s, eased=eased))
    points = setting.place(rows)
    shown = outline and setting.view is View.SIDE
    bend = rows[:, COLUMN["back_bend"]] if shown else None
    trembling = np.random.default_rng(1).normal(
        scale=error.jitter_px or 1e-12, size=(len(rows), 33, 2)
    )
    seen = poses_of(points, times_s, setting.camera, back_bend=bend)
    for pose, tremble in zip(seen, trembling, strict=True):
        yield replace(pose, image_px=pose.image_px + tremble)


def _rows_at(
    keys: Sequence[Key], times_s: NDArray[np.float64], *, eased: bool
) -> NDArray[np.float64]:
    key_times = np.array([time_s for time_s, _ in keys])
    key_rows = np.array([row for _, row in keys])
    index = np.clip(np.searchsorted(key_times, times_s) - 1, 0, len(keys) - 2)
    way = (times_s - key_times[index]) / (key_times[index + 1] - key_times[index])
    share = np.clip(way, 0.0, 1.0)
    if eased:
        share = (1.0 - np.cos(np.pi * share)) / 2.0
    first, last = key_rows[index], key_rows[index + 1]
    between: NDArray[np.float64] = first + (last - first) * share[:, None]
    return between
