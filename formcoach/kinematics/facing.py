"""Which way the front of the body points in the picture.

Every joint that bends one way only is a witness: knees bend backwards, hips and elbows
forwards, toes and nose point ahead. None of them needs to know left from right, so a
swap of the sides cannot fool them, and none needs gravity, so they hold for a person
who stands, kneels or lies.
"""

import math

from formcoach.domain.anatomy import Side
from formcoach.kinematics.body import Body, Limbs
from formcoach.kinematics.geometry import sine

# Weights: chosen on the real clips of the test folder, where the nose alone was right
# in every side-view frame and the others settle it when the face is hidden.
NOSE_WEIGHT = 4.0
TOES_WEIGHT = 1.0
KNEE_WEIGHT = 1.0
HIP_WEIGHT = 0.5
ELBOW_WEIGHT = 0.25

SETTLE_S = 0.3
"""Time constant with which the witnesses are averaged."""
SURE = 0.06
"""Weight of evidence that is needed to change one's mind."""


def front_evidence(body: Body) -> float:
    """Return the evidence that the front lies clockwise of the trunk; NaN without any.

    About -1 to 1; the sign is the answer, the size how sure the witnesses are.
    """
    torso_px = body.torso_px
    votes = [
        (NOSE_WEIGHT, _offset(body, torso_px)),
        *(vote for side in Side for vote in _limb_votes(body.on(side), body, torso_px)),
    ]
    heard = [(weight, vote) for weight, vote in votes if not math.isnan(vote)]
    if not heard:
        return math.nan
    return sum(weight * vote for weight, vote in heard) / sum(w for w, _ in heard)


def _offset(body: Body, torso_px: float) -> float:
    """Nose ahead of the ears across the trunk, in torso lengths."""
    ahead = body.nose - body.ears
    return sine(body.trunk_up, ahead) * math.hypot(*ahead) / torso_px


def _limb_votes(
    limbs: Limbs, body: Body, torso_px: float
) -> tuple[tuple[float, float], ...]:
    foot = limbs.foot_index - limbs.heel
    toes = sine(limbs.knee - limbs.ankle, foot) * math.hypot(*foot) / torso_px
    knee = sine(limbs.knee - limbs.hip, limbs.ankle - limbs.knee)
    hip = sine(limbs.knee - limbs.hip, -body.trunk_up)
    elbow = sine(limbs.wrist - limbs.elbow, limbs.elbow - limbs.shoulder)
    return (
        (TOES_WEIGHT, toes),
        (KNEE_WEIGHT, knee),
        (HIP_WEIGHT, hip),
        (ELBOW_WEIGHT, elbow),
    )


class FacingTracker:
    """Decides the facing once and changes its mind only on clear evidence."""

    def __init__(self) -> None:
        """Start without an opinion."""
        self._facing = 0
        self._evidence = 0.0
        self._time_s = math.nan

    def update(self, time_s: float, body: Body) -> int:
        """Take in one body; return +1, -1, or 0 as long as nothing is known."""
        evidence = front_evidence(body)
        if math.isnan(evidence):
            return self._facing
        if math.isnan(self._time_s):
            self._evidence = evidence
        else:
            passed_s = time_s - self._time_s
            self._evidence += (evidence - self._evidence) * (
                1.0 - math.exp(-passed_s / SETTLE_S)
            )
        self._time_s = time_s
        sure = SURE if self._facing else 0.0
        if abs(self._evidence) > sure:
            self._facing = 1 if self._evidence > 0 else -1
        return self._facing
