"""Makes the pictures of a repetition, as a webcam of few pictures a second would."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np
from render.body import AVERAGE_BUILD, Body, BodySpec, build_body
from render.camera import CameraSpec
from render.clips.cast import EDITH, FARID
from render.floor import Stand
from render.hair import Hair
from render.keyframes import Key, Track
from render.movement import Movement
from render.performance import perform
from render.quick.people import Faces, QuickPerson
from render.quick.picture import Picture, QuickStage
from render.quick.webcam import quickly_as_webcam
from render.rotation import turn
from render.sweep.people import LONGER_THIGHS, MIXED, PEOPLE, Model

from back_rates.repetitions import Drawn, Place, Repetition
from formcoach.domain.observation import Frame

FPS = 6
STANDS_S, HOLDS_S, RESTS_S = 1.0, 0.5, 0.5
UPRIGHT = {"thigh_lean": 3.0, "inclination": 4.0, "neck_flexion": 0.0}
SLIM = ((AVERAGE_BUILD, 0.3), ("averagemuscle-minweight", 0.7))
HEAVY = ((AVERAGE_BUILD, 0.4), ("minmuscle-maxweight", 0.6))


def _like(model: Model, gender: str, builds: tuple[tuple[str, float], ...]) -> Model:
    body = BodySpec(
        gender=gender, ancestry=MIXED, builds=builds, shapes=(LONGER_THIGHS,)
    )
    return replace(model, body=body)


CAST = {
    **PEOPLE,
    "female_old": EDITH,
    "male_stout": FARID,
    "female_slim": replace(
        _like(PEOPLE["female_average"], "female", SLIM), hair=Hair.SHORT
    ),
    "male_heavy": _like(PEOPLE["male_average"], "male", HEAVY),
}
"""Eight people, made up."""


def frames(repetition: Repetition) -> Iterator[Frame]:
    """Return the pictures of a repetition.

    The way back shows the pictures of the way down; standing and holding show one
    picture. The grain of the camera is always new.
    """
    drawn = repetition.drawn
    down = [
        picture[:, ::-1] if drawn.faces_left else picture
        for picture in _pictures(repetition)
    ]
    stand, hold, rest = (
        [picture] * round(FPS * seconds)
        for picture, seconds in (
            (down[0], STANDS_S),
            (down[-1], HOLDS_S),
            (down[0], RESTS_S),
        )
    )
    for index, picture in enumerate([*stand, *down, *hold, *down[::-1], *rest]):
        lit = np.clip(picture * drawn.light, 0.0, 255.0).astype(np.uint8)
        image = np.ascontiguousarray(quickly_as_webcam(lit, drawn.grain + index))
        yield Frame(time_s=index / FPS, image=image)


def _pictures(repetition: Repetition) -> Iterator[Picture]:
    drawn = repetition.drawn
    body, dressed = _dressed(repetition.person, repetition.outfit)
    stage = _stage(drawn.place)
    movement = _down(drawn, repetition.spine_deg)
    poses = [dressed.faces(instant.posed) for instant in perform(movement, body)]
    ends = np.concatenate([poses[0].corners_m, poses[-1].corners_m])
    middle = (ends.min(axis=(0, 1)) + ends.max(axis=(0, 1))) / 2 * (1.0, 1.0, 0.0)
    rotation = turn(-repetition.yaw_deg).T
    for faces in poses:
        seen = Faces(
            corners_m=(faces.corners_m - middle) @ rotation,
            normals=faces.normals @ rotation,
            rgb=faces.rgb,
        )
        yield stage.film(seen)


@lru_cache
def _stage(place: Place) -> QuickStage:
    distance_m, height_m, roll_deg = place
    camera = CameraSpec(
        distance_m=distance_m, height_m=height_m, beside_m=0.0, roll_deg=roll_deg
    )
    return QuickStage(camera)


def _down(drawn: Drawn, spine_deg: float) -> Movement:
    """Return the way down; the back rounds on it."""
    upright = UPRIGHT | {"lumbar_flexion": 0.0, "thoracic_flexion": 0.0}
    hinged = {
        "thigh_lean": drawn.thigh_lean_deg,
        "inclination": drawn.inclination_deg,
        "neck_flexion": drawn.neck_deg,
        "lumbar_flexion": drawn.lumbar_share * spine_deg,
        "thoracic_flexion": (1.0 - drawn.lumbar_share) * spine_deg,
    }
    frames_count = round(FPS * drawn.down_s)
    last_s = (frames_count - 1) / FPS
    return Movement(
        stance=Stand(),
        duration_s=frames_count / FPS,
        fps=FPS,
        trunk={
            name: Track((Key(0.0, upright[name]), Key(last_s, angle)))
            for name, angle in hinged.items()
        },
    )


@lru_cache(maxsize=24)
def _dressed(person: str, outfit: str) -> tuple[Body, QuickPerson]:
    model = CAST[person]
    body = build_body(model.body)
    return body, QuickPerson(body, model.dressed(outfit))
