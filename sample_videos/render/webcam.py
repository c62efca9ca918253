"""Makes clean pictures look as if a webcam had taken them, and encodes the video."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

BLUR_PX = 0.45  # standard deviations; all chosen by eye
NOISE_LEVELS = 2.2  # of 255
DARK_CORNERS = 0.12  # share of light lost at the corners
QUALITY = 24  # x264 constant rate factor, lower is better; keeps some of the noise


def as_webcam(picture: Picture, seed: int) -> Picture:
    """Blur a little, darken the corners and add noise (always the same for a seed)."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[-1.0 : 1.0 : height * 1j, -1.0 : 1.0 : width * 1j]
    light = 1.0 - DARK_CORNERS * (x**2 + y**2) / 2.0
    seen = cv2.GaussianBlur(picture, (0, 0), BLUR_PX) * light[..., None]
    generator = np.random.default_rng(seed)
    grain = generator.normal(0.0, NOISE_LEVELS, (height, width, 1))
    colour = generator.normal(0.0, NOISE_LEVELS / 2.0, picture.shape)
    return np.clip(np.round(seen + grain + colour), 0, 255).astype(np.uint8)


def encode(frames: Iterable[Path], fps: int, out: Path) -> None:
    """Write the pictures as an H.264 video that plays from the first byte on."""
    import imageio_ffmpeg  # the quick renderer does without

    pictures = [cv2.imread(str(path)) for path in frames]
    height, width = pictures[0].shape[:2]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error"]
    command += ["-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{width}x{height}"]
    command += ["-r", str(fps), "-i", "-", "-c:v", "libx264", "-pix_fmt", "yuv420p"]
    command += ["-preset", "veryslow", "-crf", str(QUALITY), "-threads", "1"]
    part = out.with_name(f"part.{out.name}")  # so that a stopped run leaves no half
    command += ["-movflags", "+faststart", str(part)]
    raw = b"".join(
        as_webcam(picture, seed).tobytes() for seed, picture in enumerate(pictures)
    )
    subprocess.run(command, input=raw, check=True)
    part.replace(out)
