"""The clips of a checkout and what their truth files say."""

import json
from pathlib import Path
from typing import Any

from formcoach.bench.accuracy.truth import ENDING
from formcoach.definitions.library import shipped_folder

FOLDER = shipped_folder().parent / "sample_videos"
TRUTHS = sorted(FOLDER.glob(f"*{ENDING}"))
NAMES = [path.name.removesuffix(ENDING) for path in TRUTHS]


def clip_path(name: str) -> Path:
    """Return where a clip is."""
    return FOLDER / f"{name}.mp4"


def read_truth_file(name: str) -> dict[str, Any]:
    """Return everything that is known about a clip."""
    told: dict[str, Any] = json.loads((FOLDER / f"{name}{ENDING}").read_text("utf-8"))
    return told
