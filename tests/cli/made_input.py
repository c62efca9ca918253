"""Videos, a model and a person that the tests of the commands make up."""

import zipfile

import cv2
import numpy as np

from formcoach.domain.anatomy import N_LANDMARKS
from formcoach.domain.observation import Pose

SIZE_PX = (160, 120)


def write_video(path, *, frames=12, rate_hz=12.0, size_px=SIZE_PX):
    """Write a video of noise, and return its path as text."""
    width_px, height_px = size_px
    codec = cv2.VideoWriter.fourcc(*("mp4v" if path.suffix == ".mp4" else "MJPG"))
    backend = cv2.CAP_FFMPEG if min(size_px) > 1 else cv2.CAP_OPENCV_MJPEG
    writer = cv2.VideoWriter(str(path), backend, codec, rate_hz, size_px)
    assert writer.isOpened()
    noise = np.random.default_rng(1)
    for _ in range(frames):
        picture = noise.integers(90, 110, (height_px, width_px, 3)).astype(np.uint8)
        writer.write(picture)
    writer.release()
    return str(path)


def write_model(path):
    """Write what looks like a pose landmarker bundle until MediaPipe opens it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pose_detector.tflite", b"no network")
        archive.writestr("pose_landmarks_detector.tflite", b"no network")
    return str(path)


class StillPerson:
    """An estimator that sees somebody in every frame, who never moves."""

    name = "made"

    def __init__(self, *_args, **_options):
        self.is_closed = False

    def estimate(self, frame):
        """Return the same landmarks at another time."""
        seed = np.random.default_rng(2)
        return Pose(
            time_s=frame.time_s,
            image_px=seed.integers(10, 100, (N_LANDMARKS, 2)).astype(np.float64),
            world_m=seed.integers(0, 2, (N_LANDMARKS, 3)).astype(np.float64),
            visibility=np.ones(N_LANDMARKS),
            width_px=SIZE_PX[0],
            height_px=SIZE_PX[1],
        )

    def close(self):
        """Note that it was closed."""
        self.is_closed = True
