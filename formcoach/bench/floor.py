"""The floor: MediaPipe alone, and nothing of formcoach.

One turn is exactly this, on a picture that lies ready in memory: exchange blue and red,
wrap it as MediaPipe's image, and call ``detect_for_video``. The model, its confidence
and the pictures are those of the live loop; the mask is left off, also where the
exercise looks at the outline of the back and the live loop must pay for it.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import mediapipe as mp
from mediapipe.tasks.python import BaseOptions, vision

from formcoach.bench.plan import whole_passes
from formcoach.capture.video_file import VideoFile
from formcoach.domain.observation import Image
from formcoach.pose.mediapipe_landmarker import MIN_CONFIDENCE, MS_PER_S


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorBlock:
    """Whole passes of the bare loop."""

    took_s: list[float]
    """How long each turn took."""
    cpu_s: float
    """Processor time of all turns together."""

    @property
    def frames_per_s(self) -> float:
        """Turns a second."""
        return len(self.took_s) / sum(self.took_s)

    @property
    def cpu_ms(self) -> float:
        """Processor time a turn."""
        return 1000 * self.cpu_s / len(self.took_s)


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

    def run(self, seconds: float) -> FloorBlock:
        """Return what whole passes took, as many as fit into so many seconds."""
        took_s: list[float] = []
        cpu_s: list[float] = [time.process_time()]
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
            cpu_s.append(time.process_time())
            before_s = after_s
        counted = whole_passes(len(took_s))
        return FloorBlock(
            took_s=took_s[-counted:], cpu_s=cpu_s[-1] - cpu_s[-1 - counted]
        )

    def close(self) -> None:
        """Free the model."""
        self._landmarker.close()
