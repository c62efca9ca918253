"""MediaPipe's pose landmarker behind the port: frames in, poses out.

This is the only module that imports MediaPipe. ``num_poses`` stays 1, because MediaPipe
smooths its landmarks over time for one person only.
"""

from pathlib import Path
from typing import Any

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from numpy.typing import NDArray

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.observation import Frame, Image, Pose, Trouble, TrunkOutline
from formcoach.errors import PoseModelError
from formcoach.pose.framing import Framing, Region, regions
from formcoach.pose.trunk_outline import trunk_outline

MIN_CONFIDENCE = 0.5
"""Below this, people are found in empty rooms (3 of 76 at 0.3, none at 0.5)."""
MS_PER_S = 1000
NOTHING = np.zeros((64, 64, 3), np.uint8)
"""A picture in which MediaPipe loses whom it followed, and its smoothing with them."""


class MediaPipeLandmarker:
    """Follows one person through the frames of one source.

    MediaPipe carries the place of the person from frame to frame, so every source needs
    a landmarker of its own.
    """

    def __init__(
        self, model: Path, *, name: str = "mediapipe", outline: bool = False
    ) -> None:
        """Load the model.

        Parameters
        ----------
        model
            The bundle, a ``.task`` file.
        name
            What reports call it: ``mediapipe full``.
        outline
            Whether the outline of the trunk is wanted, which costs a mask a frame.

        Raises
        ------
        PoseModelError
            If the bundle cannot be loaded.

        """
        self.name = name
        self._model = _Model(model, vision.RunningMode.VIDEO, masks=outline)
        self._framing = Framing()
        self._last_ms = -1

    def estimate(self, frame: Frame) -> Pose:
        """Return one pose a frame, also when nobody is in sight."""
        if frame.image is None:
            return Pose.absent(frame.time_s, frame.trouble or Trouble.NO_PICTURE)
        pose = None if frame.trouble else self._follow(frame.image, frame.time_s)
        if pose is not None:
            return pose
        height_px, width_px = frame.image.shape[:2]
        return Pose.absent(
            frame.time_s,
            frame.trouble or Trouble.NOBODY,
            width_px=width_px,
            height_px=height_px,
        )

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        self._model.close()

    def _follow(self, image: Image, time_s: float) -> Pose | None:
        region = self._framing.region(image)
        result = self._detect(region.cut(image), time_s)
        if not result.pose_landmarks:
            self._framing.saw_nobody(time_s)
            return None
        pose = _to_pose(result, image, region, time_s)
        if self._framing.saw(pose, region):
            self._detect(NOTHING, time_s)
        return pose

    def _detect(self, image: Image, time_s: float) -> Any:
        # MediaPipe wants whole milliseconds that rise; two frames may share one.
        self._last_ms = max(self._last_ms + 1, round(time_s * MS_PER_S))
        return self._model.detect(image, self._last_ms)


class MediaPipeFinder:
    """Finds a person in a single picture, without following anybody."""

    def __init__(self, model: Path) -> None:
        """Load the model.

        Raises
        ------
        PoseModelError
            If the bundle cannot be loaded.

        """
        self._model = _Model(model, vision.RunningMode.IMAGE)

    def find(self, image: Image) -> Pose | None:
        """Return the pose of the person who is seen best, or None if nobody is."""
        result = self._model.detect(image)
        if not result.pose_landmarks:
            return None
        return _to_pose(result, image, regions(image)[0], 0.0)

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        self._model.close()


class _Model:
    """A landmarker of MediaPipe's, with its failures told as ours."""

    def __init__(self, path: Path, mode: Any, *, masks: bool = False) -> None:
        self._path = path
        self._landmarker = _open_landmarker(path, mode, masks=masks)

    def detect(self, image: Image, *time_ms: int) -> Any:
        """Look at a picture; a time is wanted in video mode only."""
        look = self._landmarker.detect_for_video if time_ms else self._landmarker.detect
        try:
            return look(_to_mediapipe(image), *time_ms)
        except RuntimeError as error:
            # Closing a landmarker that has failed blocks for ever, also from its
            # destructor (mediapipe 1.2.2): it is left as it is instead.
            self._landmarker._handle = None  # noqa: SLF001
            raise _not_loadable(self._path, error) from error

    def close(self) -> None:
        """Free the model. Safe to repeat."""
        self._landmarker.close()


def _to_pose(result: Any, image: Image, region: Region, time_s: float) -> Pose:
    height_px, width_px = image.shape[:2]
    landmarks, world = result.pose_landmarks[0], result.pose_world_landmarks[0]
    return Pose(
        time_s=time_s,
        image_px=_exact_in_float32(
            [
                (
                    region.left_px + point.x * region.width_px,
                    region.top_px + point.y * region.height_px,
                )
                for point in landmarks
            ]
        ),
        world_m=_exact_in_float32([(point.x, point.y, point.z) for point in world]),
        visibility=_exact_in_float32([point.visibility for point in landmarks]),
        width_px=width_px,
        height_px=height_px,
        outline=_outline(result, landmarks),
    )


def _outline(result: Any, landmarks: Any) -> TrunkOutline | None:
    if not result.segmentation_masks:
        return None
    mask = result.segmentation_masks[0].numpy_view().squeeze()
    height_px, width_px = mask.shape
    hips_px, shoulders_px = (
        np.mean(
            [
                (landmarks[each].x * width_px, landmarks[each].y * height_px)
                for each in (Landmark.on(side, part) for side in Side)
            ],
            axis=0,
        )
        for part in ("hip", "shoulder")
    )
    return trunk_outline(mask, hips_px, shoulders_px)


def _open_landmarker(model: Path, mode: Any, *, masks: bool) -> Any:
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(model)),
        running_mode=mode,
        num_poses=1,
        min_pose_detection_confidence=MIN_CONFIDENCE,
        output_segmentation_masks=masks,
    )
    try:
        return vision.PoseLandmarker.create_from_options(options)
    except (RuntimeError, ValueError, FileNotFoundError) as error:
        raise _not_loadable(model, error) from error
    except OSError as error:
        raise PoseModelError(
            f"MediaPipe does not start here: {_first_line(error)}",
            hint="Install the missing library (Debian: libegl1 libgles2 libgl1).",
        ) from error


def _not_loadable(model: Path, error: Exception) -> PoseModelError:
    return PoseModelError(
        f"{model}: MediaPipe cannot use this pose model: {_first_line(error)}",
        hint="Get a good one with: formcoach model fetch",
    )


def _to_mediapipe(image: Image) -> Any:
    # MediaPipe silently reads wrong pixels from an array that is not contiguous;
    # cvtColor always returns a contiguous one.
    return mp.Image(
        mp.ImageFormat.SRGB,
        cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_BGR2RGB),
    )


def _exact_in_float32(values: Any) -> NDArray[np.float64]:
    """Round to what a recording holds, so that a replay gives the same poses."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
