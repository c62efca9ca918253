"""Slips of the pen in any number of a definition are refused, found or questioned."""

from collections import Counter

import pytest
from slips import Fate, all_slips, fate, table

EVERY = 37
"""A fixed sample of all slips; ``slips.py`` counts them all."""
MOST_MISSED = 0.02


@pytest.fixture(scope="module")
def fates():
    """Return what becomes of each slip of the sample."""
    return [(slip, fate(slip, perform=True)) for slip in all_slips()[::EVERY]]


@pytest.mark.slow
def test_H15_at_most_two_slips_in_a_hundred_are_missed(fates):
    """A wrong sign or a factor of ten must not reach a patient."""
    counts = Counter(outcome for _, outcome in fates)
    missed = [
        f"{slip.exercise_id}: {slip.old} -> {slip.new}"
        for slip, outcome in fates
        if outcome is Fate.MISSED
    ]

    assert len(fates) > 60
    assert counts[Fate.MISSED] <= MOST_MISSED * len(fates) + 1, missed


def test_H15_swapped_bounds_are_always_refused(fates):
    """The commonest slip in a band."""
    swapped = {outcome for slip, outcome in fates if slip.kind == "swapped bounds"}

    assert swapped == {Fate.REFUSED}


def test_the_table_counts_every_slip_once(fates):
    """It stands in the documentation."""
    last = table(fates).splitlines()[-1]

    assert sum(int(cell) for cell in last.split("|")[2:-1]) == len(fates)
