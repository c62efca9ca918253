"""Render clips: ``python -m render squat_good --work DIR --out DIR``, or ``all``.

Frames are kept in the work folder, a folder for each clip, and not rendered again, so
a run that was stopped goes on where it was; so are the empty rooms. A clip whose video
is there is skipped. After changing a clip or a room, delete its frames.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import cv2
import numba
import numpy as np

from render.body import Body, build_body
from render.clip import Clip
from render.clips import CLIPS
from render.performance import Instant, perform
from render.person import Person
from render.rotation import turn
from render.skeleton import Posed
from render.recast import recast
from render.stage import Lit, Picture, Quality, Stage
from render.stillness import mix_neighbours, still_frames
from render.truth import write_truth
from render.webcam import encode

LIGHT_STEP = 6  # frames, less than half a second, in which light changes little


def main() -> None:
    """Render the clips that are not there yet."""
    options = _options()
    numba.set_num_threads(options.threads)
    chosen = CLIPS if "all" in options.clips else options.clips
    options.out.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        clip = recast(CLIPS[name], options.recast) if options.recast else CLIPS[name]
        video = options.out / f"{clip.name}.mp4"
        if not video.exists() or options.again:
            began_s = time.monotonic()
            make(clip, video, options.work, Quality(options.samples))
            took = f"{clip.name}  {time.monotonic() - began_s:.0f} s"
            print(took, file=sys.stderr, flush=True)


def make(clip: Clip, video: Path, work: Path, quality: Quality) -> None:
    """Render the missing frames of a clip, then write video and truth."""
    body = build_body(clip.body)
    performed = perform(clip.movement, body)
    instants = [_seen(clip, instant) for instant in performed]
    folder = work / clip.name
    folder.mkdir(parents=True, exist_ok=True)
    frames = [folder / f"{index:04d}.png" for index in range(len(instants))]
    still = set(still_frames(clip.camera, instants))
    missing = [index for index, frame in enumerate(frames) if not frame.exists()]
    moving = [index for index in missing if index not in still]
    if moving:
        stage = set_up(clip, body, performed, work / "rooms", quality)
        light = SlowLight(stage, [instant.posed for instant in instants])
        for index in moving:
            picture = stage.film(instants[index].posed, light.at(index))
            _write_whole(frames[index], flipped(picture) if clip.mirrored else picture)
    for index in still.intersection(missing):
        mix_neighbours(frames, index)
    write_truth(clip, body, instants, video.with_suffix(".truth.json"))
    encode(frames, clip.movement.fps, video)


def set_up(
    clip: Clip, body: Body, performed: list[Instant], rooms: Path, quality: Quality
) -> Stage:
    """Return the room of a clip with its person and things."""
    person = Person(body, clip.outfit)
    turned = turn(-clip.yaw_deg)
    things = [thing.turned(turned) for thing in clip.things(body, performed)]
    return Stage(
        person, clip.camera, quality, rooms, room=clip.room, props=tuple(things)
    )


class SlowLight:
    """The light of every few frames, and between them a mix."""

    def __init__(self, stage: Stage, poses: list[Posed]) -> None:
        self._stage, self._poses = stage, poses
        self._known: dict[int, Lit] = {}

    def at(self, frame: int) -> Lit:
        """Return the light of a frame."""
        before = frame - frame % LIGHT_STEP
        after = min(before + LIGHT_STEP, len(self._poses) - 1)
        if frame in (before, after):
            return self._worked_out(frame)
        share = (frame - before) / (after - before)
        return self._worked_out(before).towards(self._worked_out(after), share)

    def _worked_out(self, frame: int) -> Lit:
        if frame not in self._known:
            recent = {
                i: lit for i, lit in self._known.items() if i >= frame - LIGHT_STEP
            }
            self._known = recent | {frame: self._stage.light_on(self._poses[frame])}
        return self._known[frame]


def flipped(picture: Picture) -> Picture:
    """Return the mirrored picture."""
    return np.ascontiguousarray(picture[:, ::-1])


def _seen(clip: Clip, instant: Instant) -> Instant:
    """Turn the person instead of the camera, so that the room stays the same."""
    turned = turn(-clip.yaw_deg)
    return replace(instant, posed=instant.posed.turned(turned, np.zeros(3)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="render", description=__doc__)
    parser.add_argument("clips", nargs="+", choices=["all", *CLIPS], metavar="CLIP")
    parser.add_argument("--work", type=Path, required=True, help="folder for frames")
    parser.add_argument("--out", type=Path, required=True, help="folder for clips")
    parser.add_argument(
        "--again", action="store_true", help="also those that are there"
    )
    parser.add_argument(
        "--samples", type=int, default=12, help="rays a pixel of the room"
    )
    parser.add_argument(
        "--recast",
        type=int,
        default=0,
        metavar="N",
        help="by the person N places further in the cast, elsewhere, facing the other way",
    )
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def _write_whole(path: Path, picture: Picture) -> None:
    """Write a picture so that a run stopped in between leaves no half of it."""
    part = path.with_name("part.png")
    cv2.imwrite(str(part), picture)
    part.replace(path)


if __name__ == "__main__":
    main()
