"""Exercises on both feet, seen from the front or from the side."""

from render.clip import Clip, Fault, View
from render.clips.beats import Angles, Beat, in_a_row, movement
from render.clips.scene import STANDING, clip
from render.clips.squats import UPRIGHT
from render.clips.things import wall_behind, wall_close_behind
from render.floor import Stand

AWAY = {"left": 1.0, "right": -1.0}
HANGING_DEG = 7.0  # of the arms, off the trunk


def bent_aside(side: str, lumbar: float = 24.0, thoracic: float = 19.0) -> Angles:
    """Return a bend to one side, the arms hanging straight down."""
    sign = AWAY[side]
    leaning = sign * (lumbar + 0.7 * thoracic)
    return {
        "lumbar_side_bend": sign * lumbar,
        "thoracic_side_bend": sign * thoracic,
        "neck_side_bend": sign * 4.0,
        "left.shoulder_abduction": HANGING_DEG + leaning,
        "right.shoulder_abduction": HANGING_DEG - leaning,
    }


def arms(
    left: float, right: float | None = None, *, elbow: float, turned: float
) -> Angles:
    """Return both arms out to the side."""
    return {
        "left.shoulder_abduction": left,
        "right.shoulder_abduction": left if right is None else right,
        "both.elbow_flexion": elbow,
        "both.shoulder_rotation": turned,
        "both.shoulder_flexion": 0.0,
    }


def knee_up(side: str) -> Beat:
    """Return one marching step, the other arm swinging ahead."""
    other = {"left": "right", "right": "left"}[side]
    return Beat(
        start_s=0.0,
        out_s=0.55,
        hold_s=0.1,
        back_s=0.55,
        side=side,
        to={
            f"{side}.hip_flexion": 74.0,
            f"{side}.knee_flexion": 84.0,
            f"{other}.shoulder_flexion": 32.0,
            f"{other}.elbow_flexion": 40.0,
        },
    )


WALL_STANCE = Stand(hips_back_m=0.36, shoulder_abduction_deg=9.0)
AT_WALL: Angles = {"inclination": 0.0, "thigh_lean": 26.0}
ANGEL: Angles = {**UPRIGHT, **arms(62.0, elbow=95.0, turned=90.0)}
ARMS_DOWN: Angles = {**UPRIGHT, **arms(9.0, elbow=6.0, turned=0.0)}
HANDS_ON_HIPS: Angles = {
    **UPRIGHT,
    "both.shoulder_flexion": -34.0,
    "both.elbow_flexion": 86.0,
    "both.shoulder_abduction": 14.0,
}
BOWED: Angles = {"inclination": 24.0, "neck_flexion": 8.0}
LEANING_BACK: Angles = {
    "inclination": -25.0,
    "thigh_lean": -7.0,
    "shank_lean": 5.0,
    "lumbar_flexion": -24.0,
    "thoracic_flexion": -6.0,
    "neck_flexion": -8.0,
}

