"""The same clips with another cast, to measure on what no limit was set by.

Each exercise is done by the next person of the cast, in the next room, facing the other
way, before a camera that stands a little higher and further off and not quite straight.
"""

from dataclasses import replace

from render.clip import Clip
from render.clips.cast import CAST
from render.clips.scene import dressed
from render.rooms import ROOMS

HIGHER_M, FARTHER, TURNED_DEG = 0.12, 1.08, 8.0


def recast(clip: Clip, by: int) -> Clip:
    """Return a clip as the person so many places further in the cast would do it."""
    person = _next(clip.person, list(CAST), by)
    room_name = _next(clip.room_name, list(ROOMS), by)
    room = ROOMS[room_name]
    camera = replace(
        clip.camera,
        distance_m=clip.camera.distance_m * FARTHER,
        height_m=clip.camera.height_m + HIGHER_M,
    )
    return replace(
        clip,
        name=f"{clip.name}_by_{person}",
        person=person,
        body=CAST[person].body,
        outfit=dressed(person),
        camera=camera,
        mirrored=not clip.mirrored,
        turned_deg=TURNED_DEG,
        room=replace(
            room,
            mat_rgb=room.mat_rgb if clip.room.mat_rgb else None,
            mat_m=clip.room.mat_m,
            mat_middle_m=clip.room.mat_middle_m,
        ),
        room_name=room_name,
    )


def _next(name: str, names: list[str], by: int) -> str:
    return names[(names.index(name) + by) % len(names)]
