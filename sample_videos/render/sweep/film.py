"""Films takes and writes pictures, true silhouettes and the index."""

import functools
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np

from render.body import Body, build_body
from render.performance import Instant, perform
from render.person import Person
from render.rotation import turn
from render.silhouette import silhouette
from render.stage import Picture, Quality, Stage
from render.stillness import still_frames
from render.sweep.people import PEOPLE
from render.sweep.record import record_line
from render.sweep.take import Take
from render.webcam import as_webcam

INDEX = "index.jsonl"


def film_takes(takes: Iterable[Take], folder: Path, quality: Quality) -> Iterator[Take]:
    """Film takes one after the other and return each when it is complete."""
    for _, group in groupby(takes, key=lambda take: take.scene):
        together = list(group)
        take = together[0]
        body, camera = _body(take.person), take.view.camera
        person = Person(body, PEOPLE[take.person].dressed(take.outfit))
        stage = Stage(person, camera, quality, folder / "rooms")
        for take in together:
            _film(take, body, person, stage, folder)
            yield take


@functools.cache
def _body(person: str) -> Body:
    return build_body(PEOPLE[person].body)


def _film(take: Take, body: Body, person: Person, stage: Stage, folder: Path) -> None:
    instants = [_seen(take, instant) for instant in perform(take.movement, body)]
    mixed = still_frames(take.view.camera, instants) if len(instants) > 1 else []
    pictures: dict[int, Picture] = {}
    for frame, instant in enumerate(instants):
        mask = silhouette(
            take.view.camera, person.take_pose(instant.posed), person.seen_faces
        )
        _write(folder / "masks" / take.file(frame), mask, take)
        if frame not in mixed:
            pictures[frame] = stage.film(instant.posed)
    for frame in mixed:
        pictures[frame] = cv2.addWeighted(
            pictures[frame - 1], 0.5, pictures[frame + 1], 0.5, 0.0
        )
    for frame, picture in pictures.items():
        seed = zlib.crc32(take.file(frame).encode())
        _write(folder / take.file(frame), as_webcam(picture, seed), take)
    with (folder / INDEX).open("a") as index:
        for frame, instant in enumerate(instants):
            line = record_line(take, frame, instant, mixed=frame in mixed)
            index.write(f"{line}\n")


def _seen(take: Take, instant: Instant) -> Instant:
    """Turn the person instead of the camera, so that the room stays the same."""
    axis_m = np.array([0.0, take.view.camera.beside_m, 0.0])
    posed = instant.posed.turned(turn(-take.view.yaw_deg), axis_m)
    return replace(instant, posed=posed)


def _write(path: Path, picture: Picture, take: Take) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    flipped = picture[:, ::-1] if take.view.mirrored else picture
    cv2.imwrite(str(path), flipped)
