"""How well the bend of the back is read from rendered stills whose spine is known.

Usage: python sample_videos/back_accuracy.py FOLDER MODEL

FOLDER is what ``python -m render.sweep back --out FOLDER`` made, MODEL a pose bundle
(``formcoach model show`` tells where it is). One row a series of stills that differ in
the spine alone: the share that was measured, the slope (degrees of back_bend per degree
of spine flexion), the correlation, and the residual in degrees of spine flexion. Then
the same with every picture made worse in one way: the change from the clean picture.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from formcoach.domain.observation import Frame, Image
from formcoach.domain.orientation import View
from formcoach.kinematics.measure import Goniometer
from formcoach.pose.mediapipe_landmarker import MediaPipeLandmarker

Worse = Callable[[Image], Image]
LOOKS = 3
"""Times that a still is shown before it is read, for the smoothing to settle."""


def worse_pictures() -> dict[str, Worse]:
    """Return the ways in which a webcam's picture is worse than a rendered one."""
    rng = np.random.default_rng(1)

    def noisy(image: Image) -> Image:
        grain = rng.normal(0, 15, image.shape)
        return np.clip(image + grain, 0, 255).astype(np.uint8)

    def squeezed(image: Image) -> Image:
        _, jpeg = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 15])
        return cv2.imdecode(jpeg, cv2.IMREAD_COLOR)

    return {
        "noise, 15 grey levels": noisy,
        "blur, 3 pixels": lambda image: cv2.GaussianBlur(image, (0, 0), 3),
        "JPEG quality 15": squeezed,
        "a quarter of the light": lambda image: (image // 4).astype(np.uint8),
        "a quarter of the light, noise": lambda image: noisy(image // 4),
        "mirrored": lambda image: np.ascontiguousarray(image[:, ::-1]),
    }


def bend(image: Image, model: Path) -> float:
    """Return the bend that is read from one still, NaN where it is not measured."""
    landmarker = MediaPipeLandmarker(model, outline=True)
    goniometer = Goniometer(View.SIDE)
    for look in range(LOOKS):
        pose = landmarker.estimate(Frame(time_s=look / 30, image=image))
        reading = goniometer.measure(pose)
    landmarker.close()
    seen_from_the_side = reading.orientation.view is View.SIDE
    value = reading.measurements.get("back_bend")
    return value if seen_from_the_side else float("nan")


def main(folder: Path, model: Path) -> None:
    """Print both tables."""
    lines = (folder / "index.jsonl").read_text().splitlines()
    stills = [each for each in map(json.loads, lines) if each["kind"] == "stills"]
    images = {each["file"]: cv2.imread(str(folder / each["file"])) for each in stills}
    clean = {file: bend(image, model) for file, image in images.items()}
    print_series(stills, clean)
    plain = [
        each["file"]
        for each in stills
        if each["outfit"] == "coloured" and not any(off_axis(each))
    ]
    print(
        f"\n{len(plain)} stills made worse: measured, change from clean (mean, worst)"
    )
    for name, worse in worse_pictures().items():
        changes = np.array(
            [bend(worse(images[file]), model) - clean[file] for file in plain]
        )
        seen = changes[np.isfinite(changes)]
        print(
            f"{name:32s} {np.isfinite(changes).mean():4.0%}  "
            f"{np.abs(seen).mean():4.1f}  {np.abs(seen).max():4.1f} deg"
        )


def off_axis(still: dict) -> tuple[float, float]:
    """Return how far the camera is turned and rolled, degrees."""
    return still["camera"]["yaw_deg"], still["camera"]["roll_deg"]


def print_series(stills: list[dict], read: dict[str, float]) -> None:
    """Print one row for every series of stills that differ in the spine alone."""
    series = defaultdict(list)
    for each in stills:
        key = (each["posture"], each["body"], each["outfit"], *off_axis(each))
        series[key].append((each["angles_deg"]["spine_flexion"], read[each["file"]]))
    print("posture, body, outfit, yaw, roll: measured, slope, r, residual (deg spine)")
    for key, pairs in sorted(series.items()):
        spine, bends = np.array(pairs).T
        seen = np.isfinite(bends)
        row = f"{' '.join(map(str, key)):52s} {seen.sum():2d}/{len(seen):2d}"
        if seen.sum() > 2:
            slope, zero = np.polyfit(spine[seen], bends[seen], 1)
            rest = (bends[seen] - zero - slope * spine[seen]) / slope
            r = np.corrcoef(spine[seen], bends[seen])[0, 1]
            row += f"  {slope:5.2f}  {r:5.3f}  {rest.std():4.1f}"
        print(row)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
