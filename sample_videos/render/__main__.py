"""Render one clip: ``python -m render bird_dog --work DIR --out bird_dog.mp4``.

Frames are kept in the work folder and not rendered again, so a run that was stopped
goes on where it was. After changing a clip or the room, take a new work folder.
"""

import argparse
import sys
import time
from pathlib import Path

import cv2
import numba

from render.body import Body, build_body
from render.clip import Clip
from render.clips import CLIPS
from render.performance import Instant, perform
from render.person import Person
from render.stage import Picture, Quality, Stage
from render.stillness import mix_neighbours, still_frames
from render.truth import write_truth
from render.webcam import encode


def main() -> None:
    """Render the missing frames, then write the video and the truth beside it."""
    options = _options()
    numba.set_num_threads(options.threads)
    clip = CLIPS[options.clip]
    quality = Quality(room_samples=options.samples)
    options.work.mkdir(parents=True, exist_ok=True)
    body = build_body(clip.body)
    instants = perform(clip.movement, body)
    frames = [options.work / f"{index:04d}.png" for index in range(len(instants))]
    _film(clip, body, instants, frames, quality)
    encode(frames, clip.movement.fps, options.out)
    write_truth(clip, body, instants, options.out.with_suffix(".truth.json"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="render", description=__doc__)
    parser.add_argument("clip", choices=CLIPS)
    parser.add_argument("--work", type=Path, required=True, help="folder for frames")
    parser.add_argument("--out", type=Path, required=True, help="the .mp4 to write")
    parser.add_argument("--samples", type=int, default=24, help="for the room")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _film(
    clip: Clip,
    body: Body,
    instants: list[Instant],
    frames: list[Path],
    quality: Quality,
) -> None:
    """Render or mix the frames that are not there yet."""
    still = set(still_frames(clip.camera, instants))
    missing = [index for index, frame in enumerate(frames) if not frame.exists()]
    moving = [index for index in missing if index not in still]
    if moving:
        person = Person(body, clip.outfit)
        stage = Stage(person, clip.camera, quality, frames[0].parent)
        for number, index in enumerate(moving, start=1):
            began_s = time.monotonic()
            picture = stage.film(instants[index].posed)
            _write_whole(frames[index], picture)
            took_s = time.monotonic() - began_s
            progress = f"{number}/{len(moving)}  {took_s:.1f} s"
            print(frames[index].name, progress, file=sys.stderr, flush=True)
    for index in still.intersection(missing):
        mix_neighbours(frames, index)


def _write_whole(path: Path, picture: Picture) -> None:
    """Write a picture so that a run stopped in between leaves no half of it."""
    part = path.with_name("part.png")
    cv2.imwrite(str(part), picture)
    part.replace(path)


if __name__ == "__main__":
    main()
