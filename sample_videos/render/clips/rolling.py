"""Knee rolls, seen from above the feet."""

from render.clip import Clip, Fault, View
from render.clips.beats import Angles, Beat, in_a_row, movement
from render.clips.scene import ABOVE_FEET, clip
from render.clips.upright import AWAY
from render.floor import KneesUp

PELVIS_SHARE = 0.5  # of the knees' roll, in which the pelvis goes along
LUMBAR_SHARE = 0.35  # of the turn between pelvis and chest


def rolled(side: str, shanks_deg: float, *, chest_deg: float = 0.0) -> Angles:
    """Return the knees rolled to one side; the chest stays, or goes along."""
    sign, pelvis_deg = AWAY[side], PELVIS_SHARE * shanks_deg
    back_deg = chest_deg - pelvis_deg
    return {
        "knees_aside": sign * shanks_deg,
        "pelvis_turn": sign * pelvis_deg,
        "lumbar_turn": sign * LUMBAR_SHARE * back_deg,
        "thoracic_turn": sign * (1.0 - LUMBAR_SHARE) * back_deg,
        "neck_turn": -sign * chest_deg,
    }


def rolls(*held: Angles) -> list[Beat]:
    """Return rolls one after the other, with a rest in the middle between."""
    return in_a_row(
        *(
            Beat(start_s=0.0, to=angles, out_s=1.9, hold_s=0.9, back_s=1.9)
            for angles in held
        ),
        pause_s=0.7,
    )


def timed(beats: list[Beat]) -> list[Beat]:
    """Return the one that is timed: rolls are not counted, and it ends early."""
    return [
        Beat(
            start_s=0.0,
            out_s=0.5,
            hold_s=beats[-1].end_s - 0.5,
            back_s=0.5,
            to={},
            counts=False,
        )
    ]


ARMS_ON_FLOOR: Angles = {  # beside a chest that rolls to the right
    "right.shoulder_abduction": 20.0,
    "right.shoulder_flexion": 15.0,
    "left.shoulder_abduction": 8.0,
    "left.shoulder_flexion": -42.0,
}

GOOD = rolls(rolled("left", 48.0), rolled("right", 46.0))
LIFTED = rolls(
    rolled("left", 46.0), {**rolled("right", 58.0, chest_deg=44.0), **ARMS_ON_FLOOR}
)

FROM_FEET = {
    "camera": ABOVE_FEET,
    "posture": "supine",
    "view": View.FRONT,
    "mat_ahead": True,
    "counts_by": "shank_tilt",
    # They point at the camera, or are bent in no plane that it sees.
    "unseen": (
        "hip_flexion",
        "knee_flexion",
        "shoulder_flexion",
        "shoulder_abduction",
        "elbow_flexion",
        "trunk_lateral_flexion",
        "trunk_rotation",
    ),
}

ROLLING: tuple[Clip, ...] = (
    clip(
        "supine_trunk_rotation_good",
        "supine_trunk_rotation",
        "Both knees rolled to the left and to the right.",
        movement(KneesUp(), {}, GOOD),
        timed(GOOD),
        who="anna",
        **FROM_FEET,
    ),
    clip(
        "supine_trunk_rotation_shoulder_lifts",
        "supine_trunk_rotation",
        "A good roll to the left, then one to the right that takes the left shoulder along.",
        movement(KneesUp(), {}, LIFTED),
        timed(LIFTED),
        who="edith",
        room="blue",
        faults=(
            Fault(
                name="shoulder_lifts",
                angle="shoulder_obliquity_left",
                above_deg=25.0,
            ),
        ),
        **FROM_FEET,
    ),
)
