"""Small exercises on the back, the front and the side."""

from render.clip import Clip, View
from render.clips.beats import Angles, Beat, in_a_row, movement
from render.clips.scene import FLOOR, clip
from render.floor import FaceDown, HookLying, OnSide

ONE_LEG_LONG: Angles = {
    "left.hip_flexion": 2.0,
    "left.knee_flexion": 4.0,
    "left.ankle_dorsiflexion": -18.0,
}
CURLED: Angles = {
    "lumbar_flexion": 12.0,
    "thoracic_flexion": 32.0,
    "neck_flexion": -6.0,
    "left.hip_flexion": 10.0,
}
CURLS = [Beat(start_s=1.0, to=CURLED, out_s=1.4, hold_s=8.8, back_s=1.6)]
THIGH_UP: Angles = {
    "right.hip_flexion": 92.0,
    "right.knee_flexion": 92.0,
    "right.ankle_dorsiflexion": -10.0,
    "both.shoulder_flexion": 58.0,
    "both.elbow_flexion": 30.0,
    "both.shoulder_abduction": 4.0,
}
STRETCHED = [
    Beat(
        start_s=1.2,
        to={
            "right.hip_flexion": 90.0,
            "right.knee_flexion": 14.0,
            "right.ankle_dorsiflexion": 0.0,
        },
        out_s=2.4,
        hold_s=7.0,
        back_s=2.0,
        counts=False,
        side="right",
    )
]
FAR_LEG_LONG: Angles = {
    "left.hip_flexion": 68.0,
    "left.knee_flexion": 5.0,
    "left.ankle_dorsiflexion": -5.0,
}
NEAR_LEG_LONG: Angles = {
    "right.hip_flexion": 52.0,
    "right.knee_flexion": 5.0,
    "right.ankle_dorsiflexion": -5.0,
}


def one_leg_lifts(
    leg: str, other: str, *, other_deg: float = 8.0, counts: bool = True
) -> list[Beat]:
    """Return two bridges on one leg, the other beside the thigh or a little higher."""
    return in_a_row(
        *(
            Beat(
                start_s=0.0,
                to={"elevation": -rise, f"{other}.hip_flexion": other_deg},
                out_s=1.7,
                hold_s=1.5,
                back_s=1.7,
                side=leg,
                counts=counts,
            )
            for rise in (18.0, 17.0)
        ),
        pause_s=1.0,
    )


ONE_LEG = one_leg_lifts("right", "left", other_deg=28.0)
FAR_LEG = one_leg_lifts("left", "right", counts=False)
TILTS = in_a_row(
    *(
        Beat(
            start_s=0.0,
            to={"lumbar_flexion": 10.0},
            out_s=1.2,
            hold_s=1.6,
            back_s=1.2,
            counts=False,
        )
        for _ in range(2)
    ),
    pause_s=0.8,
)
TILTING = Beat(  # timed: tilts are not counted, and it ends before its time is up
    start_s=0.0, out_s=0.5, hold_s=TILTS[-1].end_s - 0.5, back_s=0.5, to={}, counts=False
)
PROPPED = [
    Beat(start_s=1.2, to={"elevation": 17.0}, out_s=2.2, hold_s=15.8, back_s=2.0)
]
HIPS_OFF: Angles = {"hips_up_m": 0.145}
ON_SIDE = [Beat(start_s=1.2, to=HIPS_OFF, out_s=1.6, hold_s=11.0, back_s=1.6, side="right")]

ON_BACK = {"camera": FLOOR, "posture": "supine"}

LYING: tuple[Clip, ...] = (
    clip(
        "curl_up_good",
        "curl_up",
        "Head and shoulders lifted a little and held for eight seconds.",
        movement(HookLying(), ONE_LEG_LONG, CURLS),
        CURLS,
        who="david",
        counts_by="trunk_inclination",
        **ON_BACK,
    ),
    clip(
        "hamstring_stretch_let_go",
        "hamstring_stretch",
        "The raised knee straightened, and let go long before the twenty seconds.",
        movement(HookLying(), THIGH_UP, STRETCHED),
        STRETCHED,
        who="edith",
        room="evening",
        counts_by="knee_flexion",
        **ON_BACK,
    ),
    clip(
        "single_leg_bridge_good",
        "single_leg_bridge",
        "Two bridges on one leg, the other held a little higher.",
        movement(HookLying(), FAR_LEG_LONG, ONE_LEG),
        ONE_LEG,
        who="edith",
        counts_by="hip_flexion",
        **ON_BACK,
    ),
    clip(
        "single_leg_bridge_wrong_side",
        "single_leg_bridge",
        "Bridges on the leg away from the camera: not to be counted.",
        movement(HookLying(), NEAR_LEG_LONG, FAR_LEG),
        FAR_LEG,
        who="anna",
        room="blue",
        counts_by="hip_flexion",
        **ON_BACK,
    ),
    clip(
        "pelvic_tilt_good",
        "pelvic_tilt",
        "The low back pressed softly into the floor, twice.",
        movement(HookLying(), {}, TILTS),
        [TILTING],
        who="carla",
        room="blue",
        mirrored=True,
        counts_by="hip_flexion",
        **ON_BACK,
    ),
    clip(
        "prone_on_elbows_good",
        "prone_on_elbows",
        "Resting on the forearms for fifteen seconds.",
        movement(FaceDown(on_elbows=True), {}, PROPPED),
        PROPPED,
        who="anna",
        room="evening",
        mirrored=True,
        camera=FLOOR,
        posture="prone",
        counts_by="trunk_inclination",
    ),
    clip(
        "side_plank_good",
        "side_plank",
        "The hips lifted off the floor and held for ten seconds.",
        movement(OnSide(), {}, ON_SIDE),
        ON_SIDE,
        who="ben",
        room="blue",
        camera=FLOOR,
        posture="side_lying",
        view=View.FRONT,
        counts_by="trunk_lateral_flexion",
        unseen=("elbow_flexion",),  # the forearm points at the camera
    ),
)
