"""How many of how many, and how sure that is."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "sample_videos"))

from back_rates.rates import Judged, interval, rows
from back_rates.repetitions import OUTFITS, TURNED_DEG, Repetition, planned

PEOPLE = ("anna", "ben")


def judged(spine_deg, *, warned=(), unjudged=()):
    """Return what was said of a repetition."""
    return Judged(
        repetition=Repetition(
            person="anna", outfit="light", yaw_deg=0, spine_deg=spine_deg, number=0
        ),
        counted=1,
        warned=frozenset(warned),
        unjudged=frozenset(unjudged),
        most_deg={},
    )


@pytest.mark.parametrize(
    ("found", "of", "known"),
    [(0, 16, (0.0, 0.2059)), (40, 40, (0.9119, 1.0)), (5, 50, (0.0333, 0.2181))],
)
def test_the_interval_is_that_of_clopper_and_pearson(found, of, known):
    """The known answers are those of binom.test in R."""
    assert interval(found, of) == pytest.approx(known, abs=5e-5)


def test_a_rate_of_some_hundreds_has_an_interval():
    """Terms of so many choices are large and must not overflow."""
    low, high = interval(2, 400)

    assert 0.0 < low < 2 / 400 < high < 0.02


def test_a_repetition_is_told_by_its_name():
    """Nothing else is kept, so the name must say everything."""
    every = list(planned(PEOPLE, OUTFITS, range(4)))

    again = [Repetition.named(each.name) for each in every]

    assert again == every
    assert [each.drawn for each in again] == [each.drawn for each in every]
    assert len({each.name for each in every}) == len(every)


def test_every_round_has_everybody_in_all_clothes_neutral_and_rounded():
    """A run that is cut short then still says something about everybody."""
    first = list(planned(PEOPLE, OUTFITS, range(1)))

    assert len(first) == len(PEOPLE) * len(OUTFITS) * 3
    for rounded in (True, False):
        some = [each for each in first if bool(each.spine_deg) is rounded]
        assert {(each.person, each.outfit) for each in some} == {
            (person, outfit) for person in PEOPLE for outfit in OUTFITS
        }


def test_after_four_rounds_all_clothes_were_seen_turned_either_way():
    """A patient who is turned a little away is as likely as one turned towards us."""
    four = list(planned(PEOPLE, OUTFITS, range(4)))

    assert {(each.outfit, each.yaw_deg) for each in four if not each.spine_deg} == {
        (outfit, yaw_deg) for outfit in OUTFITS for yaw_deg in (0, *TURNED_DEG)
    }


def test_other_rounds_are_other_chances():
    """What is found on them is independent of what a bound was chosen on."""
    chosen_on, held_out = (
        {each.name for each in planned(PEOPLE, OUTFITS, rounds)}
        for rounds in (range(4), range(4, 8))
    )

    assert not chosen_on & held_out


def test_what_was_not_measured_counts_neither_as_found_nor_as_missed():
    """A rate is one of those that were judged; the others stand beside it."""
    every = [
        judged(30, warned=["back_rounds"]),
        judged(30),
        judged(30, unjudged=["back_rounds"]),
        judged(0),
    ]

    (row,) = rows(every, lambda each: each.person)

    assert row == "| anna | 1/2 (1%-99%) | 0/1 (0%-98%) | 1 of 4 |"
