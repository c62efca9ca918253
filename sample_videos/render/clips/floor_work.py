"""Exercises on the floor, seen from the side."""

from render.clip import Clip, Fault
from render.clips.beats import Angles, Beat, in_a_row, movement
from render.clips.scene import FLOOR, clip
from render.floor import FaceDown, Forearms, HookLying, Stance

LYING_CAMERA = FLOOR
PRONE_CAMERA = FLOOR
HANDS_AND_KNEES = Stance(elbow_flexion_deg=5.0, shank_drop_deg=0.0)
KNEELING: Angles = {"thigh_lean": 4.0, "neck_flexion": -14.0}


def lifted(degrees: float, **more: float) -> Angles:
    """Return hips that are up, the trunk sloping down to the shoulders."""
    return {"elevation": -degrees, **more}


def pressed_up(degrees: float, **more: float) -> Angles:
    """Return a chest that is up."""
    return {"elevation": degrees, **more}


def to_chest(side: str, hip: float = 116.0) -> Angles:
    """Return one knee drawn to the chest, the hands at the shin."""
    return {
        f"{side}.hip_flexion": hip,
        f"{side}.knee_flexion": 128.0,
        f"{side}.ankle_dorsiflexion": -15.0,
        "both.shoulder_flexion": 52.0,
        "both.elbow_flexion": 52.0,
        "both.shoulder_abduction": 6.0,
    }


def spine(degrees: float) -> Angles:
    """Return a round or a hollow back on hands and knees, the head going along."""
    return {
        "lumbar_flexion": (0.55 if degrees > 0.0 else 0.62) * degrees,
        "thoracic_flexion": (0.45 if degrees > 0.0 else 0.38) * degrees,
        "neck_flexion": -14.0 + 0.4 * degrees,
    }


BRIDGES = in_a_row(
    Beat(start_s=0.0, to=lifted(18.0), hold_s=1.6),
    Beat(start_s=0.0, to=lifted(17.0), out_s=1.8, hold_s=1.6, back_s=1.8),
    pause_s=1.0,
)
ARCHED = in_a_row(
    Beat(start_s=0.0, to=lifted(22.0), hold_s=1.2),
    Beat(
        start_s=0.0,
        to=lifted(40.0, lumbar_flexion=-22.0, thoracic_flexion=-4.0),
        hold_s=1.6,
        out_s=1.8,
    ),
    Beat(start_s=0.0, to=lifted(6.0), out_s=1.2, hold_s=0.4, back_s=1.2, counts=False),
    pause_s=0.9,
)
PRESS_UPS = in_a_row(
    Beat(start_s=0.0, to=pressed_up(36.0), out_s=2.0, hold_s=0.7, back_s=2.0),
    Beat(start_s=0.0, to=pressed_up(38.0), out_s=2.1, hold_s=0.7, back_s=2.1),
    pause_s=1.0,
)
HIPS_LIFT = in_a_row(
    Beat(start_s=0.0, to=pressed_up(38.0), out_s=2.0, hold_s=0.7, back_s=2.0),
    Beat(
        start_s=0.0,
        to=pressed_up(30.0, hips_up_m=0.17),
        out_s=2.0,
        hold_s=1.2,
        back_s=2.0,
    ),
    pause_s=1.0,
)
KNEES = in_a_row(
    Beat(
        start_s=0.0,
        to=to_chest("right"),
        out_s=2.0,
        hold_s=1.5,
        back_s=2.0,
        side="right",
    ),
    Beat(
        start_s=0.0, to=to_chest("left"), out_s=2.0, hold_s=1.5, back_s=2.0, side="left"
    ),
    pause_s=0.9,
)
SUNK: Angles = {
    "thigh_lean": 56.0,
    "lumbar_flexion": 16.0,
    "thoracic_flexion": 10.0,
    "neck_flexion": 4.0,
    "hands_ahead_m": 0.0,
}
CHILD = in_a_row(
    Beat(start_s=0.0, to=SUNK, out_s=2.2, hold_s=1.6, back_s=2.2),
    Beat(start_s=0.0, to=SUNK, out_s=2.3, hold_s=1.6, back_s=2.3),
    pause_s=0.8,
)
ROCKS = in_a_row(
    Beat(
        start_s=0.0,
        to={"thigh_lean": 28.0, "neck_flexion": -8.0},
        out_s=1.8,
        back_s=1.8,
    ),
    Beat(
        start_s=0.0,
        to={"thigh_lean": 30.0, "neck_flexion": -8.0},
        out_s=1.8,
        back_s=1.8,
    ),
    Beat(
        start_s=0.0,
        to={"thigh_lean": 32.0, **spine(46.0)},
        out_s=1.8,
        hold_s=1.0,
        back_s=1.8,
    ),
)
PLANKS = [
    Beat(start_s=0.6, to={"thigh_lean": 15.0}, out_s=0.6, hold_s=10.4, back_s=0.6)
]
SAGS = [
    Beat(
        start_s=4.5,
        to={"thigh_lean": -24.0, "lumbar_flexion": -12.0},
        out_s=1.6,
        hold_s=2.4,
        back_s=1.2,
    )
]
PIKES = [Beat(start_s=4.5, to={"thigh_lean": 56.0}, out_s=1.6, hold_s=2.4, back_s=1.2)]
PLANK_REST: Angles = {"thigh_lean": 14.0, "neck_flexion": -16.0}


