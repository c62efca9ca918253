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
from formcoach.feedback.body_state import segment_states
from formcoach.feedback.figures import about
from formcoach.feedback.looks import LOOKS, OF_LEVEL, State
from formcoach.kinematics.goniometer_arms import goniometer_arms
from formcoach.report.drawing.angle_arc import Label, draw_angle
from formcoach.report.drawing.layout import Layout
from formcoach.report.drawing.lettering import WHITE
from formcoach.report.drawing.skeleton import draw_skeleton, figure
from formcoach.report.drawing.strips import write_ends, write_said
from formcoach.report.drawing.strokes import Bgr, bgr
from formcoach.report.drawing.trace import Trace
from formcoach.report.drawing.wording import counted, doing, held, said


def annotated_frame(
    exercise: Exercise,
    image: Image | None,
    instant: Instant,
    trace: Trace,
    layout: Layout,
) -> Image:
    """Return the picture with everything that is known about its instant.

    Parameters
    ----------
    exercise
        What is done.
    image
        The picture as it came, never changed; None leaves its place dark.
    instant
        What the coach says about it.
    trace
        The counted signal up to this instant.
    layout
        Where things stand.

    """
    canvas = layout.blank()
    em_px = layout.em_px
    if image is not None:
        shown = layout.picture.of(canvas)
        _fit(image, shown)
        _draw_person(shown, exercise, instant, em_px)
    header = layout.header.of(canvas)
    titles = exercise.name, counted(exercise, instant)
    write_ends(header, 0, titles, em_px, bold=True)
    below = doing(exercise, instant), held(exercise, instant)
    write_ends(header, 1, below, em_px, bold=False)
    words = said(exercise, instant)
    if words is not None:
        write_said(layout.words.of(canvas), words, em_px)
    trace.draw(layout.trace.of(canvas), em_px)
    return canvas


def _fit(image: Image, shown: Image) -> None:
    """Scale a picture into its place; another shape than before keeps its own."""
    tall, wide = shown.shape[:2]
    height, width = image.shape[:2]
    scale = min(wide / width, tall / height)
    size = min(wide, round(width * scale)), min(tall, round(height * scale))
    if size != (width, height):
        how = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, size, interpolation=how), np.uint8)
    shown[: size[1], : size[0]] = image


def _draw_person(
    shown: Image, exercise: Exercise, instant: Instant, em_px: int
) -> None:
    points = _placed(instant.pose, shown)
    if not np.isfinite(points).any():
        return
    states = segment_states(exercise, instant)
    draw_skeleton(shown, figure(instant, points, states), em_px)
    arms = goniometer_arms(
        exercise.counts_by.signal, replace(instant.pose, image_px=points), instant.side
    )
    if arms is None or instant.trouble is not None:
        return
    label = Label(
        words=about(instant.value_deg),
        colour=_angle_colour(exercise, instant),
        size_px=em_px,
    )
    draw_angle(shown, arms, label, points)


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
