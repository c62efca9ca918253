"""The signals that a camera can measure: their zero, sign, unit, view and range.

Conventions, stated once: the anatomical position is 0 and flexion is positive (neutral
zero method, American Academy of Orthopaedic Surgeons, Joint Motion, 1965). Angles are
degrees in the plane of the picture. A signal of one side carries the person's own side
last: ``knee_flexion_left``. What was not seen is NaN.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from formcoach.domain.orientation import View


class Unit(StrEnum):
    """The unit of a signal."""

    DEGREES = "deg"
    PIXELS = "px"
    SECONDS = "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One thing that the camera can measure."""

    name: str
    meaning: str
    """Zero and sign, in a therapist's words."""
    views: frozenset[View]
    """The views in which the signal lies in the plane of the picture."""
    sided: bool
    """Whether it exists once on each side of the person."""
    lowest: float = -180.0
    """The least value that a living body can show, with the error of the camera."""
    highest: float = 180.0
    """The greatest such value."""
    unit: Unit = Unit.DEGREES
    advisory: bool = False
    """Out of the plane of the picture, which one camera only guesses: it may count and
    give tips, and never warns or stops (docs/evidence.md)."""


_SIDE = frozenset({View.SIDE})
_FRONT = frozenset({View.FRONT})
_BOTH = frozenset({View.SIDE, View.FRONT})

