"""The description of one sample clip: everything that a renderer must be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from render.body import BodySpec
from render.camera import CameraSpec
from render.floor import Stance
from render.keyframes import Track
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
    duration_s: float
    body: BodySpec
    outfit: Outfit
    stance: Stance
    camera: CameraSpec
    trunk: Mapping[str, Track]
    """Tracks of the fields of `Trunk`."""
    limbs: Mapping[str, Mapping[str, Track]]
    """For each side tracks of `LIMB_ANGLES`."""
    counts_by: str
    """The angle, without side, whose excursion makes a repetition."""
    repetitions: tuple[Repetition, ...]
    faults: tuple[Fault, ...]
    fps: int = 15

    def times_s(self) -> list[float]:
        """Return the time of each frame."""
        return [index / self.fps for index in range(round(self.duration_s * self.fps))]