def cat_cow_clip() -> Clip:
    """Return two rounds of cat and cow."""
    beats = []
    now_s = 1.0
    for _ in range(2):
        beats.append(
            Beat(start_s=now_s, to=spine(46.0), out_s=1.4, hold_s=0.4, back_s=1.3)
        )
        now_s = beats[-1].end_s
        beats.append(
            Beat(start_s=now_s, to=spine(-36.0), out_s=1.3, hold_s=0.8, back_s=1.3)
        )
        now_s = beats[-1].end_s + 0.3
    rounds = [
        Beat(
            start_s=beats[i].start_s,
            out_s=1.0,
            hold_s=beats[i + 1].end_s - beats[i].start_s - 2.0,
            back_s=1.0,
            to={},
        )
        for i in (0, 2)
    ]
    return clip(
        "cat_cow_good",
        "cat_cow",
        "Two rounds of cat and cow.",
        movement(HANDS_AND_KNEES, KNEELING, beats),
        rounds,
        who="anna",
        room="blue",
        camera=FLOOR,
        posture="quadruped",
        counts_by="spine_flexion",
        mirrored=True,
    )


def _on_the_back(
    name: str, exercise: str, shows: str, beats: list[Beat], **more
) -> Clip:
    return clip(
        name,
        exercise,
        shows,
        movement(HookLying(), {}, beats),
        beats,
        camera=LYING_CAMERA,
        posture="supine",
        **{"counts_by": "hip_flexion"} | more,
    )


def _on_the_front(name: str, shows: str, beats: list[Beat], **more) -> Clip:
    return clip(
        name,
        "prone_press_up",
        shows,
        movement(FaceDown(), {}, beats),
        beats,
        camera=PRONE_CAMERA,
        posture="prone",
        counts_by="trunk_inclination",
        **more,
    )


def _plank(name: str, shows: str, beats: list[Beat], held: Beat, **more) -> Clip:
    return clip(
        name,
        "plank",
        shows,
        movement(Forearms(), PLANK_REST, beats, tremor_deg=0.2),
        [held],
        camera=FLOOR,
        posture="prone",
        counts_by="hip_flexion",
        **more,
    )