SIDES = in_a_row(
    *(
        Beat(
            start_s=0.0,
            to=bent_aside(side),
            out_s=1.6,
            hold_s=1.2,
            back_s=1.6,
            side=side,
        )
        for side in ("left", "right")
    ),
    pause_s=0.9,
)
ANGELS = in_a_row(
    Beat(start_s=0.0, to=arms(152.0, elbow=38.0, turned=90.0)),
    Beat(start_s=0.0, to=arms(150.0, elbow=40.0, turned=90.0)),
)
UNEVEN = in_a_row(
    Beat(start_s=0.0, to=arms(152.0, elbow=38.0, turned=90.0)),
    Beat(start_s=0.0, to=arms(166.0, 122.0, elbow=44.0, turned=90.0), hold_s=1.2),
)
LIFTS = in_a_row(
    Beat(start_s=0.0, to=arms(164.0, elbow=6.0, turned=50.0), out_s=1.8, back_s=1.8),
    Beat(start_s=0.0, to=arms(160.0, elbow=8.0, turned=50.0), out_s=1.8, back_s=1.8),
)
SAT = [Beat(start_s=1.0, to={"thigh_lean": 72.0}, out_s=1.6, hold_s=10.6, back_s=1.5)]
SAT_DEEP = [
    Beat(
        start_s=1.0,
        to={"thigh_lean": 112.0},
        out_s=2.0,
        hold_s=2.5,
        back_s=2.0,
        counts=False,
    )
]
STEPS = in_a_row(*(knee_up(side) for side in ("right", "left") * 3), pause_s=0.12)
MARCH = Beat(  # timed: steps are not counted, and it ends before its time is up
    start_s=0.0,
    out_s=0.5,
    hold_s=STEPS[-1].end_s - 0.5,
    back_s=0.5,
    to={},
    counts=False,
)
BACKWARDS = in_a_row(
    Beat(start_s=0.0, to=LEANING_BACK, out_s=1.8, hold_s=0.8, back_s=1.8),
    Beat(start_s=0.0, to=LEANING_BACK, out_s=1.9, hold_s=0.8, back_s=1.9),
    first_s=2.2,
)

FRONT = {"camera": STANDING, "posture": "standing", "view": View.FRONT}
SIDE = {"camera": STANDING, "posture": "standing"}

ON_FEET: tuple[Clip, ...] = (
    clip(
        "standing_side_bend_good",
        "standing_side_bend",
        "A bend to the left and one to the right.",
        movement(Stand(), {**UPRIGHT, "both.shoulder_abduction": HANGING_DEG}, SIDES),
        SIDES,
        who="carla",
        counts_by="trunk_lateral_flexion",
        **FRONT,
    ),
    clip(
        "wall_angel_uneven",
        "wall_angel",
        "A good wall angel, then one in which an arm stays behind.",
        movement(Stand(), ANGEL, UNEVEN),
        UNEVEN,
        who="ben",
        room="blue",
        counts_by="shoulder_abduction",
        faults=(
            Fault(
                name="arms_uneven",
                start_s=UNEVEN[1].start_s + 0.8,
                end_s=UNEVEN[1].end_s - 0.8,
            ),
        ),
        things=wall_close_behind,
        **FRONT,
    ),
    clip(
        "kimore_1_arm_lift_good",
        "kimore_1_arm_lift",
        "Both arms lifted out to the side and overhead, twice.",
        movement(Stand(), ARMS_DOWN, LIFTS),
        LIFTS,
        who="farid",
        counts_by="shoulder_abduction",
        **FRONT,
    ),
    clip(
        "wall_squat_good",
        "wall_squat",
        "Sitting against a wall, held for ten seconds.",
        movement(WALL_STANCE, AT_WALL, SAT, tremor_deg=0.2),
        SAT,
        who="anna",
        counts_by="knee_flexion",
        things=wall_behind,
        **SIDE,
    ),
    clip(
        "wall_squat_too_deep",
        "wall_squat",
        "Sliding down the wall too far.",
        movement(WALL_STANCE, AT_WALL, SAT_DEEP),
        SAT_DEEP,
        who="david",
        room="blue",
        mirrored=True,
        counts_by="knee_flexion",
        faults=(Fault(name="too_deep", angle="knee_flexion", above_deg=105.0),),
        things=wall_behind,
        **SIDE,
    ),
    clip(
        "standing_march_good",
        "standing_march",
        "Marching on the spot, six steps.",
        movement(Stand(), UPRIGHT, STEPS),
        [MARCH],
        who="edith",
        room="blue",
        counts_by="hip_flexion",
        **SIDE,
    ),
    clip(
        "standing_back_extension_good",
        "standing_back_extension",
        "Bending backwards, the hands at the hips, twice.",
        movement(Stand(), HANDS_ON_HIPS, BACKWARDS, opening=BOWED),
        BACKWARDS,
        who="farid",
        mirrored=True,
        counts_by="trunk_inclination",
        **SIDE,
    ),
)
