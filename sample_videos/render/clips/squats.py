"""Squats, the hip hinge and getting up from a chair, seen from the side."""

from render.clip import Clip, Fault, View
from render.clips.beats import Angles, Beat, in_a_row, movement
from render.clips.scene import SEATED, STANDING, clip
from render.clips.things import chair
from render.floor import Stand

UPRIGHT: Angles = {"inclination": 3.0, "thigh_lean": 3.0, "shank_lean": 2.0}
ARMS_OUT_DEG = 84.0  # against the vertical: a little below level


def squatted(
    knee: float, inclination: float = 36.0, shank: float = 0.33, spine: float = 4.0
) -> Angles:
    """Return a squat with the knees bent so far, the arms ahead for balance."""
    return {
        "shank_lean": shank * knee,
        "thigh_lean": (1.0 - shank) * knee,
        "inclination": inclination,
        "lumbar_flexion": 0.7 * spine,
        "thoracic_flexion": 0.3 * spine,
        "neck_flexion": -0.4 * inclination,
        "both.shoulder_flexion": ARMS_OUT_DEG + inclination,
        "both.elbow_flexion": 8.0,
    }


def hinged(inclination: float = 60.0, spine: float = 0.0, hips: float = 20.0) -> Angles:
    """Return a hip hinge; the arms hang."""
    return {
        "shank_lean": 0.0,
        "thigh_lean": hips,
        "inclination": inclination,
        "lumbar_flexion": 0.55 * spine,
        "thoracic_flexion": 0.45 * spine,
        "neck_flexion": -12.0 + 0.25 * spine,
    }


SEATED_DEG = 88.0  # of the thighs, nearly level
SITTING: Angles = {
    "inclination": 6.0,
    "thigh_lean": SEATED_DEG,
    "shank_lean": 8.0,
    "both.shoulder_flexion": 62.0,
    "both.elbow_flexion": 14.0,
}


def stood_up() -> Angles:
    """Return standing after getting up, the arms let down."""
    return {
        **UPRIGHT,
        "both.shoulder_flexion": 10.0,
        "both.elbow_flexion": 8.0,
    }


def getting_up(
    *, out_s: float = 2.0, hold_s: float = 1.0, back_s: float = 2.2, lean: float = 42.0
) -> Beat:
    """Return standing up and sitting down; the trunk leans forward half way."""
    return Beat(
        start_s=0.0,
        out_s=out_s,
        hold_s=hold_s,
        back_s=back_s,
        to=stood_up(),
        by={
            "inclination": lean,
            "shank_lean": 17.0,
            "neck_flexion": -14.0,
            "thigh_lean": 72.0,
            "both.shoulder_flexion": 96.0,
        },
        by_share=0.46,
    )


GOOD = in_a_row(
    Beat(start_s=0.0, to=squatted(82.0)),
    Beat(start_s=0.0, to=squatted(86.0), out_s=1.7),
    Beat(start_s=0.0, to=squatted(78.0), out_s=1.8, back_s=1.8),
)
DEEP = in_a_row(
    Beat(start_s=0.0, to=squatted(80.0, 38.0)),
    Beat(
        start_s=0.0,
        to=squatted(128.0, 42.0, spine=18.0),
        out_s=2.0,
        hold_s=1.0,
        back_s=2.0,
    ),
)
FOLDED = in_a_row(
    Beat(start_s=0.0, to=squatted(80.0)),
    Beat(
        start_s=0.0,
        to=squatted(72.0, 70.0, 0.25),
        out_s=1.8,
        hold_s=1.0,
        back_s=1.8,
        counts=False,
    ),
)
OBLIQUE = in_a_row(
    Beat(start_s=0.0, to=squatted(84.0)), Beat(start_s=0.0, to=squatted(80.0))
)
HINGES = in_a_row(
    Beat(start_s=0.0, to=hinged(), out_s=2.0, back_s=1.8),
    Beat(start_s=0.0, to=hinged(63.0), out_s=2.0, back_s=1.8),
)
ROUNDED = in_a_row(
    Beat(start_s=0.0, to=hinged(), out_s=2.0, back_s=1.8),
    Beat(start_s=0.0, to=hinged(60.0, spine=48.0), out_s=2.0, hold_s=1.2, back_s=1.8),
)
RISES = in_a_row(getting_up(), getting_up(out_s=2.3, back_s=2.4), pause_s=1.0)
DROPS = in_a_row(getting_up(), getting_up(back_s=0.62, lean=38.0), pause_s=1.1)

SQUATS: tuple[Clip, ...] = (
    clip(
        "squat_good",
        "squat",
        "Three squats to a good depth.",
        movement(Stand(), UPRIGHT, GOOD),
        GOOD,
        who="ben",
        camera=STANDING,
        posture="standing",
        counts_by="knee_flexion",
    ),
    clip(
        "squat_too_deep",
        "squat",
        "A good squat, then one that goes too deep.",
        movement(Stand(), UPRIGHT, DEEP),
        DEEP,
        who="carla",
        room="blue",
        camera=STANDING,
        posture="standing",
        counts_by="knee_flexion",
        mirrored=True,
        faults=(Fault(name="too_deep", angle="knee_flexion", above_deg=115.0),),
    ),
    clip(
        "squat_trunk_folds",
        "squat",
        "A good squat, then one in which the trunk folds forward.",
        movement(Stand(), UPRIGHT, FOLDED),
        FOLDED,
        who="david",
        room="evening",
        camera=SEATED,
        posture="standing",
        counts_by="knee_flexion",
        faults=(Fault(name="trunk_folds", angle="trunk_inclination", above_deg=55.0),),
    ),
    clip(
        "squat_oblique",
        "squat",
        "Squats seen from the wrong place, half from the front: not to be judged.",
        movement(Stand(), UPRIGHT, OBLIQUE),
        OBLIQUE,
        who="anna",
        room="blue",
        camera=STANDING,
        posture="standing",
        counts_by="knee_flexion",
        view=View.OBLIQUE,
        counted=False,
    ),
    clip(
        "hip_hinge_good",
        "hip_hinge",
        "Two hip hinges with a quiet back.",
        movement(Stand(), UPRIGHT, HINGES),
        HINGES,
        who="david",
        room="blue",
        camera=STANDING,
        posture="standing",
        counts_by="trunk_inclination",
        mirrored=True,
    ),
    clip(
        "hip_hinge_rounded",
        "hip_hinge",
        "A good hip hinge, then one in which the back rounds.",
        movement(Stand(), UPRIGHT, ROUNDED),
        ROUNDED,
        who="anna",
        camera=STANDING,
        posture="standing",
        counts_by="trunk_inclination",
        faults=(Fault(name="back_rounds", angle="spine_flexion", above_deg=25.0),),
    ),
    clip(
        "sit_to_stand_good",
        "sit_to_stand",
        "Standing up from a chair and sitting down again, twice.",
        movement(Stand(), SITTING, RISES),
        RISES,
        who="edith",
        room="evening",
        camera=SEATED,
        posture="sitting",
        counts_by="knee_flexion",
        mirrored=True,
        things=chair,
    ),
    clip(
        "sit_to_stand_drops",
        "sit_to_stand",
        "Standing up twice; the second time the person drops onto the chair.",
        movement(Stand(), SITTING, DROPS),
        DROPS,
        who="farid",
        room="blue",
        camera=STANDING,
        posture="sitting",
        counts_by="knee_flexion",
        faults=(
            Fault(name="drops_down", start_s=DROPS[1].left_s, end_s=DROPS[1].end_s),
        ),
        things=chair,
    ),
)
