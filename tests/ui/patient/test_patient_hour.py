"""A slice of a long session with all screens: nothing piles up, nothing is left over.

The whole hour takes minutes of work: ``an_hour.py`` beside this measures it, and
``a_minute.py`` how often the screen is drawn; the figures are in docs/evidence.md.
"""

import tracemalloc

import pytest
from an_hour import OPEN, measured

from formcoach.domain.exercise import Dose

SLICE_S = 100.0
SHORT = {"squat": Dose(sets=9, reps=2, rest_s=10, per_week=3)}
GROWS_MB = 0.5
"""Two sets take 0.1; when replaced screens were not let go of, each took more."""


@pytest.mark.slow
@pytest.mark.skipif(not OPEN.exists(), reason="needs /proc")
def test_a_long_session_with_its_screens_leaves_nothing_behind(tmp_path):
    """Months of sessions on an old laptop: what grows by a little each day is seen."""
    tracemalloc.start()
    try:
        lived = measured(SLICE_S, tmp_path / "p1", SHORT)
    finally:
        tracemalloc.stop()

    settled, end = lived["settled"], lived["at_the_end"]
    assert lived["sets"] > 1
    assert end["resident_mb"] < 1.05 * settled["resident_mb"]
    assert end["python_mb"] - settled["python_mb"] < GROWS_MB
    for each in ("tasks", "widgets", "screens", "threads", "files"):
        assert end[each] == settled[each], each
    for each in ("tasks", "widgets", "screens", "files"):
        assert lived["after"][each] == lived["before"][each], each
    assert (lived["threads_left"], lived["files_left"]) == (0, 0)
