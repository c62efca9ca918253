"""The same stills by Cycles and by the quick renderer, to see whether they read alike.

Usage: python -m render.quick.beside_cycles --out FOLDER

Writes `cycles/` and `quick/` with the same names and `truth.json`. Needs Blender.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from render.body import build_body
from render.camera import CameraSpec
from render.performance import perform
from render.person import Person
from render.quick.cameras import STANDING
from render.quick.film import stills
from render.quick.holds import Hold
from render.quiet import quiet_blender
from render.rotation import turn
from render.stage import Quality, Stage, empty_stage
from render.sweep.people import PEOPLE
from render.webcam import as_webcam

SIGHTS = tuple(
    f"{person}_coloured_level_{yaw:+03.0f}"
    for person in ("female_average", "male_average")
    for yaw in (0.0, 30.0)
)
HOLDS = (
    "squat.too_deep+095",
    "squat.trunk_folds+045",
    "wall_squat.feet_too_close+015",
    "hip_hinge.back_rounds+000",
    "hip_hinge.back_rounds+045",
    "bird_dog.leg_too_high-012",
    "cat_cow.back+040",
)


def main() -> None:
    """Render every still that is not there yet, both ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    out = parser.parse_args().out
    names = {f"{sight}/{hold}" for sight in SIGHTS for hold in HOLDS}
    truth = {}
    for still in stills(names.__contains__):
        name = still.name.replace("/", "_")
        truth[name] = still.true_deg
        _write(out / "quick" / f"{name}.png", still.picture)
        path = out / "cycles" / f"{name}.png"
        if not path.exists():
            with quiet_blender():
                _write(path, _by_cycles(still.sight.person, still.sight.yaw_deg, still.hold, out))
        print(name, flush=True)
    (out / "truth.json").write_text(json.dumps(truth))


def _by_cycles(person: str, yaw_deg: float, hold: Hold, out: Path) -> np.ndarray:
    model = PEOPLE[person]
    body, camera = build_body(model.body), CameraSpec(**STANDING)
    quality = Quality(samples=2, room_samples=12, threads=2, oversampling=1)
    empty_stage(camera, quality)
    actor = Person(body, model.dressed("coloured"))
    stage = Stage(actor, camera, quality, out)
    posed = perform(hold.movement, body)[0].posed
    skin_m = actor.take_pose(posed)
    middle = (skin_m.min(axis=0) + skin_m.max(axis=0)) / 2.0 * (1.0, 1.0, 0.0)
    posed = posed.moved(-middle).turned(turn(-yaw_deg), np.zeros(3))
    return as_webcam(stage.film(posed), 1)


def _write(path: Path, picture: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), picture)


if __name__ == "__main__":
    main()
