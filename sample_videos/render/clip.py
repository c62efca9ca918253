"""The description of one sample clip: everything that a renderer must be told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from render.body import Body, BodySpec
from render.camera import CameraSpec
from render.movement import Movement
from render.performance import Instant
from render.props import Prop
from render.rooms import LIVING_ROOM, Room
from render.wardrobe import Outfit


class View(StrEnum):
    """From where the person is seen."""

    SIDE = "side"
    FRONT = "front"
    OBLIQUE = "oblique"


YAW_DEG = {View.SIDE: 0.0, View.OBLIQUE: 45.0, View.FRONT: 90.0}
"""How far the person is turned so that the face comes towards the camera."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition as it was meant."""

    side: str = ""
    """The side that moves, left or right; empty where both do."""
    start_s: float
    end_s: float
    counts: bool = True
    """Whether it should be counted; one that stops short should not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A mistake that the clip shows on purpose.

    It lasts as long as an angle is beyond a bound, or for a given time.
    """

    name: str
    """Of the limit of the exercise that should find it."""
    angle: str = ""
    """The true angle that shows it, with the side if it has one."""
    below_deg: float | None = None
    above_deg: float | None = None
    start_s: float | None = None
    end_s: float | None = None


Things = Callable[[Body, Sequence[Instant]], tuple[Prop, ...]]
"""What stands around a person, made to measure."""


def nothing(_body: Body, _instants: Sequence[Instant]) -> tuple[Prop, ...]:
    """Return that nothing stands around."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A person, what they do, and who watches."""

    name: str
    exercise: str
    shows: str
    """In one sentence."""
    posture: str
    body: BodySpec
    outfit: Outfit
    camera: CameraSpec
    movement: Movement
    counts_by: str
    """The angle, without side, whose excursion makes a repetition."""
    repetitions: tuple[Repetition, ...]
    faults: tuple[Fault, ...] = ()
    person: str = ""
    view: View = View.SIDE
    turned_deg: float = 0.0
    """How much further the face is turned to the camera than the view says."""
    mirrored: bool = False
    """The picture and its truth are mirrored: the person faces left."""
    room: Room = LIVING_ROOM
    room_name: str = "living"
    things: Things = nothing
    unseen: tuple[str, ...] = ()
    """Angles that point at the camera, which the truth leaves out."""

    @property
    def yaw_deg(self) -> float:
        """How far the person is turned about the vertical, towards the camera."""
        return YAW_DEG[self.view] + self.turned_deg
