"""The floor: MediaPipe alone, and nothing of formcoach.

One turn is exactly this, on a picture that lies ready in memory: exchange blue and red,
wrap it as MediaPipe's image, and call ``detect_for_video``. The model, its options and
the pictures are those of the live loop.
"""

import time
from pathlib import Path

import cv2
import mediapipe as mp
from mediapipe.tasks.python import BaseOptions, vision

from formcoach.bench.plan import whole_passes
from formcoach.capture.video_file import VideoFile
from formcoach.domain.observation import Image
from formcoach.pose.mediapipe_landmarker import MIN_CONFIDENCE, MS_PER_S


class Floor:
    """Runs the bare loop, again and again."""

    def __init__(self, model: Path, video: Path) -> None:
        """Load the model and hold the pictures in memory."""
        source = VideoFile(video)
        self._images: list[Image] = [
            frame.image for frame in source.frames() if frame.image is not None
        ]
        self._step_ms = max(1, round(source.interval_s * MS_PER_S))
        self._turn = 0
        self._landmarker = vision.PoseLandmarker.create_from_options(
            vision.PoseLandmarkerOptions(
                base_options=BaseOptions(model_asset_path=str(model)),
                running_mode=vision.RunningMode.VIDEO,
                num_poses=1,
                min_pose_detection_confidence=MIN_CONFIDENCE,
            )
        )

    def run(self, seconds: float) -> list[float]:
        """Return how long each turn of whole passes took, within so many seconds."""
        took_s: list[float] = []
        ends_s = time.perf_counter() + seconds
        before_s = time.perf_counter()
        while before_s < ends_s:
            image = self._images[self._turn % len(self._images)]
            picture = mp.Image(
                mp.ImageFormat.SRGB, cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
            )
            self._landmarker.detect_for_video(picture, self._turn * self._step_ms)
            self._turn += 1
            after_s = time.perf_counter()
            took_s.append(after_s - before_s)
            before_s = after_s
        return took_s[-whole_passes(len(took_s)) :]

    def close(self) -> None:
        """Free the model."""
        self._landmarker.close()