# Bounds: American Academy of Orthopaedic Surgeons norms plus 15 degrees of person and
# 10 degrees of camera (docs/evidence.md), rounded outwards.
_SIGNALS = (
    Signal(
        name="knee_flexion",
        meaning="0 with the leg straight, positive bent",
        views=_SIDE,
        sided=True,
        lowest=-10,
        highest=175,
    ),
    Signal(
        name="hip_flexion",
        meaning="thigh against trunk: 0 in line, positive in front, negative behind",
        views=_SIDE,
        sided=True,
        lowest=-60,
        highest=160,
    ),
    Signal(
        name="shoulder_flexion",
        meaning="upper arm against trunk: 0 by the side, positive in front and up",
        views=_SIDE,
        sided=True,
        lowest=-90,
        highest=210,
    ),
    Signal(
        name="elbow_flexion",
        meaning="0 with the arm straight, positive bent",
        views=_BOTH,
        sided=True,
        lowest=-10,
        highest=170,
    ),
    Signal(
        name="shank_inclination",
        meaning="shank against the vertical: positive with the knee ahead of the ankle",
        views=_SIDE,
        sided=True,
        lowest=-180,
        highest=180,
    ),
    Signal(
        name="thigh_elevation",
        meaning="knee above hip against the horizontal: 0 level, positive knee higher",
        views=_SIDE,
        sided=True,
        lowest=-90,
        highest=90,
    ),
    Signal(
        name="body_line",
        meaning="shoulder-hip-ankle: 0 straight, positive hips bent forward (piked), "
        "negative hips sagging",
        views=_SIDE,
        sided=True,
        lowest=-80,
        highest=160,
    ),
    Signal(
        name="heel_height",
        meaning="how far the heel is above its place in the start pose",
        views=_SIDE,
        sided=True,
        unit=Unit.PIXELS,
    ),
    Signal(
        name="foot_shift",
        meaning="how far the feet are ahead or behind their place in the start pose, "
        "to the right in the picture",
        views=_SIDE,
        sided=False,
        unit=Unit.PIXELS,
    ),
    Signal(
        name="trunk_inclination",
        meaning="hips to shoulders against the vertical: 0 upright, positive forward",
        views=_SIDE,
        sided=False,
        lowest=-180,
        highest=180,
    ),
    Signal(
        name="trunk_elevation",
        meaning="mid-hip to mid-shoulder against the horizontal: 0 level, positive "
        "shoulders higher",
        views=_SIDE,
        sided=False,
        lowest=-90,
        highest=90,
    ),
    Signal(
        name="neck_flexion",
        meaning="ear-shoulder against shoulder-hip: 0 in line, positive chin to chest; "
        "used as a change from the start pose",
        views=_SIDE,
        sided=False,
        lowest=-120,
        highest=120,
    ),
    Signal(
        name="back_bend",
        meaning="outline of the back from hips to shoulders: positive rounded, "
        "negative hollow; its zero differs between bodies, so it is used as a change "
        "from the start pose",
        views=_SIDE,
        sided=False,
        lowest=-150,
        highest=120,
    ),
    Signal(
        name="lower_back_bend",
        meaning="outline of the low back alone, with sign and zero as back_bend",
        views=_SIDE,
        sided=False,
        lowest=-150,
        highest=120,
    ),
    Signal(
        name="hip_height",
        meaning="how far the hips are above their place in the start pose",
        views=_BOTH,
        sided=False,
        unit=Unit.PIXELS,
    ),
    Signal(
        name="torso_length",
        meaning="mid-hip to mid-shoulder in the picture",
        views=_BOTH,
        sided=False,
        unit=Unit.PIXELS,
        lowest=0,
    ),
    Signal(
        name="shoulder_abduction",
        meaning="upper arm against trunk, from the front: 0 by the side, positive up",
        views=_FRONT,
        sided=True,
        lowest=-10,
        highest=190,
    ),
    Signal(
        name="trunk_lateral_flexion",
        meaning="trunk against the vertical, from the front: positive to that side",
        views=_FRONT,
        sided=True,
        lowest=-90,
        highest=90,
    ),
    Signal(
        name="pelvic_obliquity",
        meaning="hip line against the horizontal: positive with that side higher",
        views=_FRONT,
        sided=True,
        lowest=-60,
        highest=60,
    ),
    Signal(
        name="shoulder_obliquity",
        meaning="shoulder line against the horizontal: positive with that side higher",
        views=_FRONT,
        sided=True,
        lowest=-90,
        highest=90,
    ),
    Signal(
        name="knee_frontal_projection",
        meaning="hip-knee-ankle in the frontal plane: 0 straight, positive knee inward",
        views=_FRONT,
        sided=True,
        lowest=-60,
        highest=60,
    ),
    Signal(
        name="trunk_rotation",
        meaning="shoulders turned since the start pose, from the front: positive "
        "towards that side; from how short they look, a third too little about 50",
        views=_FRONT,
        sided=True,
        lowest=-100,
        highest=100,
        advisory=True,
    ),
    Signal(
        name="shank_tilt",
        meaning="ankles to knees against the vertical, from the feet: 0 upright, "
        "positive with the knees towards that side",
        views=_FRONT,
        sided=True,
        lowest=-120,
        highest=120,
    ),
    Signal(
        name="side_line",
        meaning="shoulders-hips-knees of a body on its side: 0 straight, positive with "
        "the hips above the line, negative sagging",
        views=_FRONT,
        sided=False,
        lowest=-90,
        highest=90,
    ),
    Signal(
        name="support_arm_inclination",
        meaning="upper arm of the lower shoulder against the vertical: 0 with the "
        "elbow under the shoulder, never negative",
        views=_FRONT,
        sided=False,
        lowest=0,
        highest=180,
    ),
    Signal(
        name="knee_separation",
        meaning="how much further apart the knees are than in the start pose",
        views=_FRONT,
        sided=False,
        unit=Unit.PIXELS,
    ),
    Signal(
        name="ankle_separation",
        meaning="how much further apart the ankles are than in the start pose",
        views=_FRONT,
        sided=False,
        unit=Unit.PIXELS,
    ),
    Signal(
        name="shoulder_shift",
        meaning="how far the shoulders are to the side of their place in the start "
        "pose",
        views=_FRONT,
        sided=False,
        unit=Unit.PIXELS,
    ),
    Signal(
        name="hip_shift",
        meaning="how far the hips are to the side of their place in the start pose",
        views=_FRONT,
        sided=False,
        unit=Unit.PIXELS,
    ),
    Signal(
        name="neck_length",
        meaning="ear above shoulder along the trunk",
        views=_FRONT,
        sided=True,
        unit=Unit.PIXELS,
    ),
)

SIGNALS: Mapping[str, Signal] = {signal.name: signal for signal in _SIGNALS}
"""Every signal by its name, without side."""

OUTLINE_SIGNALS = frozenset({"back_bend", "lower_back_bend"})
"""Those that are read from the outline of the back, which costs a mask a frame."""

TIMINGS: Mapping[str, str] = {
    "outward_s": "from leaving the start to the furthest point",
    "hold_s": "time inside the target band",
    "return_s": "from leaving the target to being back at the start",
    "repetition_s": "from leaving the start to being back",
}
"""What is measured once for a whole repetition, in seconds."""
