"""Where to look: the whole picture first, squares while nobody is found."""

import numpy as np
import pytest

from formcoach.domain.observation import Pose
from formcoach.pose.framing import Framing, Region, regions

WIDE = np.zeros((720, 1280, 3), np.uint8)
MIDDLE = Region(left_px=280, top_px=0, width_px=720, height_px=720)


def _person(time_s=0.0, *, left_px=500.0, right_px=800.0, visibility=1.0) -> Pose:
    image_px = np.full((33, 2), [left_px, 360.0])
    image_px[0, 0] = right_px
    return Pose(
        time_s=time_s,
        image_px=image_px,
        world_m=np.zeros((33, 3)),
        visibility=np.full(33, visibility),
        width_px=1280,
        height_px=720,
    )


def _in_the_middle(time_s: float) -> Framing:
    framing = Framing()
    framing.saw_nobody(time_s)
    return framing


def test_a_wide_picture_has_squares_that_cover_it():
    """Wherever somebody is, one of the squares holds them."""
    whole, middle, left, right = regions(WIDE)

    assert whole == Region(left_px=0, top_px=0, width_px=1280, height_px=720)
    assert middle == MIDDLE
    assert (left.left_px, right.left_px, right.width_px) == (0, 560, 720)


def test_a_tall_picture_has_squares_too():
    """A telephone on its end films people who lie on the floor."""
    _, middle, top, bottom = regions(np.zeros((1920, 1080, 3), np.uint8))

    assert (middle.top_px, top.top_px, bottom.top_px) == (420, 0, 840)
    assert {region.width_px for region in (middle, top, bottom)} == {1080}


@pytest.mark.parametrize("shape", [(480, 480), (480, 570), (1, 1)])
def test_a_picture_that_is_nearly_square_is_taken_whole(shape):
    """A square would gain nothing."""
    assert len(regions(np.zeros((*shape, 3), np.uint8))) == 1


def test_while_nobody_is_found_each_part_has_its_turn():
    """A person far away is found wherever they are."""
    framing = Framing()
    seen = []
    for n in range(6):
        seen.append(framing.region(WIDE))
        framing.saw_nobody(n / 30)

    assert seen[:4] == list(regions(WIDE))
    assert seen[4:] == seen[:2]


def test_the_part_in_which_somebody_was_found_is_kept():
    """Every change makes the tracker begin anew."""
    framing = _in_the_middle(0.0)

    for n in range(1, 90):
        assert framing.region(WIDE) == MIDDLE
        assert not framing.saw(_person(n / 30), MIDDLE)


def test_somebody_who_leaves_the_square_is_looked_for_in_the_whole_picture():
    """A hand outside the square would be guessed."""
    framing = _in_the_middle(0.0)

    assert framing.saw(_person(1.5, right_px=990.0), MIDDLE)

    assert framing.region(WIDE) == regions(WIDE)[0]


def test_what_is_hidden_does_not_leave_the_square():
    """The place of a limb that nobody sees is a guess."""
    framing = _in_the_middle(0.0)

    assert not framing.saw(_person(1.5, right_px=990.0, visibility=0.3), MIDDLE)


def test_a_square_is_kept_a_while_where_the_whole_shows_nobody():
    """Somebody at its edge, too small for the whole picture, must not flicker."""
    framing = _in_the_middle(10.0)

    assert not framing.saw(_person(10.9, right_px=990.0), MIDDLE)
    assert framing.saw(_person(11.0, right_px=990.0), MIDDLE)


def test_nobody_leaves_the_whole_picture():
    """There is nothing beyond it."""
    framing = Framing()
    whole = regions(WIDE)[0]

    assert not framing.saw(_person(5.0, right_px=1279.0), whole)


def test_a_part_is_cut_without_copying():
    """Pictures are large."""
    part = MIDDLE.cut(WIDE)

    assert part.shape == (720, 720, 3)
    assert np.shares_memory(part, WIDE)
