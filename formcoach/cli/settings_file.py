"""The choices of a patient about the app, in a file of their own folder."""

import json
from dataclasses import asdict
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from formcoach.private_files import atomic_file, make_private
from formcoach.ui.patient.settings import Settings
from formcoach.ui.widgets.video_view import Picture

FILE_NAME = "settings.json"
LARGEST_BYTES = 100_000


class _Stored(BaseModel):
    """The file; what an older or newer formcoach wrote beside is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    introduced: bool = False
    language: str = "en"
    theme: str = "formcoach"
    camera: str = "0"
    picture: Picture = Picture.HALF
    mirror: bool = True
    speech: bool = True
    sound: bool = True
    keep_recordings: bool = False
    listen: bool = False
    keymap: dict[str, str] = {}


def load_settings(folder: Path) -> Settings:
    """Return the choices of a patient; a file that cannot be read is as none."""
    path = folder / FILE_NAME
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return Settings()
        stored = _Stored.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Settings()
    return Settings(**dict(stored))


def save_settings(folder: Path, settings: Settings) -> None:
    """Keep the choices; where that is impossible they hold until the end.

    A full disk must not end a session because somebody changed the theme.
    """
    try:
        make_private(folder)
        with atomic_file(folder / FILE_NAME) as file:
            file.write(json.dumps(asdict(settings), indent=2).encode())
    except OSError:
        return
