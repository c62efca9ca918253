"""What the clips show."""

from render.clip import Clip
from render.clips.bird_dog import BIRD_DOG
from render.clips.floor_work import FLOOR_WORK
from render.clips.squats import SQUATS
from render.clips.upright import ON_FEET

CLIPS: dict[str, Clip] = {
    clip.name: clip for clip in (BIRD_DOG, *SQUATS, *FLOOR_WORK, *ON_FEET)
}
"""In the order in which they are rendered."""
