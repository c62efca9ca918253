"""The stick figure, coloured by what is known about each part of the body."""

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.anatomy import SEGMENTS, Side
from formcoach.domain.exercise import MOVING_PHASES
from formcoach.domain.instant import Instant
from formcoach.domain.observation import Image
from formcoach.domain.orientation import View
from formcoach.feedback.body_state import Segment
from formcoach.feedback.head import head
from formcoach.feedback.looks import LOOKS, State
from formcoach.report.drawing.strokes import (
    Bgr,
    bgr,
    dashed_line,
    rimmed_line,
    ring,
)
from formcoach.smoothing.visibility import HIDDEN_BELOW

THIN_PER_EM = 0.14
"""Thinnest line against the letters, chosen by eye at 640x480 and 1080x1920."""
JOINT_PER_LINE = 1.4
FADED = 0.4
"""How strongly the limbs of the far side are drawn."""
POINTS_PER_SEGMENT = 9
UNSEEN: Bgr = bgr(LOOKS[State.NOT_MEASURED].rgb)
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """A stick figure with everything that decides how it is drawn."""

    points: Points
    """Shape ``(33, 2)``, pixels of the picture that is drawn on."""
    seen: NDArray[np.bool_]
    """Shape ``(33,)``."""
    states: Mapping[Segment, State]
    faint: Side | None
    """The side that the body hides from the camera, unless it is the one that moves."""


def figure(instant: Instant, points: Points, states: Mapping[Segment, State]) -> Figure:
    """Return the stick figure of an instant."""
    orientation = instant.orientation
    near = orientation.near if orientation.view is not View.FRONT else None
    moves = instant.side if instant.phase in MOVING_PHASES else None
    return Figure(
        points=points,
        seen=instant.pose.visibility >= HIDDEN_BELOW,
        states=states,
        faint=near.other if near and moves is not near.other else None,
    )


def draw_skeleton(image: Image, drawn: Figure, em_px: int) -> None:
    """Draw the far limbs faintly, then the rest, the most urgent on top."""
    thin_px = max(2, round(em_px * THIN_PER_EM))
    by_urgency = sorted(drawn.states.items(), key=lambda item: item[1])
    faint = [each for each in by_urgency if _is_faint(each[0], each[1], drawn.faint)]
    if faint:
        around = _around(image, drawn.points, margin_px=2 * em_px)
        before = image[around].copy()
        for segment, state in faint:
            _draw_segment(image, drawn, segment, state, thin_px)
        part = image[around]
        part[:] = cv2.addWeighted(part, FADED, before, 1 - FADED, 0)
    _draw_head(image, drawn, thin_px)
    for segment, state in by_urgency:
        if (segment, state) not in faint:
            _draw_segment(image, drawn, segment, state, thin_px)


def along_segments(points: Points) -> Points:
    """Return points all along the stick figure, shape ``(n, 2)``."""
    uppers, lowers = (points[list(ends)] for ends in zip(*SEGMENTS, strict=True))
    shares = np.linspace(0, 1, POINTS_PER_SEGMENT)[:, None, None]
    every: Points = (uppers + (lowers - uppers) * shares).reshape(-1, 2)
    return every


def _around(image: Image, points: Points, margin_px: int) -> tuple[slice, slice]:
    """Return the rows and columns of a picture that hold all points."""
    height, width = image.shape[:2]
    low = np.clip(np.nanmin(points, axis=0) - margin_px, 0, (width, height))
    high = np.clip(np.nanmax(points, axis=0) + margin_px, 0, (width, height))
    (left, top), (right, bottom) = low.astype(int), high.astype(int)
    return slice(top, bottom), slice(left, right)


def _is_faint(segment: Segment, state: State, side: Side | None) -> bool:
    """Tell whether a segment is hidden behind the body and nothing is said of it."""
    if side is None or state >= State.COACH:
        return False
    return any(joint.name.startswith(side.name) for joint in segment)


def _draw_segment(
    image: Image, drawn: Figure, segment: Segment, state: State, thin_px: int
) -> None:
    ends = drawn.points[segment[0]], drawn.points[segment[1]]
    if not np.isfinite(ends).all():
        return
    look = LOOKS[state]
    seen = bool(drawn.seen[list(segment)].all())
    colour = bgr(look.rgb) if seen else UNSEEN
    draw = dashed_line if look.dashed or not seen else rimmed_line
    width_px = thin_px * look.weight
    draw(image, ends, colour, width_px)
    for joint in segment:
        radius_px = round(JOINT_PER_LINE * thin_px + (width_px - thin_px) / 2)
        hollow = not drawn.seen[joint] or state is State.NOT_MEASURED
        filled = max(1, thin_px // 2) if hollow else -1
        ring(image, drawn.points[joint], radius_px, colour, filled)


def _draw_head(image: Image, drawn: Figure, thin_px: int) -> None:
    circle = head(drawn.points)
    if circle is None:
        return
    radius_px = max(thin_px, min(round(circle.radius_px), image.shape[0]))
    grey = bgr(LOOKS[State.NOT_JUDGED].rgb)
    ring(image, circle.middle, radius_px, grey, thin_px)
