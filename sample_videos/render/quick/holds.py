"""Poses that are held: every limit of a definition, from far inside to far beyond."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from render.bones import SIDES
from render.floor import Stand
from render.keyframes import Key, Track
from render.movement import Movement
from render.reach import Reach, limb_tracks, spine_tracks
from render.rotation import BACK, about
from render.sweep.back_moves import HANDS_AND_KNEES, spine

NECK_DEG = -12.0  # looking ahead, hinged or on hands and knees
HINGED_DEG = 60.0
SQUAT_SHANK_SHARE = 0.32  # of the knee's flexion, as far as the ankle allows
MOST_SHANK_DEG = 36.0
ARMS_AHEAD_DEG = 85.0  # against the trunk, in a squat
KNEELING_LEAN_DEG = 4.0
NEUTRAL, KNEELING, FRONT = "upright", "hands_and_knees", "front_upright"
"""Start poses, from which changes are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One pose, and of which limit's curve it is a point."""

    series: str
    """`<exercise>.<limit>`, or the name of a start pose."""
    size: float
    """What the pose was asked for; the truth is measured on the joints."""
    start: str
    """The start pose that belongs to it."""
    movement: Movement
    lean_deg: float = 0.0
    """The whole body leans to its right about the feet."""

    @property
    def name(self) -> str:
        """Name the pose."""
        return f"{self.series}{self.size:+04.0f}"


def all_holds() -> Iterator[Hold]:
    """Return every pose, start poses first."""
    yield Hold(series=NEUTRAL, size=0, start=NEUTRAL, movement=_standing())
    yield Hold(series=KNEELING, size=0, start=KNEELING, movement=_kneeling())
    yield Hold(series=FRONT, size=0, start=FRONT, movement=_arms(40.0, 40.0))
    yield from _squats()
    yield from _hinges()
    yield from _on_hands_and_knees()
    yield from _from_the_front()


def _squats() -> Iterator[Hold]:
    def hold(series: str, size: float, movement: Movement) -> Hold:
        return Hold(series=series, size=size, start=NEUTRAL, movement=movement)

    for knee in (80, 95, 105, 115, 125, 135):
        yield hold("squat.too_deep", knee, _squat(knee, 38.0))
    for lean in (35, 45, 50, 55, 60, 65, 75):
        yield hold("squat.trunk_folds", lean, _squat(85.0, lean))
    for shank in (5, 15, 20, 25, 30, 35, 45):
        movement = _squat(85.0, 0.0, shank_deg=shank)
        yield hold("wall_squat.feet_too_close", shank, movement)
    for lean in (0, 15, 19, 23, 27, 35):
        movement = _squat(80.0, lean, shank_deg=4.0)
        yield hold("wall_squat.leaves_wall", lean, movement)


def _hinges() -> Iterator[Hold]:
    def hold(series: str, size: float, **pose: float) -> Hold:
        movement = _hinged(**pose)
        return Hold(series=series, size=size, start=NEUTRAL, movement=movement)

    for knee in (20, 35, 42, 48, 54, 60, 70):
        yield hold("hip_hinge.knees_bend", knee, knee_deg=knee)
    for lean in (70, 80, 88, 92, 96, 104):
        yield hold("hip_hinge.too_low", lean, inclination_deg=lean)
    for spine_deg in (0, 15, 30, 45, 60):
        yield hold("hip_hinge.back_rounds", spine_deg, spine_deg=spine_deg)
    for neck in (-45, -30, -20, 20, 30, 45):
        yield hold("hip_hinge.head", neck, neck_deg=neck)


def _on_hands_and_knees() -> Iterator[Hold]:
    def hold(series: str, size: float, movement: Movement) -> Hold:
        return Hold(series=series, size=size, start=KNEELING, movement=movement)

    for hip in (10, -6, -12, -18, -24, -30, -40):
        yield hold("bird_dog.leg_too_high", hip, _reaching(hip))
    for neck in (-45, -30, -20, 20, 30, 45):
        yield hold("bird_dog.head", neck, _kneeling(neck_deg=neck))
    for spine_deg in (-40, -20, 20, 40, 60):
        movement = _kneeling(spine_deg=spine_deg)
        yield hold("cat_cow.back", spine_deg, movement)


