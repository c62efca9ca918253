"""What patients do as well: too fast, bouncing, too near to the camera."""

from dataclasses import replace

from render.clip import Clip
from render.clips.beats import Beat, in_a_row, movement
from render.clips.scene import STANDING, clip
from render.clips.squats import UPRIGHT, hinged, squatted
from render.floor import Stand

FAST = in_a_row(
    *(
        Beat(start_s=0.0, to=squatted(80.0), out_s=0.5, hold_s=0.1, back_s=0.5)
        for _ in range(5)
    ),
    pause_s=0.3,
)
BOUNCING = in_a_row(
    *(
        Beat(
            start_s=0.0, to=squatted(82.0), out_s=1.3, hold_s=2.0, back_s=1.4, dips=3
        )
        for _ in range(2)
    ),
    pause_s=0.8,
)
TOO_NEAR = in_a_row(
    *(Beat(start_s=0.0, to=squatted(80.0), counts=False) for _ in range(2))
)
HINGES = in_a_row(
    Beat(start_s=0.0, to=hinged(62.0), out_s=2.0, back_s=1.8),
    Beat(start_s=0.0, to=hinged(58.0), out_s=2.0, back_s=1.8),
)
NEAR_CAMERA = replace(STANDING, distance_m=1.75, height_m=1.25)
WIDE_CAMERA = replace(
    STANDING, width_px=1280, height_px=720, view_angle_deg=74.0
)
STANDS = {"posture": "standing"}

UNLIKE: tuple[Clip, ...] = (
    clip(
        "squat_too_fast",
        "squat",
        "Five squats in seven seconds, each to its depth.",
        movement(Stand(), UPRIGHT, FAST),
        FAST,
        who="ben",
        room="blue",
        mirrored=True,
        camera=STANDING,
        counts_by="knee_flexion",
        **STANDS,
    ),
    clip(
        "squat_bounces",
        "squat",
        "Two squats that bounce three times at the bottom: two, not six.",
        movement(Stand(), UPRIGHT, BOUNCING),
        BOUNCING,
        who="farid",
        camera=STANDING,
        counts_by="knee_flexion",
        **STANDS,
    ),
    clip(
        "squat_legs_out_of_picture",
        "squat",
        "Squats too near to the camera, the legs out of the picture: not to be judged.",
        movement(Stand(), UPRIGHT, TOO_NEAR),
        TOO_NEAR,
        who="anna",
        camera=NEAR_CAMERA,
        counts_by="knee_flexion",
        **STANDS,
    ),
    clip(
        "hip_hinge_wide_picture",
        "hip_hinge",
        "Two hip hinges in a picture of 1280x720.",
        movement(Stand(), UPRIGHT, HINGES),
        HINGES,
        who="edith",
        room="evening",
        mirrored=True,
        camera=WIDE_CAMERA,
        counts_by="trunk_inclination",
        **STANDS,
    ),
)
