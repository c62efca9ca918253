"""Chairs and walls that fit the person."""

from collections.abc import Sequence

import numpy as np

from render.body import Body
from render.floor import Patch
from render.performance import Instant
from render.props import Prop, box

WOOD_RGB, SEAT_RGB, WALL_RGB = (
    (0.62, 0.47, 0.33),
    (0.34, 0.38, 0.42),
    (0.83, 0.82, 0.79),
)
DIMMER_RGB = (0.52, 0.53, 0.50)  # the lamps are close to that wall
SEAT_M, SEAT_WIDE_M, THICK_M, LEG_M = 0.38, 0.44, 0.035, 0.035


def chair(body: Body, instants: Sequence[Instant]) -> tuple[Prop, ...]:
    """Return a chair under the person as they sit at first."""
    posed = instants[0].posed
    seat = Patch(body, "root", "pelvis", "upperleg01")
    up = seat.lowest_m(posed) + 0.006
    back = float(Patch(body, "root", "pelvis").skin_m(posed)[:, 1].max()) + 0.03
    front, half = back - SEAT_M, SEAT_WIDE_M / 2.0
    legs = [
        box((x, y, 0.0), (x + LEG_M, y + LEG_M, up - THICK_M), WOOD_RGB)
        for x in (-half, half - LEG_M)
        for y in (front, back - LEG_M)
    ]
    posts = [
        box((x, back - LEG_M, up), (x + LEG_M, back, up + 0.44), WOOD_RGB)
        for x in (-half, half - LEG_M)
    ]
    rails = [
        box(
            (-half, back - 0.028, up + low),
            (half, back - 0.008, up + low + 0.09),
            WOOD_RGB,
        )
        for low in (0.17, 0.33)
    ]
    seat_box = box((-half, front, up - THICK_M), (half, back, up), SEAT_RGB)
    return (seat_box, *legs, *posts, *rails)


def step(body: Body, instants: Sequence[Instant]) -> tuple[Prop, ...]:
    """Return a low step under the right foot, with room for the left beside it."""
    foot = Patch(body, "foot.R", "toe1-1.R", "toe2-1.R", "toe5-1.R")
    sole_m = foot.skin_m(instants[0].posed)
    up = float(sole_m[:, 2].min()) + 0.002
    near, far = float(sole_m[:, 1].min()) - 0.06, float(sole_m[:, 1].max()) + 0.03
    return (
        box((-0.33, near, 0.0), (0.33, far, up - THICK_M), WOOD_RGB),
        box((-0.34, near - 0.01, up - THICK_M), (0.34, far + 0.01, up), SEAT_RGB),
    )


def wall_behind(body: Body, instants: Sequence[Instant]) -> tuple[Prop, ...]:
    """Return the end of a wall that the person leans on, seen from the side."""
    trunk = Patch(body, "root", "pelvis", "spine03", "spine02", "spine01")
    back = np.median([float(trunk.skin_m(i.posed)[:, 1].max()) for i in instants[::5]])
    near = back + 0.012
    return (
        box(
            (-0.45, near, 0.0),
            (2.2, near + 0.14, 2.6),
            WALL_RGB,
            pattern=0.02,
            step_m=0.06,
            casts=False,
        ),
        box(
            (-0.465, near - 0.014, 0.0),
            (2.2, near, 0.09),
            (0.94, 0.93, 0.91),
            casts=False,
        ),
    )


def wall_close_behind(body: Body, instants: Sequence[Instant]) -> tuple[Prop, ...]:
    """Return a wide wall just behind a person who faces the camera."""
    trunk = Patch(body, "root", "pelvis", "spine03", "spine02", "spine01", "head")
    near = max(float(trunk.skin_m(i.posed)[:, 1].max()) for i in instants[::5]) + 0.02
    return (
        box(
            (-2.6, near, 0.0),
            (2.6, near + 0.1, 2.7),
            DIMMER_RGB,
            pattern=0.02,
            step_m=0.08,
            casts=False,
        ),
        box(
            (-2.6, near - 0.014, 0.0),
            (2.6, near, 0.09),
            (0.94, 0.93, 0.91),
            casts=False,
        ),
    )
