"""One picture of the annotated video: what was seen, measured, counted and found."""

import math
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Outcome
from formcoach.domain.instant import Instant
from formcoach.domain.measurement import full_name
from formcoach.domain.observation import Image, Pose
from formcoach.feedback.back_watch import BackWatch
from formcoach.feedback.body_state import (
    BACK,
    back_is_seen,
    back_state,
    segment_states,
)
from formcoach.feedback.counted_signal import told, waits
from formcoach.feedback.looks import LOOKS, OF_LEVEL, State
from formcoach.feedback.progress import doing
from formcoach.kinematics.back import back_line
from formcoach.kinematics.goniometer_arms import goniometer_arms
from formcoach.report.drawing.angle_arc import Label, draw_angle, write_beside
from formcoach.report.drawing.back import draw_back
from formcoach.report.drawing.layout import Layout, fill
from formcoach.report.drawing.lettering import WHITE
from formcoach.report.drawing.skeleton import along_segments, draw_skeleton, figure
from formcoach.report.drawing.strips import write_ends, write_said
from formcoach.report.drawing.strokes import Bgr, bgr
from formcoach.report.drawing.trace import Trace
from formcoach.report.drawing.wording import counted, held, said

UPWARD_DEG = -90.0
"""Where the words of the back stand: over it, whoever is on hands and knees."""


class FramePainter:
    """Paints one picture after the other onto one canvas."""

    def __init__(self, exercise: Exercise, width_px: int, height_px: int) -> None:
        """Choose the exercise and the size of the pictures to come."""
        self._exercise = exercise
        self._back_watch = BackWatch(exercise)
        self._layout = Layout.around(width_px, height_px)
        # Memory for a picture of a phone costs more than all that is drawn on it.
        self._canvas = self._layout.blank()

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of what is painted."""
        return self._layout.size_px

    def paint(self, image: Image | None, instant: Instant, trace: Trace) -> Image:
        """Return the picture with everything that is known about its instant.

        Parameters
        ----------
        image
            The picture as it came, never changed; None leaves its place dark.
        instant
            What the coach says about it.
        trace
            The counted signal up to this instant.

        Returns
        -------
        Image
            The canvas, valid until the next is painted.

        """
        layout, canvas, em_px = self._layout, self._canvas, self._layout.em_px
        self._paint_picture(layout.picture.of(canvas), image, instant)
        self._paint_header(layout.header.of(canvas), instant)
        words = layout.words.of(canvas)
        fill(words)
        now = said(self._exercise, instant, self._back_watch.update(instant))
        if now is not None:
            write_said(words, now, em_px)
        below = layout.trace.of(canvas)
        fill(below)
        trace.draw(below, em_px)
        return canvas

    def _paint_picture(
        self, shown: Image, image: Image | None, instant: Instant
    ) -> None:
        if image is None:
            fill(shown)
            return
        _fit(image, shown)
        _draw_person(shown, self._exercise, instant, self._layout.em_px)

    def _paint_header(self, header: Image, instant: Instant) -> None:
        fill(header)
        exercise, em_px = self._exercise, self._layout.em_px
        above = exercise.name, counted(exercise, instant)
        below = doing(exercise, instant), held(exercise, instant)
        write_ends(header, 0, above, em_px, bold=True)
        write_ends(header, 1, below, em_px, bold=False)


def _fit(image: Image, shown: Image) -> None:
    """Scale a picture into its place; another shape than before keeps its own."""
    tall, wide = shown.shape[:2]
    height, width = image.shape[:2]
    scale = min(wide / width, tall / height)
    size = min(wide, round(width * scale)), min(tall, round(height * scale))
    if size != (width, height):
        how = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, size, interpolation=how), np.uint8)
    if size != (wide, tall):
        fill(shown)
    shown[: size[1], : size[0]] = image


def _draw_person(
    shown: Image, exercise: Exercise, instant: Instant, em_px: int
) -> None:
    points = _placed(instant.pose, shown)
    if not np.isfinite(points).any():
        return
    states = segment_states(exercise, instant)
    draw_skeleton(shown, figure(instant, points, states), em_px)
    placed = replace(instant.pose, image_px=points)
    back_px = _back(exercise, instant, placed)
    draw_back(shown, back_px, back_state(exercise, instant), em_px)
    if instant.trouble is not None or waits(exercise, instant):
        return
    label = Label(
        words=told(instant.value_deg, exercise.counts_by),
        colour=_angle_colour(exercise, instant),
        size_px=em_px,
    )
    free = along_segments(points)
    arms = goniometer_arms(exercise.counts_by.signal, placed, instant.side)
    if arms is not None:
        draw_angle(shown, arms, label, free)
    elif exercise.counts_by.signal == BACK and len(back_px):
        middle = back_px[len(back_px) // 2]
        write_beside(shown, middle, UPWARD_DEG, label, np.vstack((free, back_px)))


def _back(exercise: Exercise, instant: Instant, pose: Pose) -> NDArray[np.float64]:
    """Return the outline of the back; empty where not asked for or not measured."""
    if not exercise.needs_outline or not back_is_seen(instant):
        return np.zeros((0, 2))
    return back_line(pose, instant.orientation.facing)


def _placed(pose: Pose, shown: Image) -> NDArray[np.float64]:
    """Return the landmarks in the pixels of the picture that is drawn on."""
    tall, wide = shown.shape[:2]
    if not pose.width_px or not pose.height_px:
        return np.full_like(pose.image_px, np.nan)
    scale = min(wide / pose.width_px, tall / pose.height_px)
    placed: NDArray[np.float64] = pose.image_px * scale
    return placed


def _angle_colour(exercise: Exercise, instant: Instant) -> Bgr:
    """Return white, or the colour of the worst that is said of the counted signal."""
    if math.isnan(instant.value_deg):
        return bgr(LOOKS[State.NOT_MEASURED].rgb)
    name = full_name(exercise.counts_by.signal, instant.side)
    levels = [
        verdict.level
        for verdict in instant.verdicts
        if verdict.signal == name and verdict.outcome is Outcome.OUTSIDE
    ]
    return bgr(LOOKS[OF_LEVEL[max(levels)]].rgb) if levels else WHITE
