"""Movements in which the back rounds or sags as asked."""

from collections.abc import Iterable, Mapping

from render.bones import SIDES
from render.floor import Stance, Stand
from render.keyframes import Key, Track
from render.movement import Movement
from render.reach import Reach, limb_tracks, spine_tracks

FPS = 8
# A squat with the thighs short of level: shanks and thighs lean, the trunk leans over.
SQUAT_SHANK_DEG, SQUAT_THIGH_DEG, SQUAT_DEG = 26.0, 58.0, 40.0
ARMS_AHEAD_DEG = 85.0  # against the trunk
# How much of the spine's flexion is lumbar: about even when rounding, more when
# hollowing, most when sagging. Chosen by eye.
ROUNDED_LUMBAR, HOLLOW_LUMBAR, SAGGING_LUMBAR = 0.55, 0.62, 0.75
NECK_SHARE = 0.5  # of the spine's flexion, in cat and cow
LOOKING_AHEAD_DEG = -12.0  # of the neck, hinged and on hands and knees
UPRIGHT_DEG, HINGED_DEG = 4.0, 60.0  # trunk inclination
UPRIGHT_LEAN_DEG, HINGED_LEAN_DEG = 3.0, 20.0  # of the thighs: the hips go back
KNEELING_LEAN_DEG, ROCKED_LEAN_DEG = 4.0, 38.0
LEG_LEVEL_DEG = 5.0  # hip flexion of the leg that is out
THERE_AT_S = (0.75, 1.75, 2.75, 3.75)  # out, held, back, done
CAT_COW_AT_S = (0.5, 1.5, 2.0, 3.5, 4.0, 5.25, 5.75, 7.0, 7.25, 7.75)
CAT_COW_SHARES = (0.0, 1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 0.0)
HANDS_AND_KNEES = Stance(elbow_flexion_deg=5.0, shank_drop_deg=0.0)


Bends = Mapping[str, float]
"""Flexion of the parts of the spine, degrees."""
Arms = Mapping[str, float]
"""Angles of both arms, degrees; without any they hang."""
HANGING: Arms = {}
AHEAD: Arms = {"shoulder_flexion": ARMS_AHEAD_DEG}


def spine(spine_deg: float) -> Bends:
    """Return how a flexion of the whole spine is shared out."""
    share = ROUNDED_LUMBAR if spine_deg > 0.0 else HOLLOW_LUMBAR
    return {
        "lumbar_flexion": share * spine_deg,
        "thoracic_flexion": (1.0 - share) * spine_deg,
    }


def lumbar(lumbar_deg: float) -> dict[str, float]:
    """Return a flexion of the lower spine alone."""
    return {"lumbar_flexion": lumbar_deg, "thoracic_flexion": 0.0}


def thoracic(thoracic_deg: float) -> dict[str, float]:
    """Return a flexion of the upper spine alone."""
    return {"lumbar_flexion": 0.0, "thoracic_flexion": thoracic_deg}


def hinge(bends: Bends) -> Movement:
    """Return a hip hinge: down, held and up; the back rounds on the way down."""
    hinged = _hinged(bends)
    upright = {
        "thigh_lean": UPRIGHT_LEAN_DEG,
        "lumbar_flexion": 0.0,
        "thoracic_flexion": 0.0,
        "neck_flexion": 0.0,
        "inclination": UPRIGHT_DEG,
    }
    return Movement(
        stance=Stand(),
        duration_s=4.0,
        fps=FPS,
        trunk={
            name: _track(THERE_AT_S, (upright[name], angle, angle, upright[name]))
            for name, angle in hinged.items()
        },
    )


def held_hinge(bends: Bends) -> Movement:
    """Return a hip hinge that is held."""
    return _held(Stand(), _hinged(bends))


def held_standing(arms: Arms) -> Movement:
    """Return standing at ease."""
    upright = {"thigh_lean": UPRIGHT_LEAN_DEG, "inclination": UPRIGHT_DEG}
    return _held(Stand(), lumbar(0.0) | upright, arms)


