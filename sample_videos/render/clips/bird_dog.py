"""Bird dog, side view: two good repetitions, then one with the leg too high.

The right leg is nearer the camera. A repetition lifts one leg and the other arm, holds
them, and brings both back to the floor.
"""

from render.body import BodySpec
from render.bones import SIDES
from render.camera import CameraSpec
from render.clip import Clip, Fault, Repetition
from render.floor import Stance
from render.keyframes import Key, Track
from render.movement import Movement
from render.reach import Reach, limb_tracks, spine_tracks
from render.wardrobe import Outfit

LEG_TOO_HIGH_DEG = -18.0  # ACE exercise library 14: leg no higher than the trunk line

REACHES = (
    Reach(leg="right", start_s=1.5),
    Reach(leg="left", start_s=7.3),
    Reach(
        leg="right",
        start_s=13.1,
        out_s=1.8,
        hold_s=1.5,
        back_s=1.8,
        hip_flexion=-32.0,
        knee_flexion=8.0,
        knee_out_by=0.9,
        lumbar_flexion=-24.0,
        thoracic_flexion=-5.0,
    ),
)
STILL_S = 1.0  # at the end

BIRD_DOG = Clip(
    name="bird_dog",
    person="anna",
    shows=(
        "Bird dog: right and left leg well done, then the right leg too high and the "
        "low back hollow."
    ),
    exercise="bird_dog",
    posture="quadruped",
    body=BodySpec(
        gender="female",
        ancestry=(("african", 0.2), ("asian", 0.2), ("caucasian", 0.6)),
        shapes=(("legs/upperlegs-height-incr", 0.4),),
    ),
    outfit=Outfit(
        skin_rgb=(0.80, 0.60, 0.49),
        shirt_rgb=(0.16, 0.42, 0.50),
        trousers_rgb=(0.13, 0.14, 0.19),
        hair_rgb=(0.17, 0.10, 0.06),
    ),
    camera=CameraSpec(distance_m=2.65, height_m=0.72, beside_m=0.13),
    movement=Movement(
        stance=Stance(wrist_ahead_m=0.485, elbow_flexion_deg=5.0, shank_drop_deg=0.0),
        duration_s=REACHES[-1].end_s + STILL_S,
        trunk={
            "thigh_lean": Track((Key(0.0, 4.0),)),
            "neck_flexion": Track((Key(0.0, -16.0),)),
            **spine_tracks(REACHES),
        },
        limbs={side: limb_tracks(REACHES, side) for side in SIDES},
    ),
    counts_by="hip_flexion",
    repetitions=tuple(
        Repetition(side=reach.leg, start_s=reach.start_s, end_s=reach.end_s)
        for reach in REACHES
    ),
    faults=(
        Fault(
            name="leg_too_high", angle="hip_flexion_right", below_deg=LEG_TOO_HIGH_DEG
        ),
    ),
)
