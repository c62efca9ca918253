"""Turning, tilting and circling, seen from the front."""

from render.clip import Clip, Fault, View
from render.clips.beats import Angles, Beat, in_a_row, movement
from render.clips.scene import STANDING, clip
from render.clips.squats import SITTING, UPRIGHT, squatted
from render.clips.things import chair
from render.clips.upright import AWAY, FRONT, HANDS_ON_HIPS, arms
from render.floor import Stand
from render.keyframes import Key, Track
from render.movement import Movement

WINGS: Angles = {
    **SITTING,
    **arms(86.0, elbow=6.0, turned=60.0),
}
ARMS_AHEAD: Angles = {
    **UPRIGHT,
    "both.shoulder_flexion": 86.0,
    "both.shoulder_rotation": -130.0,
    "both.elbow_flexion": 4.0,
}
ARMS_UP: Angles = {**UPRIGHT, **arms(162.0, elbow=6.0, turned=50.0)}


TURN_DEG = 58.0
"""As far as the adult of Keraal's sample turned, 56 and 60 (docs/evidence.md)."""


def turned(side: str, degrees: float = TURN_DEG) -> Angles:
    """Return a trunk turned to one side; the head goes along a little."""
    sign = AWAY[side]
    return {
        "lumbar_turn": sign * 0.25 * degrees,
        "thoracic_turn": sign * 0.75 * degrees,
        "neck_turn": sign * 8.0,
    }


LEANS = in_a_row(
    Beat(
        start_s=0.0,
        to={
            **turned("right", 40.0),
            "lumbar_side_bend": -22.0,
            "thoracic_side_bend": -14.0,
        },
        out_s=1.7,
        hold_s=1.4,
        back_s=1.7,
        side="right",
        counts=False,
    ),
)


TURNS = in_a_row(
    *(
        Beat(
            start_s=0.0,
            to=turned(side),
            out_s=1.8,
            hold_s=1.4,
            back_s=1.8,
            side=side,
        )
        for side in ("left", "right")
    ),
    first_s=1.2,
    pause_s=1.0,
)


def tilted(side: str) -> Angles:
    """Return a tilt to one side with both arms up."""
    sign = AWAY[side]
    return {
        "lumbar_side_bend": sign * 25.0,
        "thoracic_side_bend": sign * 18.0,
        "neck_side_bend": sign * 2.0,
    }


TILTED = in_a_row(
    *(
        Beat(
            start_s=0.0,
            to=tilted(side),
            out_s=1.7,
            hold_s=0.8,
            back_s=1.7,
            side=side,
        )
        for side in ("left", "right")
    ),
    pause_s=0.9,
)
FRONT_SQUATS = in_a_row(
    Beat(start_s=0.0, to=squatted(80.0, 32.0)),
    Beat(start_s=0.0, to=squatted(84.0, 34.0), out_s=1.7, back_s=1.7),
)
CIRCLE_S, CIRCLES, FIRST_S = 3.2, 3, 1.2


def circles() -> Movement:
    """Return circles of the pelvis, the shoulders staying where they are."""
    quarter_s, end_s = CIRCLE_S / 4.0, FIRST_S + CIRCLE_S * CIRCLES

    def wave(size: float, rest: float, late: float) -> Track:
        """Swing from one extreme to the other, every half circle."""
        first_s = FIRST_S + late * quarter_s
        turns = range(2 * CIRCLES)
        keys = [
            Key(first_s + 2 * n * quarter_s, rest + (size if n % 2 == 0 else -size))
            for n in turns
        ]
        keys = [key for key in keys if key.time_s < end_s - 0.3]
        return Track((Key(FIRST_S - 0.2, rest), *keys, Key(end_s + 0.4, rest)))

    return Movement(
        stance=Stand(),
        duration_s=end_s + 1.4,
        trunk={
            "hips_aside": wave(7.0, 0.0, 1.0),
            "lumbar_side_bend": wave(-13.0, 0.0, 1.0),
            "thoracic_side_bend": wave(4.0, 0.0, 1.0),
            "thigh_lean": wave(-4.0, 1.0, 2.0),
            "shank_lean": wave(4.0, 1.0, 2.0),
            "inclination": wave(-7.0, 2.0, 2.0),
        },
        limbs={
            side: {
                name.partition(".")[2]: Track((Key(0.0, angle),))
                for name, angle in HANDS_ON_HIPS.items()
                if name.startswith("both.")
            }
            for side in ("left", "right")
        },
    )


CIRCLING = Beat(  # timed: circles are not counted, and it ends before its time is up
    start_s=0.0, out_s=0.5, hold_s=10.0, back_s=0.5, to={}, counts=False
)

FROM_THE_FRONT: tuple[Clip, ...] = (
    clip(
        "seated_trunk_rotation_good",
        "seated_trunk_rotation",
        "A turn to the left and one to the right, the arms out like wings.",
        movement(Stand(), WINGS, TURNS),
        TURNS,
        who="edith",
        room="blue",
        camera=STANDING,
        posture="sitting",
        view=View.FRONT,
        counts_by="trunk_rotation",
        things=chair,
    ),
    clip(
        "kimore_3_trunk_rotation_good",
        "kimore_3_trunk_rotation",
        "A turn to the left and one to the right, the arms straight ahead.",
        movement(Stand(), ARMS_AHEAD, TURNS),
        TURNS,
        who="farid",
        room="evening",
        counts_by="trunk_rotation",
        unseen=("elbow_flexion", "shoulder_abduction"),
        **FRONT,
    ),
    clip(
        "seated_trunk_rotation_leans",
        "seated_trunk_rotation",
        "A turn to the right in which the trunk leans over instead.",
        movement(Stand(), WINGS, LEANS),
        LEANS,
        who="david",
        room="blue",
        camera=STANDING,
        posture="sitting",
        view=View.FRONT,
        counts_by="trunk_rotation",
        faults=(
            Fault(
                name="leans_to_side",
                angle="trunk_lateral_flexion_right",
                above_deg=23.0,
            ),
        ),
        things=chair,
    ),
    clip(
        "kimore_2_lateral_tilt_good",
        "kimore_2_lateral_tilt",
        "Both arms up, a tilt to the left and one to the right.",
        movement(Stand(), ARMS_UP, TILTED),
        TILTED,
        who="anna",
        room="evening",
        counts_by="trunk_lateral_flexion",
        **FRONT,
    ),
    clip(
        "kimore_4_pelvis_rotation_good",
        "kimore_4_pelvis_rotation",
        "Three circles of the pelvis, the hands on the hips.",
        circles(),
        [CIRCLING],
        who="david",
        counts_by="trunk_lateral_flexion",
        unseen=("elbow_flexion",),
        **FRONT,
    ),
    clip(
        "kimore_5_squat_good",
        "kimore_5_squat",
        "Two squats seen from the front, arms level ahead.",
        movement(Stand(), {**UPRIGHT, "both.shoulder_flexion": 84.0}, FRONT_SQUATS),
        FRONT_SQUATS,
        who="ben",
        room="evening",
        counts_by="knee_flexion",
        unseen=("elbow_flexion", "shoulder_abduction"),
        **FRONT,
    ),
)
