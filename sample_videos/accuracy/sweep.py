"""Makes the pictures, has them read, and writes a line for each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from render.quick.film import Still, stills

from accuracy.read import StillReader
from accuracy.stills import lines
from formcoach.domain.orientation import View


def sweep(out: Path, model: Path) -> Iterator[str]:
    """Read every still that has no line yet; yield its name when its line is written.

    Parameters
    ----------
    out
        The file; a run that was stopped goes on where it was.
    model
        The pose bundle.

    """
    done = {line["name"] for line in lines(out)} if out.exists() else set()
    reader = StillReader(model)
    try:
        with out.open("a", encoding="utf-8", buffering=1) as file:
            for still in stills(lambda name: name not in done):
                seen = reader.read(still.picture, View(still.sight.plane))
                file.write(f"{json.dumps(_told(still) | seen)}\n")
                yield still.name
    finally:
        reader.close()


def _told(still: Still) -> dict[str, Any]:
    sight, hold = still.sight, still.hold
    return {
        "name": still.name,
        "person": sight.person,
        "outfit": sight.outfit,
        "place": sight.place,
        "yaw": sight.yaw_deg,
        "plane": sight.plane,
        "series": hold.series,
        "size": hold.size,
        "start": hold.start,
        "true": still.true_deg,
    }
