"""The figures of the accuracy table have known answers."""

import math

import numpy as np
import pytest

from formcoach.bench.accuracy.agreement import Agreement
from formcoach.bench.accuracy.proportion import Proportion

# Peak flow in l/min of 17 people by the large and the mini meter, first readings:
# Bland and Altman, Lancet 1986;1:307-310, table 1.
LARGE = (494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178)
LARGE += (423, 427)
MINI = (512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259)
MINI += (350, 451)


def test_the_example_of_bland_and_altman_comes_out_as_printed():
    """Their paper: mean difference -2.1 l/min, standard deviation 38.8."""
    agreement = Agreement.of(np.subtract(LARGE, MINI))

    assert agreement.count == 17
    assert agreement.bias == pytest.approx(-2.1, abs=0.05)
    assert agreement.deviation == pytest.approx(38.8, abs=0.05)
    assert agreement.lower == pytest.approx(-78.1, abs=0.1)
    assert agreement.upper == pytest.approx(73.9, abs=0.1)


def test_a_constant_error_is_bias_and_nothing_else():
    """A camera that reads 3 degrees too much, always."""
    agreement = Agreement.of([3.0, 3.0, 3.0])

    assert (agreement.bias, agreement.mean_absolute) == (3.0, 3.0)
    assert (agreement.lower, agreement.upper) == (3.0, 3.0)


def test_errors_of_both_signs_do_not_cancel_in_their_mean_size():
    """No bias does not mean no error."""
    agreement = Agreement.of([-4.0, 4.0])

    assert (agreement.bias, agreement.mean_absolute) == (0.0, 4.0)


def test_what_was_not_measured_counts_for_nothing():
    """Neither as no error nor as a large one."""
    assert Agreement.of([2.0, math.nan, 4.0]) == Agreement.of([2.0, 4.0])


def test_nothing_measured_has_no_error():
    """Unknown is not zero."""
    nothing = Agreement.of([math.nan])

    assert nothing.count == 0
    assert math.isnan(nothing.bias)
    assert math.isnan(nothing.upper)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # Newcombe, Two-sided confidence intervals for the single proportion,
        # Stat Med 1998;17:857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_proportion_is_the_published_one(part, whole, low, high):
    """None found in 20 repetitions does not mean that none is there."""
    interval = Proportion(part=part, whole=whole).interval

    assert interval == pytest.approx((low, high), abs=0.0001)


def test_a_proportion_of_nothing_may_be_anything():
    """No fault planted: nothing is known of finding one."""
    nothing = Proportion(part=0, whole=0)

    assert math.isnan(nothing.share)
    assert nothing.interval == (0.0, 1.0)