TABLE_TOP: Angles = {
    "both.hip_flexion": 90.0,
    "both.knee_flexion": 90.0,
    "both.shoulder_flexion": 90.0,
    "both.shoulder_abduction": 0.0,
    "both.ankle_dorsiflexion": -5.0,
}
BUGS = in_a_row(
    *(
        Beat(
            start_s=0.0,
            to={
                f"{leg}.hip_flexion": 24.0,
                f"{leg}.knee_flexion": 14.0,
                f"{arm}.shoulder_flexion": 158.0,
            },
            out_s=1.8,
            back_s=1.8,
            side=leg,
        )
        for leg, arm in (("right", "left"), ("left", "right"))
    ),
    pause_s=0.8,
)
HELD = Beat(start_s=0.0, out_s=0.5, hold_s=12.2, back_s=0.5, to={})
CUT_SHORT = Beat(start_s=0.0, out_s=0.5, hold_s=3.8, back_s=0.5, to={}, counts=False)

FLOOR_WORK: tuple[Clip, ...] = (
    _on_the_back(
        "glute_bridge_good",
        "glute_bridge",
        "Two bridges, hips in line with shoulders and knees.",
        BRIDGES,
        who="anna",
    ),
    _on_the_back(
        "glute_bridge_over_arch",
        "glute_bridge",
        "A good bridge, one with the hips too high, and one that stops short.",
        ARCHED,
        who="farid",
        room="evening",
        mirrored=True,
        faults=(Fault(name="hips_too_high", angle="hip_flexion", below_deg=-16.0),),
    ),
    _on_the_front(
        "prone_press_up_good", "Two press-ups, the hips heavy.", PRESS_UPS, who="carla"
    ),
    _on_the_front(
        "prone_press_up_hips_lift",
        "A good press-up, then one in which the hips lift.",
        HIPS_LIFT,
        who="ben",
        room="blue",
        mirrored=True,
        faults=(
            Fault(
                name="hips_lift",
                start_s=HIPS_LIFT[1].held_s - 0.6,
                end_s=HIPS_LIFT[1].left_s + 0.6,
            ),
        ),
    ),
    _on_the_back(
        "knee_to_chest_good",
        "knee_to_chest",
        "One knee to the chest, then the other.",
        KNEES,
        who="edith",
        room="evening",
    ),
    clip(
        "dead_bug_good",
        "dead_bug",
        "One leg and the other arm go out and back, then the other two.",
        movement(HookLying(), TABLE_TOP, BUGS),
        BUGS,
        who="ben",
        room="blue",
        camera=LYING_CAMERA,
        posture="supine",
        counts_by="hip_flexion",
        mirrored=True,
    ),
    clip(
        "childs_pose_good",
        "childs_pose",
        "Sinking back towards the heels, twice.",
        movement(HANDS_AND_KNEES, KNEELING, CHILD),
        CHILD,
        who="david",
        room="evening",
        camera=FLOOR,
        posture="quadruped",
        counts_by="hip_flexion",
        mirrored=True,
    ),
    cat_cow_clip(),
    clip(
        "quadruped_rock_back_tucks",
        "quadruped_rock_back",
        "Rocking back with a quiet back twice, then with a back that rounds.",
        movement(HANDS_AND_KNEES, KNEELING, ROCKS),
        ROCKS,
        who="carla",
        camera=FLOOR,
        posture="quadruped",
        counts_by="hip_flexion",
        faults=(Fault(name="back_tucks", angle="spine_flexion", above_deg=25.0),),
    ),
    _plank("plank_good", "A forearm plank that is held.", PLANKS, HELD, who="ben"),
    _plank(
        "plank_sags",
        "A plank in which the hips sag after some seconds.",
        SAGS,
        CUT_SHORT,
        who="anna",
        room="evening",
        faults=(Fault(name="hips_sag", angle="hip_flexion", below_deg=-8.0),),
        mirrored=True,
    ),
    _plank(
        "plank_hips_high",
        "A plank in which the hips rise after some seconds.",
        PIKES,
        CUT_SHORT,
        who="david",
        room="blue",
        faults=(Fault(name="hips_too_high", angle="hip_flexion", above_deg=42.0),),
    ),
)
