"""The sweep for the back's outline: hinged and on hands and knees.

In the order in which it is most useful to have: clips, stills of every body in every
outfit, and the views that are not exactly from the side.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from render.camera import CameraSpec
from render.movement import Movement
from render.sweep.back_moves import (
    bird_dog,
    cat_cow,
    held_hinge,
    held_quadruped,
    hinge,
)
from render.sweep.people import OUTFITS, PEOPLE
from render.sweep.take import Kind, Take, View

FACING_LEFT = ("male_average", "male_slim")
BIRD_DOG_PEOPLE = ("female_average", "male_average", "female_heavy")
TWO_PEOPLE = ("female_average", "male_average")
HINGE_CLIP_DEG = (0.0, 30.0, 45.0)
SAG_DEG = (0.0, -20.0, -33.0)
COW_DEG, CAT_DEG = -40.0, 55.0
HINGE_DEG = (0.0, 10.0, 20.0, 30.0, 45.0, 60.0)
QUADRUPED_DEG = (-45.0, -25.0, -10.0, 0.0, 10.0, 25.0, 45.0, 60.0)
OBLIQUE_HINGE_DEG, OBLIQUE_QUADRUPED_DEG = (0.0, 30.0, 45.0), (-25.0, 0.0, 25.0)
YAW_DEG, ROLL_DEG = (15.0, 30.0, 45.0), (-10.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise, the posture it is done in and where it is filmed from."""

    name: str
    posture: str
    camera: CameraSpec


STANDING_CAMERA = CameraSpec(distance_m=2.5, height_m=0.9, beside_m=-0.12)
FLOOR_CAMERA = CameraSpec(distance_m=2.4, height_m=0.7, beside_m=0.0)
HINGE = Exercise(name="hip_hinge", posture="standing", camera=STANDING_CAMERA)
BIRD_DOG = Exercise(name="bird_dog", posture="quadruped", camera=FLOOR_CAMERA)
CAT_COW = Exercise(name="cat_cow", posture="quadruped", camera=FLOOR_CAMERA)


def back_takes() -> Iterator[Take]:
    """Return everything to be made, in order."""
    for person in PEOPLE:
        yield from (
            _clip(HINGE, person, hinge(deg), f"_{deg:+03.0f}") for deg in HINGE_CLIP_DEG
        )
    for person in BIRD_DOG_PEOPLE:
        yield from (
            _clip(BIRD_DOG, person, bird_dog(deg), f"_{deg:+03.0f}") for deg in SAG_DEG
        )
    yield from (
        _clip(CAT_COW, person, cat_cow(COW_DEG, CAT_DEG)) for person in TWO_PEOPLE
    )
    for person in PEOPLE:
        for outfit in OUTFITS:
            yield from _stills(HINGE, person, outfit, held_hinge, HINGE_DEG)
            yield from _stills(CAT_COW, person, outfit, held_quadruped, QUADRUPED_DEG)
    for person in TWO_PEOPLE:
        yield from _oblique(HINGE, person, held_hinge, OBLIQUE_HINGE_DEG)
        yield from _oblique(CAT_COW, person, held_quadruped, OBLIQUE_QUADRUPED_DEG)


def _clip(
    exercise: Exercise, person: str, movement: Movement, variant: str = ""
) -> Take:
    return Take(
        name=f"{exercise.name}_{person}_coloured{variant}",
        kind=Kind.CLIP,
        exercise=exercise.name,
        posture=exercise.posture,
        person=person,
        outfit="coloured",
        view=_view(exercise, person),
        movement=movement,
    )


def _oblique(
    exercise: Exercise,
    person: str,
    held: Callable[[float], Movement],
    degrees: tuple[float, ...],
) -> Iterator[Take]:
    for yaw_deg in YAW_DEG:
        yield from _stills(exercise, person, "coloured", held, degrees, yaw_deg=yaw_deg)
    for roll_deg in ROLL_DEG:
        yield from _stills(
            exercise, person, "coloured", held, degrees, roll_deg=roll_deg
        )


def _stills(
    exercise: Exercise,
    person: str,
    outfit: str,
    held: Callable[[float], Movement],
    degrees: tuple[float, ...],
    **seen_deg: float,
) -> Iterator[Take]:
    """Return one still for each flexion of the spine, seen under the same angles."""
    seen = [f"{name[:-4]}{angle:+03.0f}" for name, angle in seen_deg.items()]
    for spine_deg in degrees:
        variant = "_".join([f"{spine_deg:+03.0f}", *seen])
        yield Take(
            name=f"held_{exercise.name}_{person}_{outfit}_{variant}",
            kind=Kind.STILL,
            exercise=exercise.name,
            posture=exercise.posture,
            person=person,
            outfit=outfit,
            view=_view(exercise, person, **seen_deg),
            movement=held(spine_deg),
        )


def _view(
    exercise: Exercise, person: str, *, yaw_deg: float = 0.0, roll_deg: float = 0.0
) -> View:
    return View(
        camera=replace(exercise.camera, roll_deg=roll_deg),
        yaw_deg=yaw_deg,
        mirrored=person in FACING_LEFT,
    )
