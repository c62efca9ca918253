"""What is painted over a picture and around it."""

import math
from dataclasses import replace

import numpy as np
import pytest

from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.exercise import Phase
from formcoach.domain.finding import Cue
from formcoach.domain.measurement import Measurements
from formcoach.domain.observation import N_STATIONS, Trouble, TrunkOutline
from formcoach.feedback.looks import LOOKS, State
from formcoach.feedback.words import BACK_NOT_SEEN
from formcoach.kinematics.back import back_line
from formcoach.pipeline import Coach, watch
from formcoach.report.annotated_frame import FramePainter
from formcoach.report.drawing import wording
from formcoach.report.drawing.lettering import fitted, width_px, wrapped
from formcoach.report.drawing.strokes import bgr
from formcoach.report.drawing.trace import Trace
from formcoach.testing import (
    ON_HANDS_AND_KNEES,
    STANDING,
    absent,
    made_up_squat,
    perform,
    pose,
)

SQUAT = made_up_squat()
CAT_COW = load_exercise("cat_cow", folders=[shipped_folder()])
DOWN = STANDING.both(hip_flexion=60, knee_flexion=118)
TOO_DEEP = [(0.0, STANDING), (1.0, STANDING), (2.0, DOWN), (4.0, DOWN)]
BLACK = np.zeros((480, 640, 3), np.uint8)


def painted(instant, image=BLACK):
    """Return the canvas with one instant, and the part that holds the picture."""
    painter, trace = FramePainter(SQUAT, 640, 480), Trace(SQUAT)
    trace.add(instant.time_s, instant.value_deg)
    return painter.paint(image, instant, trace).copy()


def has(canvas, state):
    """Tell whether the colour of a state is on the canvas."""
    return bool((canvas == bgr(LOOKS[state].rgb)).all(axis=2).any())


def test_a_crossed_limit_takes_its_colour_and_its_words():
    """The therapist sees where, how much and what was said about it."""
    last = list(watch(perform(TOO_DEEP), SQUAT))[-1]

    said = wording.said(SQUAT, last)

    assert has(painted(last), State.WARN)
    assert (said.heading, said.words) == ("▲ EASE BACK", "Stay a little higher.")


def test_a_person_within_the_limits_has_no_colour_of_a_warning():
    """Orange must mean something."""
    first = Coach(SQUAT, begun=True).update(pose(STANDING))

    canvas = painted(first)

    assert has(canvas, State.GOOD)
    assert not has(canvas, State.WARN)
    assert not has(canvas, State.STOP)


def test_nobody_in_sight_is_a_banner_with_the_reason():
    """A pause must not look like a good repetition."""
    lost = Coach(SQUAT).update(next(absent([pose(STANDING)])))

    said = wording.said(SQUAT, lost)

    assert said.heading == "‖ PAUSED: nobody in sight"
    assert said.banner
    assert not has(painted(lost), State.GOOD)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_can_be_told(trouble):
    """A reason without words would stop the video."""
    lost = Coach(SQUAT).update(next(absent([pose(STANDING)], trouble)))

    assert wording.said(SQUAT, replace(lost, trouble=trouble)).words == lost.advice


def on_all_fours(bend_deg, *, distance=0.2, **changes):
    """Return an instant of a cat-cow with the edge of the trunk at one distance."""
    seen = replace(
        pose(ON_HANDS_AND_KNEES),
        outline=TrunkOutline(
            distance=np.full((2, N_STATIONS), distance),
            sharpness=np.ones((2, N_STATIONS)),
        ),
    )
    now = Coach(CAT_COW, begun=True).update(seen)
    values = Measurements(time_s=0.0, values={"back_bend": bend_deg})
    return replace(
        now, **{"measurements": values, "trouble": None, "cue": None} | changes
    )


def middle_of_back(instant):
    """Return the colour that is painted on the middle of the outline, and its row."""
    painter = FramePainter(CAT_COW, instant.pose.width_px, instant.pose.height_px)
    canvas = painter.paint(
        np.zeros((instant.pose.height_px, instant.pose.width_px, 3), np.uint8),
        instant,
        Trace(CAT_COW),
    )
    line = back_line(instant.pose, instant.orientation.facing)
    x, y = np.round(line[len(line) // 2]).astype(int)
    return tuple(canvas[y + painter._layout.picture.top_px, x].tolist())


def test_the_outline_of_the_back_is_painted_where_it_was_read():
    """The therapist judges by eye whether it lies on the back."""
    held = on_all_fours(-70.0, phase=Phase.HOLD, value_deg=-30.0)
    begun = on_all_fours(-40.0, phase=Phase.REST, value_deg=0.0)

    assert middle_of_back(held) == bgr(LOOKS[State.GOOD].rgb)
    assert middle_of_back(begun) == bgr(LOOKS[State.NOT_JUDGED].rgb)


def test_a_back_that_is_not_measured_is_not_painted():
    """What was found may be the edge of an arm."""
    unseen = on_all_fours(math.nan, phase=Phase.HOLD, value_deg=math.nan)

    assert middle_of_back(unseen) == (0, 0, 0)


def test_an_unseen_back_is_told_where_nothing_else_is_to_be_said():
    """A warning of the moment goes first."""
    unseen = on_all_fours(math.nan)
    counted = replace(unseen, cue=Cue(words="2 of 5.", level=None, since_s=0.0))

    told = wording.said(CAT_COW, unseen, BACK_NOT_SEEN)

    assert (told.heading, told.words) == ("○ not measured", BACK_NOT_SEEN)
    assert wording.said(CAT_COW, counted, BACK_NOT_SEEN).words == "2 of 5."
    assert wording.said(CAT_COW, unseen, "") is None


def test_landmarks_far_outside_and_missing_ones_do_no_harm():
    """A hostile recording may hold anything."""
    instant = Coach(SQUAT, begun=True).update(pose(STANDING))
    far = instant.pose.image_px.copy()
    far[::2] = 1e6
    far[1::4] = math.nan

    canvas = painted(replace(instant, pose=replace(instant.pose, image_px=far)))

    assert canvas.shape[1] == 640


def test_words_too_long_shrink_and_are_then_cut():
    """The name of an exercise may be a sentence."""
    short, same = fitted("Squat", 20, 200)
    cut, size = fitted("A squat with a very long name " * 3, 20, 200)

    assert (short, same) == ("Squat", 20)
    assert cut.endswith("…")
    assert width_px(cut, size) <= 200


def test_a_sentence_breaks_at_its_spaces():
    """Three short lines are read sooner than one that leaves the picture."""
    lines = wrapped("Lower your leg until it is level with your back.", 20, 200)

    assert len(lines) > 1
    assert all(width_px(line, 20) <= 200 for line in lines)
