"""The names that a definition may write for a signal."""

import math

import pytest

from formcoach.domain.anatomy import MIRRORED, Landmark, Side
from formcoach.domain.exercise import Band
from formcoach.domain.measurement import Limb, Measurements, Reading, SignalRef
from formcoach.domain.signals import SIGNALS, Unit


@pytest.mark.parametrize(
    "text",
    [
        "hip_flexion",
        "hip_flexion_other",
        "neck_flexion_change",
        "hip_flexion_rate",
        "shoulder_abduction_asymmetry",
        "hip_height_change",
        "hip_flexion_other_change",
    ],
)
def test_a_name_reads_back_as_it_was_written(text):
    """Reports name a signal as the therapist did."""
    assert str(SignalRef.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["knee", "trunk_inclination_other", "trunk_elevation_asymmetry", "hip_height", ""],
)
def test_a_name_that_means_nothing_is_refused(text):
    """A typing slip must not become a signal that is never measured."""
    with pytest.raises(KeyError):
        SignalRef.parse(text)


def test_the_other_side_is_the_other_side():
    """The arm opposite the leg."""
    now = Measurements(time_s=0, values={"shoulder_flexion_left": 170.0})
    ref = SignalRef(signal="shoulder_flexion", limb=Limb.OTHER)

    assert now.read(ref, Side.RIGHT, None) == 170.0
    assert math.isnan(now.read(ref, Side.LEFT, None))


def test_a_signal_of_the_other_side_is_named_by_that_side():
    """The screen colours the limb that the verdict is about."""
    ref = SignalRef.parse("shoulder_flexion_other")

    assert ref.full_name(Side.RIGHT) == "shoulder_flexion_left"


def test_a_change_without_a_start_pose_is_not_measured():
    """There is nothing to compare with yet."""
    now = Measurements(time_s=0, values={"neck_flexion": 20.0})
    ref = SignalRef(signal="neck_flexion", reading=Reading.CHANGE)

    assert math.isnan(now.read(ref, Side.LEFT, None))


def test_asymmetry_has_no_sign():
    """Either arm may be the lower one."""
    now = Measurements(
        time_s=0,
        values={"shoulder_abduction_left": 90.0, "shoulder_abduction_right": 120.0},
    )
    ref = SignalRef.parse("shoulder_abduction_asymmetry")

    assert now.read(ref, Side.LEFT, None) == 30.0


def test_every_signal_says_its_zero_and_sign_and_has_room():
    """A therapist reads these words in the editor."""
    for signal in SIGNALS.values():
        assert signal.meaning
        assert signal.views
        assert signal.lowest < signal.highest
        assert signal.unit in (Unit.DEGREES, Unit.PIXELS)


def test_every_landmark_has_its_twin():
    """Left and right belong together by name."""
    for landmark in Landmark:
        twin = Landmark(MIRRORED[landmark])
        assert twin.name.replace("LEFT", "RIGHT") == landmark.name.replace(
            "LEFT", "RIGHT"
        )


def test_nothing_unmeasured_lies_in_a_band():
    """NaN is in no band, however wide."""
    everything = Band(lower=-1e9, upper=1e9)

    assert not everything.__contains__(math.nan)