def held_squat(bends: Bends, arms: Arms) -> Movement:
    """Return a squat that is held."""
    angles = {
        **bends,
        "thigh_lean": SQUAT_THIGH_DEG,
        "inclination": SQUAT_DEG,
        "neck_flexion": LOOKING_AHEAD_DEG,
    }
    return _held(Stand(shank_lean_deg=SQUAT_SHANK_DEG), angles, arms)


def held_quadruped(bends: Bends) -> Movement:
    """Return hands and knees with the back arched or rounded."""
    return _held(HANDS_AND_KNEES, _kneeling(bends))


def cat_cow(cow_deg: float, cat_deg: float) -> Movement:
    """Return two cycles of cat and cow."""
    poses = [
        _kneeling(spine(share * (cat_deg if share > 0.0 else -cow_deg)))
        for share in CAT_COW_SHARES
    ]
    return Movement(
        stance=HANDS_AND_KNEES,
        duration_s=8.0,
        fps=FPS,
        trunk={
            name: _track(CAT_COW_AT_S, [pose[name] for pose in poses])
            for name in poses[0]
        },
    )


def rock_back(bends: Bends) -> Movement:
    """Return hips going back over the heels and forth; the back rounds meanwhile."""
    kneeling, back = _kneeling(spine(0.0)), _kneeling(bends)
    back["thigh_lean"] = ROCKED_LEAN_DEG
    return Movement(
        stance=HANDS_AND_KNEES,
        duration_s=4.0,
        fps=FPS,
        trunk={
            name: _track(THERE_AT_S, (kneeling[name], angle, angle, kneeling[name]))
            for name, angle in back.items()
        },
    )


def bird_dog(sag_deg: float, hip_deg: float = LEG_LEVEL_DEG) -> Movement:
    """Return a leg and the other arm going out and back; the back sags meanwhile."""
    reach = Reach(
        leg="right",
        hip_flexion=hip_deg,
        start_s=0.75,
        out_s=1.0,
        hold_s=1.0,
        back_s=1.0,
        lumbar_flexion=SAGGING_LUMBAR * sag_deg,
        thoracic_flexion=(1.0 - SAGGING_LUMBAR) * sag_deg,
    )
    kneeling = {"thigh_lean": KNEELING_LEAN_DEG, "neck_flexion": LOOKING_AHEAD_DEG}
    still = {name: _track((0.0,), (angle,)) for name, angle in kneeling.items()}
    return Movement(
        stance=HANDS_AND_KNEES,
        duration_s=4.0,
        fps=FPS,
        trunk=still | spine_tracks([reach]),
        limbs={side: limb_tracks([reach], side) for side in SIDES},
    )


def _hinged(bends: Bends) -> dict[str, float]:
    return {
        **bends,
        "thigh_lean": HINGED_LEAN_DEG,
        "neck_flexion": LOOKING_AHEAD_DEG,
        "inclination": HINGED_DEG,
    }


def _kneeling(bends: Bends) -> dict[str, float]:
    return {
        **bends,
        "thigh_lean": KNEELING_LEAN_DEG,
        "neck_flexion": LOOKING_AHEAD_DEG + NECK_SHARE * sum(bends.values()),
    }


def _held(
    stance: Stance | Stand, angles: Mapping[str, float], arms: Arms = HANGING
) -> Movement:
    limbs = {name: _track((0.0,), (angle,)) for name, angle in arms.items()}
    return Movement(
        stance=stance,
        duration_s=1.0,
        fps=1,
        trunk={name: _track((0.0,), (angle,)) for name, angle in angles.items()},
        limbs=dict.fromkeys(SIDES, limbs),
    )


def _track(times_s: Iterable[float], angles: Iterable[float]) -> Track:
    return Track(tuple(Key(*pair) for pair in zip(times_s, angles, strict=True)))
