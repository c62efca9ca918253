"""The counted angle as an arc at its joint, with its value beside it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.observation import Image
from formcoach.kinematics.geometry import turn
from formcoach.kinematics.goniometer_arms import GoniometerArms
from formcoach.report.drawing.layout import Box
from formcoach.report.drawing.lettering import BOLD, width_px, write
from formcoach.report.drawing.strokes import (
    RIM_BGR,
    Bgr,
    Point,
    dashed_line,
    pixel,
    rimmed_line,
)

RADIUS_PER_EM = 2.4
ARM_PER_RADIUS = 1.5
LINE_PER_EM = 0.12
LABEL_BEYOND = 1.25
"""Where the label begins, against the radius."""
GROUND_ALPHA = 0.3
"""How much of the picture shows through the ground of a label."""
RIGHTWARD = np.array([1.0, 0.0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is written beside an arc, and in which colour."""

    words: str
    colour: Bgr
    size_px: int


def draw_angle(
    image: Image, arms: GoniometerArms, label: Label, joints: NDArray[np.float64]
) -> None:
    """Draw the resting arm dashed, the moving arm, the arc between, and the value.

    Parameters
    ----------
    image
        What is drawn on.
    arms
        The angle, in pixels of the image.
    label
        Its value in words.
    joints
        Shape ``(n, 2)``, points that the label should leave free.

    """
    starts_deg = turn(RIGHTWARD, arms.resting)
    opens_deg = turn(arms.resting, arms.moving)
    if math.isnan(starts_deg) or math.isnan(opens_deg):
        return
    radius_px = RADIUS_PER_EM * label.size_px
    line_px = max(2, round(LINE_PER_EM * label.size_px))
    _draw_arms(image, arms, label.colour, radius_px * ARM_PER_RADIUS, line_px // 2)
    for shade, wide_px in ((RIM_BGR, line_px + 2), (label.colour, line_px)):
        cv2.ellipse(
            image,
            pixel(arms.axis),
            (round(radius_px), round(radius_px)),
            starts_deg,
            0.0,
            opens_deg,
            shade,
            wide_px,
            cv2.LINE_AA,
        )
    write_beside(image, arms.axis, starts_deg + opens_deg / 2, label, joints)


def write_beside(
    image: Image, at: Point, away_deg: float, label: Label, joints: NDArray[np.float64]
) -> None:
    """Write a label at some distance from a point, where it leaves joints free.

    Parameters
    ----------
    image
        What is drawn on.
    at
        The point.
    away_deg
        The direction that is tried first, clockwise from rightward.
    label
        What is written.
    joints
        Shape ``(n, 2)``.

    """
    reach_px = RADIUS_PER_EM * label.size_px * LABEL_BEYOND
    places = _places(image, at, away_deg, reach_px, label)
    _write_label(image, min(places, key=lambda box: _covered(box, joints)), label)


def _draw_arms(
    image: Image, arms: GoniometerArms, colour: Bgr, length_px: float, line_px: int
) -> None:
    drawn = (dashed_line, arms.resting), (rimmed_line, arms.moving)
    for draw, direction in drawn:
        end = arms.axis + direction / math.hypot(*direction) * length_px
        draw(image, (arms.axis, end), colour, max(1, line_px))


def _places(
    image: Image, axis: Point, bisector_deg: float, reach_px: float, label: Label
) -> Iterator[Box]:
    """Yield where a label may stand, inside the picture; the best place first."""
    height, width = image.shape[:2]
    wide = width_px(label.words, label.size_px, BOLD) + label.size_px
    tall = round(label.size_px * 1.6)
    for turned_deg in (0, 180, 90, -90, 45, -45, 135, -135):
        angle = math.radians(bisector_deg + turned_deg)
        away = np.array([math.cos(angle), math.sin(angle)])
        left, top = axis + away * reach_px + (away - 1) * (wide / 2, tall / 2)
        yield Box(
            left_px=int(np.clip(left, 0, max(0, width - wide))),
            top_px=int(np.clip(top, 0, max(0, height - tall))),
            width_px=wide,
            height_px=tall,
        )


def _covered(box: Box, joints: NDArray[np.float64]) -> int:
    """Count the joints that a label would cover, with half its height to spare."""
    spare = box.height_px / 2
    low = np.array([box.left_px, box.top_px]) - spare
    high = low + (box.width_px, box.height_px) + 2 * spare
    return int(((joints >= low) & (joints <= high)).all(axis=1).sum())


def _write_label(image: Image, box: Box, label: Label) -> None:
    ground = box.of(image)
    ground[:] = cv2.convertScaleAbs(ground, alpha=GROUND_ALPHA)
    at = box.left_px + label.size_px // 2, box.top_px + round(label.size_px * 1.15)
    write(image, label.words, at, label.size_px, label.colour, BOLD)
