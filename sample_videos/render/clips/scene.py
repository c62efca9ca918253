"""Puts a clip together from a person, a movement and a place to watch from."""

from collections.abc import Sequence
from dataclasses import replace

from render.camera import CameraSpec
from render.clip import Clip, Fault, Things, View, nothing
from render.clips.beats import Beat
from render.clips.cast import CAST, TROUSER_SHARE, TROUSERS_RGB
from render.movement import Movement
from render.rooms import ROOMS
from render.wardrobe import Outfit

STANDING = CameraSpec(distance_m=2.75, height_m=0.95, beside_m=0.0)
SEATED = CameraSpec(distance_m=2.75, height_m=0.95, beside_m=0.15)
FLOOR = CameraSpec(distance_m=2.65, height_m=0.72, beside_m=0.0)
ABOVE_FEET = CameraSpec(distance_m=1.75, height_m=1.5, beside_m=0.0, pitch_deg=44.0)
"""Some sixty centimetres behind the feet of a person on the back."""
MIDDLE_AHEAD_M = (-0.38, 0.0)  # under a person on the back, the shoulders at 0


def clip(
    name: str,
    exercise: str,
    shows: str,
    movement: Movement,
    beats: Sequence[Beat],
    *,
    who: str,
    camera: CameraSpec,
    posture: str,
    counts_by: str,
    room: str = "living",
    mat: bool = True,
    mat_ahead: bool = False,
    faults: tuple[Fault, ...] = (),
    view: View = View.SIDE,
    mirrored: bool = False,
    counted: bool = True,
    things: Things = nothing,
    unseen: tuple[str, ...] = (),
) -> Clip:
    """Return a clip of a person of the cast in one of the rooms.

    The mat lies across the picture, or leads away from the camera.
    """
    chosen = ROOMS[room]
    if mat_ahead:
        wide_m, long_m, thick_m = chosen.mat_m
        chosen = replace(
            chosen, mat_m=(long_m, wide_m, thick_m), mat_middle_m=MIDDLE_AHEAD_M
        )
    return Clip(
        name=name,
        exercise=exercise,
        shows=shows,
        posture=posture,
        body=CAST[who].body,
        outfit=dressed(who),
        camera=camera,
        movement=movement,
        counts_by=counts_by,
        repetitions=tuple(
            replace(beat.repetition, counts=beat.counts and counted) for beat in beats
        ),
        faults=faults,
        person=who,
        view=view,
        mirrored=mirrored,
        room=chosen if mat else replace(chosen, mat_rgb=None),
        room_name=room,
        things=things,
        unseen=unseen,
    )


def dressed(who: str) -> Outfit:
    """Return what a person of the cast wears."""
    model = CAST[who]
    return Outfit(
        skin_rgb=model.skin_rgb,
        shirt_rgb=model.shirt_rgb,
        trousers_rgb=TROUSERS_RGB[who],
        hair_rgb=model.hair_rgb,
        hair=model.hair,
        trouser_share=TROUSER_SHARE.get(who, 0.86),
    )
