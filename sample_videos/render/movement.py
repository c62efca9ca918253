"""What a person does: how they are set up on the floor, and the tracks of angles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from render.floor import (
    FaceDown,
    Forearms,
    HalfKneeling,
    HookLying,
    OnSide,
    OnStep,
    Stance,
    Stand,
)
from render.keyframes import Track

AnyStance = (
    Stance | Stand | HookLying | FaceDown | Forearms | HalfKneeling | OnStep | OnSide
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A movement from its first to its last frame."""

    stance: AnyStance
    duration_s: float
    trunk: Mapping[str, Track]
    """Tracks of the fields of `Trunk`."""
    limbs: Mapping[str, Mapping[str, Track]] = field(default_factory=dict)
    """For each side tracks of `LIMB_ANGLES`; without a track the limb rests."""
    fps: int = 15
    tremor_deg: float = 0.0
    """How much tired legs shake at the end; it grows from nothing."""

    def times_s(self) -> list[float]:
        """Return the time of each frame."""
        return [index / self.fps for index in range(round(self.duration_s * self.fps))]
