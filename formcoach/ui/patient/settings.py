"""What a patient has chosen about the app; saved by whoever runs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from formcoach.ui.widgets.video_view import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that survive the end of the app."""

    introduced: bool = False
    """Whether the first run was gone through."""
    language: str = "en"
    theme: str = "formcoach"
    camera: str = "0"
    picture: Picture = Picture.HALF
    mirror: bool = True
    speech: bool = True
    sound: bool = True
    keep_recordings: bool = False
    """Whether the poses of each set are kept, never pictures."""
    listen: bool = False
    """Whether the word "stop" is listened for while a session runs."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Other keys, by the id of what they do: ``{"stop": "x"}``."""
