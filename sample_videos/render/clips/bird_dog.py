"""Bird dog, side view: two good repetitions, then one with the leg too high.

The right leg is nearer the camera. A repetition lifts one leg and the other arm, holds
them, and brings both back to the floor.
"""

from collections.abc import Callable
from dataclasses import dataclass

from render.body import BodySpec
from render.bones import SIDES
from render.camera import CameraSpec
from render.clip import Clip, Fault, Repetition
from render.floor import Stance
from render.keyframes import SUPPORTED, Key, Track
from render.wardrobe import Outfit

OPPOSITE = {"left": "right", "right": "left"}
LEG_TOO_HIGH_DEG = -18.0  # ACE exercise library 14: leg no higher than the trunk line


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One leg and the other arm, out, held and back; seconds and degrees."""

    leg: str
    start_s: float
    out_s: float = 1.5
    hold_s: float = 2.0
    back_s: float = 1.5
    hip_flexion: float = 5.0
    knee_flexion: float = 3.0
    knee_out_by: float = 1.0
    """Share of the way out after which the knee is straight."""
    ankle_dorsiflexion: float = -25.0
    shoulder_flexion: float = 172.0
    elbow_flexion: float = 3.0
    elbow_on_the_way: float = 34.0
    """The elbow bends in passing, so that the hand clears the floor."""
    wrist_extension: float = 8.0
    lumbar_flexion: float = -2.0
    thoracic_flexion: float = 0.0

    @property
    def held_s(self) -> float:
        """When limbs are out."""
        return self.start_s + self.out_s

    @property
    def left_s(self) -> float:
        """When the way back begins."""
        return self.held_s + self.hold_s

    @property
    def end_s(self) -> float:
        """When hand and knee are back on the floor."""
        return self.left_s + self.back_s


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


def there_and_back(reach: Reach, rest: float | None, out: float) -> tuple[Key, ...]:
    """Return the keys that leave rest, hold an angle and come back."""
    return (
        Key(reach.start_s, rest),
        Key(reach.held_s, out),
        Key(reach.left_s, out),
        Key(reach.end_s, rest),
    )


def within(reach: Reach, first: float, last: float, out: float) -> tuple[Key, ...]:
    """Return keys that move during a part of the way out, and mirrored on the way back.

    Parameters
    ----------
    reach
        The reach.
    first, last
        Shares of the time of the way out, 0 to 1.
    out
        The angle held, in degrees.

    """
    return (
        Key(reach.start_s + first * reach.out_s, SUPPORTED),
        Key(reach.start_s + last * reach.out_s, out),
        Key(reach.end_s - last * reach.back_s, out),
        Key(reach.end_s - first * reach.back_s, SUPPORTED),
    )


def elbow(reach: Reach) -> tuple[Key, ...]:
    """Return the keys of an elbow that bends on the way out and on the way back."""
    out, passing = reach.elbow_flexion, reach.elbow_on_the_way
    return (
        Key(reach.start_s, SUPPORTED),
        Key(reach.start_s + 0.45 * reach.out_s, passing),
        Key(reach.held_s, out),
        Key(reach.left_s, out),
        Key(reach.end_s - 0.45 * reach.back_s, passing),
        Key(reach.end_s, SUPPORTED),
    )


def track(keys: Callable[[Reach], tuple[Key, ...]], leg: str | None = None) -> Track:
    """Join the keys of all reaches, or of those with one leg."""
    reaches = [reach for reach in REACHES if leg in (None, reach.leg)]
    return Track(tuple(key for reach in reaches for key in keys(reach)))


def limb_tracks(side: str) -> dict[str, Track]:
    """Return what the arm and the leg of one side do."""
    leg, other = side, OPPOSITE[side]
    return {
        "hip_flexion": track(
            lambda r: there_and_back(r, SUPPORTED, r.hip_flexion), leg
        ),
        "knee_flexion": track(
            lambda r: within(r, 0.0, r.knee_out_by, r.knee_flexion), leg
        ),
        "ankle_dorsiflexion": track(
            lambda r: within(r, 0.45, 1.0, r.ankle_dorsiflexion), leg
        ),
        "shoulder_flexion": track(
            lambda r: there_and_back(r, SUPPORTED, r.shoulder_flexion), other
        ),
        "elbow_flexion": track(elbow, other),
        "wrist_extension": track(
            lambda r: within(r, 0.05, 0.6, r.wrist_extension), other
        ),
    }


BIRD_DOG = Clip(
    name="bird_dog",
    exercise="bird_dog",
    posture="quadruped",
    duration_s=REACHES[-1].end_s + STILL_S,
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
    stance=Stance(wrist_ahead_m=0.485, elbow_flexion_deg=5.0, shank_drop_deg=0.0),
    camera=CameraSpec(distance_m=2.65, height_m=0.72, beside_m=0.13),
    trunk={
        "thigh_lean": Track((Key(0.0, 4.0),)),
        "neck_flexion": Track((Key(0.0, -16.0),)),
        "lumbar_flexion": track(lambda r: there_and_back(r, 0.0, r.lumbar_flexion)),
        "thoracic_flexion": track(lambda r: there_and_back(r, 0.0, r.thoracic_flexion)),
    },
    limbs={side: limb_tracks(side) for side in SIDES},
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
