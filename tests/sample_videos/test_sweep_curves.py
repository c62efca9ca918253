"""From where a limit warns, worked out from pairs whose answer is known."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[2] / "sample_videos"))

from accuracy.curves import Detection, Line, spread
from accuracy.stills import WATCHED, pairs

TRUE = np.arange(0.0, 100.0)
BY_NAME = {f"{each.exercise}.{each.limit}": each for each in WATCHED}


def still(series, *, true, read, start="upright", person="anna"):
    """Return a line of a sweep's file for a person who faces right."""
    return {
        "name": f"{person}_coloured_level_+00/{series}",
        "series": series,
        "start": start,
        "facing": 1,
        "true": true,
        "read": read,
    }


def test_an_exact_camera_warns_at_the_bound():
    """Then nothing needs a margin."""
    line = Line.through(TRUE, TRUE)

    found = Detection.of(line, 60.0, above=True)

    assert (found.seldom, found.half, found.nearly_always) == pytest.approx((60,) * 3)


def test_a_camera_that_reads_too_little_warns_too_late():
    """It reads nine tenths: 100 is read as 90."""
    line = Line.through(TRUE, 0.9 * TRUE)

    found = Detection.of(line, 45.0, above=True)

    assert line.slope == pytest.approx(0.9)
    assert found.half == pytest.approx(50.0)


def test_errors_spread_the_place_where_it_warns():
    """Normal errors of 4 degrees: 5 % are 1.645 of them further out."""
    rng = np.random.default_rng(5)
    true = rng.uniform(0.0, 100.0, 20_000)
    line = Line.through(true, true + rng.normal(0.0, 4.0, len(true)))

    found = Detection.of(line, 60.0, above=True)

    assert found.seldom == pytest.approx(60.0 - 1.645 * 4.0, abs=0.3)
    assert found.half == pytest.approx(60.0, abs=0.3)
    assert found.nearly_always == pytest.approx(60.0 + 1.645 * 4.0, abs=0.3)


def test_a_bound_from_above_is_mirrored():
    """A leg that goes below -18 is the other way round."""
    rng = np.random.default_rng(6)
    true = rng.uniform(-50.0, 20.0, 5000)
    line = Line.through(true, true + rng.normal(0.0, 2.0, len(true)))

    found = Detection.of(line, -18.0, above=False)

    assert found.nearly_always < found.half < found.seldom


def test_too_few_points_say_nothing():
    """A tail of seven points is a guess."""
    assert Line.through(TRUE[:7], TRUE[:7]) is None


def test_what_was_not_measured_takes_no_part():
    """Neither in the line nor in the percentiles."""
    holes = np.where(TRUE % 3 == 0, np.nan, TRUE)

    assert Line.through(TRUE, holes).slope == pytest.approx(1.0)
    assert spread([np.nan, 4.0]) == (4.0, 4.0, 4.0)
    assert np.isnan(spread([np.nan])).all()


def test_a_change_is_counted_from_the_same_persons_start_pose():
    """The zero of a back's outline differs between bodies by 30 degrees."""
    rounds = BY_NAME["hip_hinge.back_rounds"]
    stills = [
        still("upright", true={"spine_flexion": 0}, read={"back_bend": -40}),
        still(rounds.series, true={"spine_flexion": 45}, read={"back_bend": -10}),
        still(
            rounds.series,
            true={"spine_flexion": 45},
            read={"back_bend": 0},
            person="somebody whose start was not seen",
        ),
    ]

    values = [(true, read) for _, true, read in pairs(stills, rounds)]

    assert values == [(45, 30)]


def test_every_watched_limit_is_one_of_a_shipped_definition():
    """A limit that was renamed would drop out of the table in silence."""
    assert all(isinstance(each.bound, float | int) for each in WATCHED)
