"""What the clips show."""

from render.clip import Clip
from render.clips.bird_dog import BIRD_DOG
from render.clips.floor_work import FLOOR_WORK
from render.clips.kneeling import KNEELING_AND_STEPS
from render.clips.lying import LYING
from render.clips.rolling import ROLLING
from render.clips.squats import SQUATS
from render.clips.turning import FROM_THE_FRONT
from render.clips.unlike import UNLIKE
from render.clips.upright import ON_FEET

CLIPS: dict[str, Clip] = {
    clip.name: clip
    for clip in (
        BIRD_DOG,
        *SQUATS,
        *FLOOR_WORK,
        *ON_FEET,
        *KNEELING_AND_STEPS,
        *LYING,
        *ROLLING,
        *FROM_THE_FRONT,
        *UNLIKE,
    )
}
"""In the order in which they are rendered."""
