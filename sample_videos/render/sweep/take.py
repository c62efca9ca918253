"""One picture or one short clip to be made: who, in what, doing what, seen how."""

from dataclasses import dataclass
from enum import StrEnum

from render.camera import CameraSpec
from render.movement import Movement


class Kind(StrEnum):
    """How many pictures a take has, and the folder they go to."""

    CLIP = "clips"
    STILL = "stills"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Where the person is seen from."""

    camera: CameraSpec
    yaw_deg: float = 0.0
    """Off the exact side view, towards the person's face."""
    mirrored: bool = False
    """The picture and its truth are mirrored: the person faces left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One picture or one short clip."""

    name: str
    kind: Kind
    exercise: str
    posture: str
    person: str
    """A key of `people.PEOPLE`."""
    outfit: str
    """One of `people.OUTFITS`."""
    view: View
    movement: Movement

    @property
    def scene(self) -> tuple[str, str, CameraSpec]:
        """What takes must share to be filmed without building up a new scene."""
        return self.person, self.outfit, self.view.camera

    def file(self, frame: int) -> str:
        """Return the path of a picture inside the sweep's folder."""
        if self.kind is Kind.STILL:
            return f"{self.kind}/{self.name}.png"
        return f"{self.kind}/{self.name}/{frame:04d}.png"
