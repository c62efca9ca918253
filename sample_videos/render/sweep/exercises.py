"""Takes of the exercises: a clip of a movement, a still of a pose that is held."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from render.camera import CameraSpec
from render.movement import Movement
from render.sweep.take import Kind, Take, View

FACING_LEFT = ("male_average", "male_slim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise, the posture it is done in and where it is filmed from."""

    name: str
    posture: str
    camera: CameraSpec

    def clip(
        self, person: str, outfit: str, movement: Movement, variant: str = ""
    ) -> Take:
        """Return a clip from exactly the side."""
        return Take(
            name=f"{self.name}_{person}_{outfit}{variant}",
            kind=Kind.CLIP,
            exercise=self.name,
            posture=self.posture,
            person=person,
            outfit=outfit,
            view=View(camera=self.camera, mirrored=person in FACING_LEFT),
            movement=movement,
        )

    def stills(
        self,
        person: str,
        outfit: str,
        held: Callable[[float], Movement],
        degrees: Iterable[float],
        *,
        variant: str = "",
        yaw_deg: float = 0.0,
        **camera: float,
    ) -> Iterator[Take]:
        """Return one still for each flexion of the spine, seen from the same place.

        Parameters
        ----------
        person, outfit
            Who, in what.
        held
            The pose for a flexion of the spine.
        degrees
            Flexions of the spine.
        variant
            What the stills' names say besides person, outfit and flexion.
        yaw_deg
            See `View`.
        camera
            Fields of `CameraSpec` that differ from the exercise's own camera.

        """
        for spine_deg in degrees:
            yield Take(
                name=f"held_{self.name}_{person}_{outfit}_{spine_deg:+03.0f}{variant}",
                kind=Kind.STILL,
                exercise=self.name,
                posture=self.posture,
                person=person,
                outfit=outfit,
                view=View(
                    camera=replace(self.camera, **camera),
                    yaw_deg=yaw_deg,
                    mirrored=person in FACING_LEFT,
                ),
                movement=held(spine_deg),
            )


STANDING_CAMERA = CameraSpec(distance_m=2.5, height_m=0.9, beside_m=-0.12)
FLOOR_CAMERA = CameraSpec(distance_m=2.4, height_m=0.7, beside_m=0.0)
HINGE = Exercise(name="hip_hinge", posture="standing", camera=STANDING_CAMERA)
BIRD_DOG = Exercise(name="bird_dog", posture="quadruped", camera=FLOOR_CAMERA)
CAT_COW = Exercise(name="cat_cow", posture="quadruped", camera=FLOOR_CAMERA)
ROCK_BACK = Exercise(name="rock_back", posture="quadruped", camera=FLOOR_CAMERA)
SQUAT = Exercise(name="squat", posture="standing", camera=STANDING_CAMERA)
