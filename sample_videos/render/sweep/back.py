"""The sweep for the back's outline: hinged and on hands and knees.

In the order in which it is most useful to have: clips, stills of every body in every
outfit, views that are not exactly from the side, and then what makes it harder.
"""

from collections.abc import Callable, Iterator

from render.movement import Movement
from render.sweep.back_moves import (
    AHEAD,
    HANGING,
    Arms,
    bird_dog,
    cat_cow,
    held_hinge,
    held_quadruped,
    held_squat,
    held_standing,
    hinge,
    lumbar,
    rock_back,
    spine,
    thoracic,
)
from render.sweep.exercises import BIRD_DOG, CAT_COW, HINGE, ROCK_BACK, SQUAT, Exercise
from render.sweep.people import OUTFITS, PEOPLE
from render.sweep.take import Take

BIRD_DOG_PEOPLE = ("female_average", "male_average", "female_heavy")
TWO_PEOPLE = ("female_average", "male_average")
PLAIT_PEOPLE = ("female_average", "female_heavy")
HINGE_CLIP_DEG, SAG_DEG = (0.0, 30.0, 45.0), (0.0, -20.0, -33.0)
COW_DEG, CAT_DEG = -40.0, 55.0
HINGE_DEG = (0.0, 10.0, 20.0, 30.0, 45.0, 60.0)
QUADRUPED_DEG = (-45.0, -25.0, -10.0, 0.0, 10.0, 25.0, 45.0, 60.0)
FEW_HINGE_DEG, FEW_QUADRUPED_DEG = (0.0, 30.0, 45.0), (-25.0, 0.0, 25.0)
SQUAT_SPINE_DEG = (0.0, 30.0, 45.0)
ROCK_BACK_DEG = (0.0, 30.0, 45.0)
YAW_DEG, ROLL_DEG = (15.0, 30.0, 45.0), (-10.0, 10.0)
HARDER_OUTFITS = ("wall", "light", "loose")
ONE_PART_DEG = 30.0
PART_DEG = (15.0, 30.0)  # of the lower or the upper spine alone
LEG_HIGH_DEG = -15.0  # hip flexion of a leg that is high but not the back's fault
FAR_M = 3.5


def back_takes() -> Iterator[Take]:
    """Return everything to be made, in order."""
    yield from _clips()
    for person in PEOPLE:
        for outfit in OUTFITS:
            yield from HINGE.stills(person, outfit, hinged, HINGE_DEG)
            yield from CAT_COW.stills(person, outfit, kneeling, QUADRUPED_DEG)
    for person in TWO_PEOPLE:
        yield from _oblique(HINGE, person, hinged, FEW_HINGE_DEG)
        yield from _oblique(CAT_COW, person, kneeling, FEW_QUADRUPED_DEG)
    for person in PEOPLE:
        yield from HINGE.stills(person, "wall", hinged, HINGE_DEG)
        yield from CAT_COW.stills(person, "wall", kneeling, QUADRUPED_DEG)
    yield from _harder_stills()
    yield from _squats()
    yield from _harder_clips()


def hinged(spine_deg: float) -> Movement:
    """Return a held hip hinge."""
    return held_hinge(spine(spine_deg))


def kneeling(spine_deg: float) -> Movement:
    """Return held hands and knees."""
    return held_quadruped(spine(spine_deg))


def _clips() -> Iterator[Take]:
    for person in PEOPLE:
        yield from _hinges(person, "coloured", HINGE_CLIP_DEG)
    for person in BIRD_DOG_PEOPLE:
        yield from _bird_dogs(person, "coloured", SAG_DEG)
    for person in TWO_PEOPLE:
        yield CAT_COW.clip(person, "coloured", cat_cow(COW_DEG, CAT_DEG))


def _oblique(
    exercise: Exercise,
    person: str,
    held: Callable[[float], Movement],
    degrees: tuple[float, ...],
) -> Iterator[Take]:
    for yaw_deg in YAW_DEG:
        variant = f"_yaw{yaw_deg:+03.0f}"
        yield from exercise.stills(
            person, "coloured", held, degrees, variant=variant, yaw_deg=yaw_deg
        )
    for roll_deg in ROLL_DEG:
        variant = f"_roll{roll_deg:+03.0f}"
        yield from exercise.stills(
            person, "coloured", held, degrees, variant=variant, roll_deg=roll_deg
        )


def _squats() -> Iterator[Take]:
    """Return squats, and standing before them, with arms that hang or reach ahead."""
    for person in PEOPLE:
        for name, arms in (("hanging", HANGING), ("ahead", AHEAD)):
            yield from SQUAT.stills(
                person,
                "coloured",
                lambda deg, arms=arms: held_squat(spine(deg), arms),
                SQUAT_SPINE_DEG,
                variant=f"_{name}",
            )
            yield _standing(person, name, arms)


def _standing(person: str, name: str, arms: Arms) -> Take:
    (take,) = SQUAT.stills(
        person,
        "coloured",
        lambda _: held_standing(arms),
        (0.0,),
        variant=f"_{name}_upright",
    )
    return take


def _harder_clips() -> Iterator[Take]:
    """Return clips in clothes that are hard to see, and movements that mislead."""
    for person in BIRD_DOG_PEOPLE:
        movement = bird_dog(0.0, LEG_HIGH_DEG)
        yield BIRD_DOG.clip(person, "coloured", movement, "_leg_high")
    for person in PEOPLE:
        for deg in ROCK_BACK_DEG:
            movement, variant = rock_back(spine(deg)), f"_{deg:+03.0f}"
            yield ROCK_BACK.clip(person, "coloured", movement, variant)
        for part in (lumbar, thoracic):
            bends, variant = part(ONE_PART_DEG), f"_{part.__name__}"
            yield HINGE.clip(person, "coloured", hinge(bends), variant)
            yield ROCK_BACK.clip(person, "coloured", rock_back(bends), variant)
    for outfit in HARDER_OUTFITS:
        for person in PEOPLE:
            yield from _hinges(person, outfit, (0.0, 30.0))
        for person in BIRD_DOG_PEOPLE:
            yield from _bird_dogs(person, outfit, (0.0, -33.0))


def _hinges(person: str, outfit: str, degrees: tuple[float, ...]) -> Iterator[Take]:
    for deg in degrees:
        yield HINGE.clip(person, outfit, hinge(spine(deg)), f"_{deg:+03.0f}")


def _bird_dogs(person: str, outfit: str, degrees: tuple[float, ...]) -> Iterator[Take]:
    for deg in degrees:
        yield BIRD_DOG.clip(person, outfit, bird_dog(deg), f"_{deg:+03.0f}")


def _harder_stills() -> Iterator[Take]:
    """Return stills with half of the spine bent, long hair, and from far away."""
    for exercise, held in ((HINGE, held_hinge), (CAT_COW, held_quadruped)):
        for person in PEOPLE:
            for part in (lumbar, thoracic):
                yield from exercise.stills(
                    person,
                    "coloured",
                    lambda deg, held=held, part=part: held(part(deg)),
                    PART_DEG,
                    variant=f"_{part.__name__}",
                )
    for exercise, held, degrees in (
        (HINGE, hinged, FEW_HINGE_DEG),
        (CAT_COW, kneeling, FEW_QUADRUPED_DEG),
    ):
        for person in PLAIT_PEOPLE:
            yield from exercise.stills(person, "plait", held, degrees)
        for person in TWO_PEOPLE:
            yield from exercise.stills(
                person, "coloured", held, degrees, variant="_far", distance_m=FAR_M
            )
