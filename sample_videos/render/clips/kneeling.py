"""Half kneeling and the step, seen from the side."""

from render.clip import Clip, Fault
from render.clips.beats import Angles, Beat, in_a_row, movement
from render.clips.scene import FLOOR, STANDING, clip
from render.clips.squats import UPRIGHT
from render.clips.things import step
from render.floor import HalfKneeling, OnStep

TALL: Angles = {
    "inclination": 3.0,
    "thigh_lean": 1.0,
    "left.shoulder_flexion": 26.0,
    "left.elbow_flexion": 38.0,
    "right.shoulder_flexion": -30.0,
    "right.elbow_flexion": 78.0,
    "right.shoulder_abduction": 16.0,
}
GLIDED: Angles = {"inclination": 1.0, "thigh_lean": -24.0, "neck_flexion": 2.0}
ARCHED: Angles = {
    "inclination": -34.0,
    "thigh_lean": -12.0,
    "lumbar_flexion": -22.0,
    "thoracic_flexion": -6.0,
    "neck_flexion": -6.0,
}
STRETCH = [Beat(start_s=1.4, to=GLIDED, out_s=2.2, hold_s=21.0, back_s=2.0)]
ARCHING = in_a_row(
    Beat(start_s=0.0, to=GLIDED, out_s=2.0, hold_s=2.4, back_s=1.8, counts=False),
    Beat(start_s=0.0, to=ARCHED, out_s=2.0, hold_s=1.8, back_s=1.8, counts=False),
    first_s=1.4,
)

FOOT_UP: Angles = {
    "inclination": 14.0,
    "thigh_lean": 49.0,
    "shank_lean": 19.0,
    "neck_flexion": -4.0,
}


def stepping(out_s: float = 1.5, back_s: float = 1.7, *, lean: float = 26.0) -> Beat:
    """Return standing up on the step and stepping down with the left foot."""
    return Beat(
        start_s=0.0,
        out_s=out_s,
        hold_s=0.7,
        back_s=back_s,
        side="right",
        to={
            **UPRIGHT,
            "left.hip_flexion": 6.0,
            "left.knee_flexion": 7.0,
            "left.ankle_dorsiflexion": 2.0,
        },
        by={
            "inclination": lean,
            "thigh_lean": 30.0,
            "shank_lean": 17.0,
            "left.hip_flexion": 44.0,
            "left.knee_flexion": 62.0,
            "left.ankle_dorsiflexion": -6.0,
        },
        by_share=0.52,
    )


STEPS = in_a_row(stepping(), stepping(1.6, 1.8), pause_s=0.9)

KNEELING_AND_STEPS: tuple[Clip, ...] = (
    clip(
        "hip_flexor_stretch_good",
        "hip_flexor_stretch",
        "Half kneeling, gliding forward and holding it for twenty seconds.",
        movement(HalfKneeling(), TALL, STRETCH),
        STRETCH,
        who="anna",
        camera=FLOOR,
        posture="half_kneeling",
        counts_by="hip_flexion",
    ),
    clip(
        "hip_flexor_stretch_arches",
        "hip_flexor_stretch",
        "Half kneeling, gliding forward; then the trunk leans back instead.",
        movement(HalfKneeling(), TALL, ARCHING),
        ARCHING,
        who="david",
        room="blue",
        mirrored=True,
        camera=FLOOR,
        posture="half_kneeling",
        counts_by="hip_flexion",
        faults=(
            Fault(name="back_arches", angle="trunk_inclination", below_deg=-23.0),
        ),
    ),
    clip(
        "step_up_good",
        "step_up",
        "Stepping up and down again with the near leg, twice.",
        movement(OnStep(), FOOT_UP, STEPS),
        STEPS,
        who="farid",
        room="evening",
        camera=STANDING,
        posture="standing",
        counts_by="knee_flexion",
        things=step,
    ),
)
