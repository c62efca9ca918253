"""The stick figure is drawn where the person is, in the colour of its state."""

import math
from dataclasses import replace

import numpy as np
from made_instants import (
    HEAD_DROPS,
    HEIGHT_PX,
    WIDTH_PX,
    bird_dog,
    instant,
    person,
    verdict,
)

from formcoach.domain.anatomy import Landmark
from formcoach.domain.finding import Outcome
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.domain.observation import N_STATIONS, Pose, Trouble, TrunkOutline
from formcoach.feedback.body_state import segment_states
from formcoach.feedback.looks import LOOKS, State
from formcoach.ui.back_line import BackLine, seen_back
from formcoach.ui.widgets.cells import Placement
from formcoach.ui.widgets.skeleton import draw_back, draw_skeleton

WHOLE = Placement(left=0, top=0, width=WIDTH_PX, height=HEIGHT_PX)


def drawn(pose, now, *, mirrored=False):
    """Return an empty picture with the stick figure."""
    rgb = np.zeros((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    draw_skeleton(rgb, pose, segment_states(bird_dog(), now), WHOLE, mirrored=mirrored)
    return rgb


def pixels_of(rgb, state):
    """Count the pixels in the colour of a state."""
    return int((rgb == LOOKS[state].rgb).all(axis=2).sum())


def test_a_warning_is_thicker_than_a_good_segment():
    """Who sees no colours sees the line."""
    good = drawn(person(), instant())
    beyond = drawn(person(), instant(verdicts=(verdict(outcome=Outcome.OUTSIDE),)))

    assert pixels_of(beyond, State.WARN) > 1.5 * pixels_of(good, State.GOOD)
    assert pixels_of(beyond, State.GOOD) == 0


def test_the_figure_is_mirrored_with_the_picture():
    """It must lie on the body, whichever way the display is turned."""
    plain = drawn(person(), instant())
    mirrored = drawn(person(), instant(), mirrored=True)

    columns = np.flatnonzero(plain.any(axis=(0, 2)))
    mirrored_columns = np.flatnonzero(mirrored.any(axis=(0, 2)))
    assert columns.min() < WIDTH_PX / 5
    assert mirrored_columns.max() > WIDTH_PX * 4 / 5
    assert abs(WIDTH_PX - mirrored_columns.max() - columns.min()) <= 2


def test_a_landmark_that_was_not_seen_draws_no_line():
    """A guessed limb would look like a measured one."""
    seen = person()
    image_px = seen.image_px.copy()
    image_px[Landmark.LEFT_KNEE] = image_px[Landmark.RIGHT_KNEE] = np.nan
    hidden = Pose(
        time_s=0.0,
        image_px=image_px,
        world_m=seen.world_m,
        visibility=seen.visibility,
        width_px=WIDTH_PX,
        height_px=HEIGHT_PX,
    )

    knee = (int(0.80 * HEIGHT_PX), int(0.72 * WIDTH_PX))
    assert drawn(seen, instant())[knee].any()
    assert not drawn(hidden, instant())[knee].any()


HUMP_PX = np.array([[110.0, 90.0], [150.0, 70.0], [190.0, 90.0]])


def back_drawn(state, *, mirrored=False):
    """Return an empty picture with a curve of three points."""
    rgb = np.zeros((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    back = BackLine(points_px=HUMP_PX, state=state)
    draw_back(rgb, person(), back, WHOLE, mirrored=mirrored)
    return rgb


def test_the_outline_of_the_back_lies_on_the_back():
    """Through its points, and straight between them."""
    rgb = back_drawn(State.WARN)

    for x, y in [*HUMP_PX.astype(int), (130, 80), (170, 80)]:
        assert tuple(rgb[y, x]) == LOOKS[State.WARN].rgb
    assert not rgb[:60].any()
    assert not rgb[110:].any()


def test_the_outline_of_the_back_is_mirrored_with_the_picture():
    """It must lie on the body, whichever way the display is turned."""
    rgb = back_drawn(State.GOOD, mirrored=True)

    assert rgb[90, WIDTH_PX - 190 : WIDTH_PX - 110].any()
    assert not rgb[:, : WIDTH_PX - 200].any()


def test_a_back_that_is_seen_and_cannot_be_judged_is_dashed():
    """As any segment that is not measured."""
    dashed, whole = back_drawn(State.NOT_MEASURED), back_drawn(State.NOT_JUDGED)

    assert whole[80, 170].any()
    assert not dashed[80, 170].any()


def outlined(bend_deg):
    """Return an instant of a person with an outline, its back bent so."""
    outline = TrunkOutline(
        distance=np.full((2, N_STATIONS), 0.2), sharpness=np.ones((2, N_STATIONS))
    )
    return instant(
        pose=replace(person(), outline=outline),
        measurements=Measurements(time_s=0.0, values={"back_bend": bend_deg}),
        verdicts=(),
    )


def test_a_back_is_drawn_only_where_it_is_asked_for_and_measured():
    """An edge that was found may be that of an arm."""
    back_change = SignalRef.parse("back_bend_change")
    hinge = bird_dog(limits=(replace(HEAD_DROPS, signal=back_change),))

    line = seen_back(hinge, outlined(-20.0))

    assert line.state is State.NOT_JUDGED
    assert line.points_px[:, 1].max() < person().at(Landmark.LEFT_HIP)[1]
    assert seen_back(hinge, outlined(math.nan)) is None
    assert seen_back(bird_dog(), outlined(-20.0)) is None
    assert seen_back(hinge, None) is None


def test_nobody_leaves_the_picture_as_it_is():
    """All landmarks are NaN then."""
    nobody = Pose.absent(0.0, Trouble.NOBODY, width_px=WIDTH_PX, height_px=HEIGHT_PX)

    assert not drawn(nobody, None).any()


def test_a_landmark_far_outside_does_no_harm():
    """MediaPipe guesses points outside the picture."""
    seen = person()
    image_px = seen.image_px.copy()
    image_px[Landmark.LEFT_WRIST] = 1e12, -1e12
    far = Pose(
        time_s=0.0,
        image_px=image_px,
        world_m=seen.world_m,
        visibility=seen.visibility,
        width_px=WIDTH_PX,
        height_px=HEIGHT_PX,
    )

    assert drawn(far, instant()).any()
