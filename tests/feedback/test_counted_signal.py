"""How the counted signal is told."""

import math

import pytest
from made_instants import HIP, bird_dog, instant

from formcoach.domain.exercise import Phase
from formcoach.domain.measurement import SignalRef
from formcoach.feedback.counted_signal import (
    band_told,
    counted_value,
    counts_from_start,
    told,
    waits,
)

BACK = SignalRef.parse("back_bend_change")
CAT_COW = bird_dog(counts_by=BACK)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (31.0, "about 30° round"),
        (-29.0, "about 30° hollow"),
        (-2.0, "about 0°"),
        (math.nan, "not measured"),
    ],
)
def test_the_back_is_round_or_hollow_and_has_no_sign(value, words):
    """Minus thirty degrees of back means nothing to a patient."""
    assert told(value, BACK) == words


def test_a_joint_keeps_its_sign():
    """Flexion is positive, as everywhere else."""
    assert told(-29.0, HIP) == "about -30°"


def test_a_band_has_a_way_where_both_ends_go_the_same_way():
    """From round to hollow there is no single word."""
    assert band_told(-14, -80, BACK) == "15 to 80° hollow"
    assert band_told(-14, 80, BACK) == "-15 to 80°"
    assert band_told(25, -10, HIP) == "25 to -10°"


def test_a_change_has_no_value_before_the_start_pose_is_known():
    """The raw bend of a back differs between bodies by 30 degrees and more."""
    before = instant(phase=Phase.SETUP, value_deg=-45.0)

    assert waits(CAT_COW, before)
    assert math.isnan(counted_value(CAT_COW, before))
    assert counted_value(CAT_COW, instant(value_deg=-20.0)) == -20.0
    assert counted_value(bird_dog(), before) == -45.0
    assert math.isnan(counted_value(CAT_COW, None))
    assert counts_from_start(BACK) == "back bend: 0° is your start"
