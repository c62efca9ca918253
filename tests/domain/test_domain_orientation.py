"""How far a person is turned out of a view."""

import math

import pytest

from formcoach.domain.orientation import Orientation, View


def seen_at(view_angle_deg):
    """Return a person who is seen so."""
    return Orientation(view=View.SIDE, view_angle_deg=view_angle_deg, facing=1)


@pytest.mark.parametrize(
    ("view_angle_deg", "view", "turned_deg"),
    [(0, View.SIDE, 0), (12, View.SIDE, 12), (90, View.FRONT, 0), (80, View.FRONT, 10)],
)
def test_the_turn_counts_from_the_exact_view(view_angle_deg, view, turned_deg):
    """Either view has its own zero."""
    assert seen_at(view_angle_deg).turned_deg(view) == turned_deg


def test_an_unknown_view_has_no_turn():
    """Nobody was seen yet."""
    assert math.isnan(seen_at(math.nan).turned_deg(View.SIDE))