def _from_the_front() -> Iterator[Hold]:
    for apart in (0, 10, 15, 20, 25, 30, 40):
        movement = _arms(150.0, 150.0 - apart)
        yield Hold(
            series="wall_angel.arms_uneven", size=apart, start=FRONT, movement=movement
        )
    for lean in (10, 15, 20, 25, 30):
        yield Hold(
            series="wall_angel.leans_to_side",
            size=lean,
            start=FRONT,
            movement=_arms(120.0, 120.0),
            lean_deg=lean,
        )


def leaning(lean_deg: float) -> np.ndarray:
    """Return the turn of the whole body to its right."""
    return about(BACK, -lean_deg)


def _standing() -> Movement:
    return _still(Stand(), thigh_lean=3.0, inclination=4.0)


def _squat(
    knee_deg: float, inclination_deg: float, *, shank_deg: float | None = None
) -> Movement:
    shank = min(MOST_SHANK_DEG, SQUAT_SHANK_SHARE * knee_deg)
    shank = shank if shank_deg is None else shank_deg
    return _still(
        Stand(shank_lean_deg=shank),
        arms={side: {"shoulder_flexion": ARMS_AHEAD_DEG} for side in SIDES},
        thigh_lean=knee_deg - shank,
        inclination=inclination_deg,
        neck_flexion=-0.3 * inclination_deg,
    )


def _hinged(
    *,
    knee_deg: float = 22.0,
    inclination_deg: float = HINGED_DEG,
    spine_deg: float = 0.0,
    neck_deg: float = 0.0,
) -> Movement:
    return _still(
        Stand(),
        thigh_lean=knee_deg - 2.0,
        inclination=inclination_deg,
        neck_flexion=NECK_DEG + neck_deg,
        **spine(spine_deg),
    )


def _kneeling(*, neck_deg: float = 0.0, spine_deg: float = 0.0) -> Movement:
    return _still(
        HANDS_AND_KNEES,
        thigh_lean=KNEELING_LEAN_DEG,
        neck_flexion=NECK_DEG + neck_deg,
        **spine(spine_deg),
    )


def _reaching(hip_deg: float) -> Movement:
    """Return a bird dog with the near leg out."""
    reach = Reach(
        leg="right",
        hip_flexion=hip_deg,
        start_s=-2.0,
        out_s=1.0,
        hold_s=3.0,
        lumbar_flexion=min(0.0, 0.6 * hip_deg),
    )
    still = _kneeling().trunk | spine_tracks([reach])
    return Movement(
        stance=HANDS_AND_KNEES,
        duration_s=1.0,
        fps=1,
        trunk=still,
        limbs={side: limb_tracks([reach], side) for side in SIDES},
    )


def _arms(left_deg: float, right_deg: float) -> Movement:
    arms = {
        side: {"shoulder_flexion": 4.0, "shoulder_abduction": deg}
        for side, deg in zip(SIDES, (left_deg, right_deg), strict=True)
    }
    return _still(Stand(), arms=arms, thigh_lean=2.0, inclination=2.0)


def _still(
    stance: object,
    *,
    arms: Mapping[str, Mapping[str, float]] | None = None,
    **trunk: float,
) -> Movement:
    angles = {"lumbar_flexion": 0.0, "thoracic_flexion": 0.0, "neck_flexion": 0.0}
    limbs = {
        side: {name: _track(angle) for name, angle in limb.items()}
        for side, limb in (arms or {}).items()
    }
    tracks = {name: _track(angle) for name, angle in (angles | trunk).items()}
    return Movement(stance=stance, duration_s=1.0, fps=1, trunk=tracks, limbs=limbs)


def _track(angle: float) -> Track:
    return Track((Key(0.0, angle),))
