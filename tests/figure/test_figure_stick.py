"""The stick figure that a patient is shown, and its drawing in a terminal."""

import numpy as np
import pytest

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.domain.anatomy import Landmark, Side
from formcoach.figure.braille import draw
from formcoach.figure.stick import StickFigure, phase_of

EXERCISES = {each.id: each for each in list_exercises([shipped_folder()])}
BLANK = 0x2800


@pytest.fixture(scope="module", params=sorted(EXERCISES))
def figure(request):
    """Return the stick figure of each exercise once."""
    return StickFigure(EXERCISES[request.param])


def test_the_figure_stays_in_its_frame_at_every_phase(figure):
    """A frame that jumps would look like a movement of the body."""
    sizes = set()
    for phase in np.linspace(0, 1, 9):
        shown = figure.at(float(phase))
        sizes.add((shown.width, shown.height))
        assert (shown.points >= 0).all()
        assert (shown.points <= (shown.width, shown.height)).all()

    assert len(sizes) == 1


def test_the_figure_goes_from_the_start_pose_to_the_target(figure):
    """At the ends it rests, on the way it moves."""
    start, way, target = (figure.at(phase).points for phase in (0.0, 0.5, 1.0))

    assert figure.at(-0.3).points == pytest.approx(start)
    assert figure.at(1.7).points == pytest.approx(target)
    if np.abs(target - start).max() > 0.01:
        assert np.abs(way - start).max() > 0.003


def test_a_drawing_has_the_size_that_was_asked_for(figure):
    """It stands between other text."""
    drawing = draw(figure.at(1.0), columns=30, rows=9)

    assert [len(line) for line in drawing] == [30] * 9
    dots = sum(
        (ord(cell) - BLANK).bit_count()
        for line in drawing
        for cell in line.strip(" ")
        if cell != " "
    )
    assert dots > 60


def test_the_moving_side_is_nearer_to_the_viewer():
    """The far limbs are dotted; the one that matters must not be."""
    for side in Side:
        shown = StickFigure(EXERCISES["bird_dog"], side=side).at(1.0)
        heel = shown.points[Landmark.on(side, "heel")]

        assert shown.near is side
        assert any(heel == pytest.approx(line[0]) for line in shown.near_lines)


def test_from_the_front_no_side_is_nearer():
    """Both arms of a wall angel are drawn alike."""
    shown = StickFigure(EXERCISES["wall_angel"]).at(0.0)

    assert shown.near is None
    assert shown.far_lines == ()


def test_seen_from_above_the_feet_the_floor_is_no_line():
    """It would be drawn across the legs of somebody who lies on it."""
    rolls = StickFigure(EXERCISES["supine_trunk_rotation"]).at(0.0)
    hinge = StickFigure(EXERCISES["hip_hinge"]).at(0.0)

    assert rolls.floor is None
    assert hinge.floor is not None


def test_a_figure_is_drawn_like_a_pose_by_whatever_draws_poses():
    """The live screen has a drawing of poses already."""
    shown = StickFigure(EXERCISES["squat"]).at(0.5)

    pose = shown.as_pose(px_per_torso=50.0)

    assert pose.width_px == round(shown.width * 50)
    assert pose.image_px == pytest.approx(shown.points * 50)


def test_the_phase_of_a_repetition_rises_rests_and_falls():
    """Two seconds out, one at the target, two back, one at rest, and again."""
    phases = [phase_of(t) for t in (0, 1, 2, 2.5, 3, 4, 5, 5.9, 6, 7)]

    assert phases == pytest.approx([0, 0.5, 1, 1, 1, 0.5, 0, 0, 0, 0.5])
