"""What the clips show, one module each."""

from render.clip import Clip
from render.clips.bird_dog import BIRD_DOG

CLIPS: dict[str, Clip] = {clip.name: clip for clip in (BIRD_DOG,)}
