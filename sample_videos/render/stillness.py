"""Saves work while the person holds still: every second frame is a mix of others."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from render.camera import CameraSpec
from render.performance import Instant

STILL_PX = 0.7  # a mix of two pictures this near shows no double edges; chosen by eye


def still_frames(camera: CameraSpec, instants: Sequence[Instant]) -> list[int]:
    """Return the frames, never two in a row, whose neighbours look almost the same."""
    seen_px = np.stack(
        [camera.project(np.stack([*i.posed.joints_m.values()])) for i in instants]
    )
    moved_px = np.abs(seen_px[2:] - seen_px[:-2]).max(axis=(1, 2))
    return [
        index
        for index in range(1, len(instants) - 1, 2)
        if moved_px[index - 1] < STILL_PX
    ]


def mix_neighbours(frames: Sequence[Path], index: int) -> None:
    """Write a frame as the mean of the one before and the one after."""
    before, after = (cv2.imread(str(frames[index + step])) for step in (-1, 1))
    cv2.imwrite(str(frames[index]), cv2.addWeighted(before, 0.5, after, 0.5, 0.0))
