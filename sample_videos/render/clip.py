"""The description of one sample clip: everything that a renderer must be told."""

from dataclasses import dataclass

from render.body import BodySpec
from render.camera import CameraSpec
from render.movement import Movement
from render.wardrobe import Outfit


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition as it was meant."""

    side: str
    """Of the leg: left or right."""
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A mistake that the clip shows on purpose: an angle that goes too low."""

    name: str
    angle: str
    """The true angle that shows it, with the side: `hip_flexion_right`."""
    below_deg: float
    """The fault lasts as long as the angle is below this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A person, what they do, and who watches."""

    name: str
    exercise: str
    posture: str
    body: BodySpec
    outfit: Outfit
    camera: CameraSpec
    movement: Movement
    counts_by: str
    """The angle, without side, whose excursion makes a repetition."""
    repetitions: tuple[Repetition, ...]
    faults: tuple[Fault, ...]
