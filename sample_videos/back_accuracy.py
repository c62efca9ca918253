"""How well the bend of the back is read from rendered stills whose spine is known.

Usage: python sample_videos/back_accuracy.py FOLDER MODEL

FOLDER is what ``python -m render.sweep back --out FOLDER --only held_`` made, MODEL a
pose bundle (``formcoach model show`` tells where it is). First one row a series of
stills that differ in the spine alone: the share that was measured, and for the whole
outline and its lower part the slope (degrees of bend per degree of spine flexion), the
correlation, and the residual in degrees of spine flexion. Then what half of the spine
does alone. Then the same stills made worse in one way: the change from the clean ones.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import numpy as np

from formcoach.domain.observation import Frame, Image
from formcoach.domain.orientation import View
from formcoach.kinematics.measure import Goniometer
from formcoach.pose.mediapipe_landmarker import NOTHING, MediaPipeLandmarker

Worse = Callable[[Image], Image]
Bends = Mapping[str, float]
PARTS = ("back_bend", "lower_back_bend")
UNSEEN = dict.fromkeys(PARTS, float("nan"))
LOOKS = 3
"""Times that a still is shown before it is read, for the smoothing to settle."""
EVERY = 3
"""Of the stills that are made worse, one in so many is: they are much alike."""


class Reader:
    """Reads stills one after the other, each as if it were the first."""

    def __init__(self, model: Path) -> None:
        self._landmarker = MediaPipeLandmarker(model, outline=True)
        self._time_s = 0.0

    def bends(self, image: Image) -> Bends:
        """Return what is read from one still, NaN where it is not measured."""
        goniometer = Goniometer(View.SIDE)
        self._look(NOTHING)  # forgets the person before
        for _ in range(LOOKS):
            reading = goniometer.measure(self._look(image))
        if reading.orientation.view is not View.SIDE:
            return UNSEEN
        return {name: reading.measurements.get(name) for name in PARTS}

    def _look(self, image: Image):
        self._time_s += 1 / 30
        return self._landmarker.estimate(Frame(time_s=self._time_s, image=image))


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
        "shown again": lambda image: image,
        "noise, 15 grey levels": noisy,
        "blur, 3 pixels": lambda image: cv2.GaussianBlur(image, (0, 0), 3),
        "JPEG quality 15": squeezed,
        "a quarter of the light": lambda image: (image // 4).astype(np.uint8),
        "a quarter of the light, noise": lambda image: noisy(image // 4),
        "mirrored": lambda image: np.ascontiguousarray(image[:, ::-1]),
    }


def main(folder: Path, model: Path) -> None:
    """Print all tables."""
    lines = (folder / "index.jsonl").read_text().splitlines()
    stills = [each for each in map(json.loads, lines) if each["kind"] == "stills"]
    reader = Reader(model)
    read = {
        each["file"]: reader.bends(cv2.imread(str(folder / each["file"])))
        for each in stills
    }
    series = defaultdict(list)
    for each in stills:
        series[key_of(each)].append((each["angles_deg"], read[each["file"]]))
    print_series(series)
    print_halves(series)
    plain = [
        each["file"]
        for each in stills
        if each["outfit"] == "coloured" and key_of(each)[3:] == ("0", "0", "")
    ]
    print_worse({file: read[file] for file in plain[::EVERY]}, folder, reader)


def key_of(still: dict) -> tuple[str, ...]:
    """Return what a still shares with those that differ in the spine alone."""
    camera = still["camera"]
    words = Path(still["file"]).stem.split(still["outfit"])[1].split("_")[2:]
    variant = " ".join(word for word in words if word.isalpha())
    off_axis = (f"{abs(camera[name]):.0f}" for name in ("yaw_deg", "roll_deg"))
    return (still["exercise"], still["body"], still["outfit"], *off_axis, variant)


def print_series(series: dict) -> None:
    """Print one row for every series of stills that differ in the spine alone."""
    print("exercise, body, outfit, yaw, roll: measured, slope, r, residual (deg spine)")
    for key, pairs in sorted(series.items()):
        row = f"{' '.join(key):48s}"
        for name in PARTS:
            spine = np.array([angles["spine_flexion"] for angles, _ in pairs])
            bends = np.array([bends[name] for _, bends in pairs])
            row += fitted(spine, bends)
        print(row)


def fitted(spine: np.ndarray, bends: np.ndarray) -> str:
    """Return the share that was measured and how well a line fits."""
    seen = np.isfinite(bends)
    words = f"  | {seen.sum():2d}/{len(seen):2d}"
    if seen.sum() <= 2:
        return words + " " * 20
    slope, zero = np.polyfit(spine[seen], bends[seen], 1)
    rest = (bends[seen] - zero - slope * spine[seen]) / slope
    r = np.corrcoef(spine[seen], bends[seen])[0, 1]
    return words + f"  {slope:5.2f}  {r:5.2f}  {rest.std():4.1f}"


def print_halves(series: dict) -> None:
    """Print what half of the spine changes alone, against the neutral still."""
    print("\nhalf of the spine alone: change of the whole outline, of its lower part")
    for key, pairs in sorted(series.items()):
        if key[-1] not in {"lumbar", "thoracic"}:
            continue
        neutral = next(
            bends
            for angles, bends in series[(*key[:-1], "")]
            if angles["spine_flexion"] == 0.0
        )
        for angles, bends in pairs:
            whole, lower = (bends[name] - neutral[name] for name in PARTS)
            deg = angles["spine_flexion"]
            print(f"{' '.join(key):48s} {deg:+3.0f}  {whole:+4.0f}  {lower:+4.0f}")


def print_worse(clean: Mapping[str, Bends], folder: Path, reader: Reader) -> None:
    """Print what changes when the pictures are made worse."""
    print(
        f"\n{len(clean)} stills made worse: measured, change (mean, worst), each part"
    )
    for way, worse in worse_pictures().items():
        row = f"{way:32s}"
        bends = {
            file: reader.bends(worse(cv2.imread(str(folder / file)))) for file in clean
        }
        for name in PARTS:
            changes = np.array(
                [bends[file][name] - clean[file][name] for file in clean]
            )
            seen = np.abs(changes[np.isfinite(changes)])
            share = np.isfinite(changes).mean()
            row += f"  | {share:4.0%}  {seen.mean():4.1f}  {seen.max():4.1f}"
        print(row, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
