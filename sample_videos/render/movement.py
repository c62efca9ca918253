"""What a person does: how they are set up on the floor, and the tracks of angles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from render.floor import Stance, Stand
from render.keyframes import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A movement from its first to its last frame."""

    stance: Stance | Stand
    duration_s: float
    trunk: Mapping[str, Track]
    """Tracks of the fields of `Trunk`."""
    limbs: Mapping[str, Mapping[str, Track]] = field(default_factory=dict)
    """For each side tracks of `LIMB_ANGLES`; without a track the limb rests."""
    fps: int = 15

    def times_s(self) -> list[float]:
        """Return the time of each frame."""
        return [index / self.fps for index in range(round(self.duration_s * self.fps))]
