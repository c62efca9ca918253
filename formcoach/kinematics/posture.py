"""How the body lies or stands against gravity, told from one pose.

The boundaries are chosen in the wide gaps between postures; they are meant to keep one
exercise from being taken for another, not to grade anything.
"""

import math

import numpy as np

from formcoach.domain.anatomy import Landmark, Side
from formcoach.domain.observation import Pose
from formcoach.domain.orientation import Orientation, Posture, View
from formcoach.kinematics.body import Body, Limbs
from formcoach.kinematics.geometry import UP, bend, elevation, mean_seen, turn

UPRIGHT_BELOW_DEG = 50.0
"""Trunk against the vertical: less is upright, more is lying or on all fours."""
STRAIGHT_BELOW_DEG = 45.0
"""A knee bent less is a standing knee."""
HANGING_THIGH_BELOW_DEG = -50.0
"""A thigh steeper than this hangs or stands; a seat keeps it flatter."""
LEVEL_SHANK_BELOW_DEG = 35.0
"""A shank flatter than this lies on the floor: the person kneels on it."""
RAISED_HIPS_TORSO = 0.35
"""Hips this many torso lengths above the knee are held up by the thigh."""
FORESHORTENED_THIGH_TORSO = 0.55
"""Seen from the front, a thigh that drops less than this points at the camera."""
RAISED_KNEES_TORSO = -0.35
"""Knees this far above the hips: the person lies and is seen from the feet."""
LIES_AWAY_ABOVE_DEG, TOO_LOW_ABOVE_DEG = 3.0, 48.0
"""How much a trunk that lies leads away from a camera above the feet. Of rendered
people at rest it was read as 6 to 39 from where the model finds them, mostly as 49 to
61 from a table and above 100 from a chair (docs/evidence.md). Somebody who stands or
sits before a camera that looks down leans towards it."""


def posture(body: Body, orientation: Orientation) -> Posture:
    """Return the posture of a body; UNKNOWN where too little was seen."""
    lean_deg = abs(turn(UP, body.trunk_up))
    if math.isnan(lean_deg):
        return Posture.UNKNOWN
    near = body.on(orientation.near or Side.LEFT)
    if lean_deg < UPRIGHT_BELOW_DEG:
        if orientation.view is View.FRONT:
            return _upright_from_front(body)
        return _upright_from_side(body, near)
    if orientation.view is View.FRONT:
        return Posture.SIDE_LYING
    return _level(body, near, orientation.facing)


def _upright_from_front(body: Body) -> Posture:
    knees = mean_seen(body.left.knee, body.right.knee)
    drop = float(knees[1] - body.hips[1]) / body.torso_px
    if math.isnan(drop):
        return Posture.UNKNOWN
    if drop < RAISED_KNEES_TORSO:
        return Posture.SUPINE
    return Posture.SITTING if drop < FORESHORTENED_THIGH_TORSO else Posture.STANDING


def _upright_from_side(body: Body, near: Limbs) -> Posture:
    knee_deg = bend(near.hip, near.knee, near.ankle)
    thigh_deg = elevation(near.hip, near.knee)
    if math.isnan(thigh_deg):
        return Posture.UNKNOWN
    if any(_stands(limbs) for limbs in (body.left, body.right)):
        return Posture.STANDING
    kneeling = [_kneels(limbs) for limbs in (body.left, body.right)]
    if any(kneeling):
        return Posture.KNEELING if all(kneeling) else Posture.HALF_KNEELING
    if thigh_deg > HANGING_THIGH_BELOW_DEG:
        return Posture.SITTING
    if math.isnan(knee_deg):
        return Posture.STANDING
    return Posture.UNKNOWN


def _stands(limbs: Limbs) -> bool:
    """Tell whether a leg carries: straight and steep, whatever the other one does."""
    straight = bend(limbs.hip, limbs.knee, limbs.ankle) < STRAIGHT_BELOW_DEG
    return straight and elevation(limbs.hip, limbs.knee) <= HANGING_THIGH_BELOW_DEG


def _kneels(limbs: Limbs) -> bool:
    return abs(elevation(limbs.ankle, limbs.knee)) < LEVEL_SHANK_BELOW_DEG


def _level(body: Body, near: Limbs, facing: int) -> Posture:
    front_down = float(body.trunk_up[0]) * facing > 0
    if not front_down:
        return Posture.SUPINE
    raised = float(near.knee[1] - near.hip[1]) / body.torso_px
    bent_deg = bend(near.hip, near.knee, near.ankle)
    straight = bent_deg <= STRAIGHT_BELOW_DEG  # false where the foot was not seen
    if raised > RAISED_HIPS_TORSO and not straight:
        return Posture.QUADRUPED
    return Posture.PRONE


def posture_from_feet(pose: Pose, body: Body, orientation: Orientation) -> Posture:
    """Return the posture as seen from above the feet; UNKNOWN if from too low.

    From there a person who lies looks like one who sits. The depth of the world
    landmarks, too poor for the angle of a joint, tells them apart.
    """
    up = sum(
        (
            pose.world_m[Landmark.on(side, "shoulder")]
            - pose.world_m[Landmark.on(side, "hip")]
            for side in Side
        ),
        np.zeros(3),
    )
    away_deg = math.degrees(math.atan2(up[2], -up[1]))
    if away_deg > TOO_LOW_ABOVE_DEG:
        return Posture.UNKNOWN
    if away_deg > LIES_AWAY_ABOVE_DEG:
        return Posture.SUPINE
    return posture(body, orientation)
