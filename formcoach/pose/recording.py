"""A recording of poses: what was seen, never how it looked.

A recording holds landmarks in ``float32``, as the model gives them, so that a replay
gives exactly the poses of the session.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import N_LANDMARKS
from formcoach.domain.observation import (
    N_STATIONS,
    Frame,
    Pose,
    Trouble,
    TrunkOutline,
)
from formcoach.ports import Observer, PoseEstimator

NO_TROUBLE = 0
TROUBLE_CODES: dict[Trouble, int] = {
    Trouble.NO_PICTURE: 1,
    Trouble.FROZEN: 2,
    Trouble.BLACK: 3,
    Trouble.NOBODY: 4,
    Trouble.SECOND_PERSON: 5,
    Trouble.JUMPED: 6,
    Trouble.WRONG_VIEW: 7,
    Trouble.WRONG_POSTURE: 8,
    Trouble.HIDDEN: 9,
}
"""How troubles are written into files; a code never changes its meaning."""
_TROUBLES: dict[int, Trouble | None] = {
    NO_TROUBLE: None,
    **{code: trouble for trouble, code in TROUBLE_CODES.items()},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingOrigin:
    """Where a recording comes from."""

    source: str
    """What a person would call the camera or the video."""
    model: str
    """Which model found the poses: ``mediapipe full``."""
    model_sha256: str
    """Of the bundle, in hexadecimal; empty if unknown."""
    exercise_id: str = ""
    """Which exercise was done, if that was said."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recording:
    """The poses of one source, one a frame, in order."""

    origin: RecordingOrigin
    times_s: NDArray[np.float64]
    """Shape ``(n_frames,)``, rising."""
    image_px: NDArray[np.float32]
    """Shape ``(n_frames, 33, 2)``, pixels, NaN where not seen."""
    world_m: NDArray[np.float32]
    """Shape ``(n_frames, 33, 3)``, metres, NaN where not seen."""
    visibility: NDArray[np.float32]
    """Shape ``(n_frames, 33)``."""
    sizes_px: NDArray[np.uint16]
    """Shape ``(n_frames, 2)``: width and height of each picture, 0 without one."""
    troubles: NDArray[np.uint8]
    """Shape ``(n_frames,)``, see `TROUBLE_CODES`; 0 where there was none."""
    outlines: NDArray[np.float32]
    """Shape ``(n_frames, 2, 2, 24)``: distance and sharpness of both edges of the
    trunk; all NaN for a frame without a mask."""

    @classmethod
    def of(cls, poses: Iterable[Pose], origin: RecordingOrigin) -> Self:
        """Return the recording of some poses."""
        taken = tuple(poses)
        n_frames = len(taken)
        sizes_px = [(pose.width_px, pose.height_px) for pose in taken]
        troubles = [
            TROUBLE_CODES[pose.trouble] if pose.trouble else NO_TROUBLE
            for pose in taken
        ]
        return cls(
            origin=origin,
            times_s=np.array([pose.time_s for pose in taken], dtype=np.float64),
            image_px=_stack([pose.image_px for pose in taken], (N_LANDMARKS, 2)),
            world_m=_stack([pose.world_m for pose in taken], (N_LANDMARKS, 3)),
            visibility=_stack([pose.visibility for pose in taken], (N_LANDMARKS,)),
            sizes_px=np.array(sizes_px, dtype=np.uint16).reshape(n_frames, 2),
            troubles=np.array(troubles, dtype=np.uint8),
            outlines=_stack_outlines([pose.outline for pose in taken]),
        )

    def poses(self) -> Iterator[Pose]:
        """Yield the poses as they were."""
        for index, time_s in enumerate(self.times_s):
            width_px, height_px = self.sizes_px[index]
            yield Pose(
                time_s=float(time_s),
                image_px=self.image_px[index].astype(np.float64),
                world_m=self.world_m[index].astype(np.float64),
                visibility=self.visibility[index].astype(np.float64),
                width_px=int(width_px),
                height_px=int(height_px),
                trouble=_TROUBLES[int(self.troubles[index])],
                outline=self._outline(index),
            )

    def _outline(self, index: int) -> TrunkOutline | None:
        distance, sharpness = self.outlines[index].astype(np.float64)
        if np.isnan(sharpness).all():
            return None
        return TrunkOutline(distance=distance, sharpness=sharpness)


class RecordingEstimator:
    """Passes poses on and keeps them."""

    def __init__(self, estimator: PoseEstimator) -> None:
        """Stand before another estimator."""
        self.name = estimator.name
        self._estimator = estimator
        self._poses: list[Pose] = []

    def estimate(self, frame: Frame) -> Pose:
        """Return the other estimator's pose."""
        pose = self._estimator.estimate(frame)
        self._poses.append(pose)
        return pose

    def close(self) -> None:
        """Close the other estimator; what was kept stays."""
        self._estimator.close()

    def recording(self, origin: RecordingOrigin) -> Recording:
        """Return what was seen so far."""
        return Recording.of(self._poses, origin)


class RecordingObserver:
    """Passes on what is observed and keeps the poses."""

    def __init__(self, observer: Observer) -> None:
        """Stand before another observer."""
        self.name = observer.name
        self._observer = observer
        self._poses: list[Pose] = []

    def observe(self) -> Generator[tuple[Frame, Pose], None, None]:
        """Yield what the other observer yields."""
        with closing(self._observer.observe()) as observed:
            for frame, pose in observed:
                self._poses.append(pose)
                yield frame, pose

    def close(self) -> None:
        """Close the other observer; what was kept stays."""
        self._observer.close()

    def recording(self, origin: RecordingOrigin) -> Recording:
        """Return what was seen so far."""
        return Recording.of(self._poses, origin)


def _stack(
    rows: list[NDArray[np.float64]], shape: tuple[int, ...]
) -> NDArray[np.float32]:
    return np.array(rows, dtype=np.float32).reshape(len(rows), *shape)


def _stack_outlines(
    outlines: list[TrunkOutline | None],
) -> NDArray[np.float32]:
    shape = (2, 2, N_STATIONS)
    stacked = np.full((len(outlines), *shape), np.nan, dtype=np.float32)
    for index, outline in enumerate(outlines):
        if outline:
            stacked[index] = (outline.distance, outline.sharpness)
    return stacked
