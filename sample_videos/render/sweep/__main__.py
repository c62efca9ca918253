"""Render a sweep: ``python -m render.sweep back --out FOLDER [--only bird_dog]``.

Pictures go to `clips/` and `stills/`, silhouettes to `masks/`, the truth to
`index.jsonl`, one line a picture. A line is only there when its take is complete; a run
that was stopped goes on where it was.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numba

from render.stage import Quality
from render.sweep.back import back_takes
from render.sweep.film import INDEX, film_takes

SWEEPS = {"back": back_takes}


def main() -> None:
    """Render all takes that are not there yet."""
    options = _options()
    numba.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    quality = Quality(room_samples=options.samples, oversampling=2)
    done = _done(options.out / INDEX)
    takes = [
        take
        for take in SWEEPS[options.sweep]()
        if take.name not in done and options.only in take.name
    ]
    began_s = time.monotonic()
    for number, take in enumerate(film_takes(takes, options.out, quality), start=1):
        took = f"{number}/{len(takes)}  {time.monotonic() - began_s:.0f} s"
        print(take.name, took, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="render.sweep", description=__doc__)
    parser.add_argument("sweep", choices=SWEEPS)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--only", default="", help="part of the names of takes")
    parser.add_argument(
        "--samples", type=int, default=8, help="rays a pixel of the room"
    )
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _done(index: Path) -> set[str]:
    """Return the names of the takes that are complete."""
    lines = index.read_text().splitlines() if index.exists() else []
    return {json.loads(line)["take"] for line in lines}


if __name__ == "__main__":
    main()
