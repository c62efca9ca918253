"""Jitter, jumps and exchanges are taken out; nothing is filled in."""

import math
from itertools import pairwise

import numpy as np
import pytest

from formcoach.domain.measurement import Measurements
from formcoach.smoothing.one_euro import OneEuro
from formcoach.smoothing.side_swap import SideSwapRepair, mirrored
from formcoach.smoothing.signals import SignalSmoother
from formcoach.testing import STANDING, Camera, pose


def smoothed(samples):
    """Return one signal after smoothing."""
    smoother = SignalSmoother()
    return [
        smoother.update(Measurements(time_s=time_s, values={"x": value})).get("x")
        for time_s, value in samples
    ]


def test_a_still_signal_comes_out_as_it_went_in():
    """A filter must not move what does not move."""
    assert smoothed([(i / 30, 42.0) for i in range(30)]) == [42.0] * 30


def test_jitter_is_halved_in_a_hold():
    """A hold that trembles by a degree must not flicker on the screen."""
    noise = np.random.default_rng(1).normal(0, 1, 300)
    held = smoothed([(i / 30, 90 + float(noise[i])) for i in range(300)])

    assert np.std(held[60:]) < 0.6


def test_a_quick_movement_is_followed_within_two_frames():
    """A warning that waits for a slow filter comes too late."""
    ramp = [(i / 30, min(90.0, i * 6.0)) for i in range(30)]
    out = smoothed(ramp)

    late = [given - got for (_, given), got in zip(ramp, out, strict=True)]
    assert max(late[5:15]) < 12.0


def test_lag_depends_on_time_and_not_on_frames():
    """Webcams drop from 30 to 10 frames a second in the evening."""
    fine, coarse = OneEuro(), OneEuro()
    for i in range(91):
        quick = fine.update(i / 30, i * 2.0)
        slow = coarse.update(i / 30, i * 2.0) if i % 3 == 0 else math.nan

    assert quick == pytest.approx(slow, abs=3.0)


def test_a_jump_of_one_frame_is_not_measured_rather_than_believed():
    """A landmark that leaps to another limb for a frame is no movement."""
    samples = [(i / 30, 10.0) for i in range(20)]
    samples[10] = (10 / 30, 120.0)

    out = smoothed(samples)

    assert math.isnan(out[10])
    assert out[11:] == [10.0] * 9


def test_a_new_place_that_lasts_is_believed():
    """The tracker may have been wrong before."""
    samples = [(i / 30, 10.0 if i < 10 else 120.0) for i in range(30)]

    assert smoothed(samples)[-1] == pytest.approx(120.0)


def test_a_gap_starts_afresh():
    """After a third of a second unseen the past says nothing."""
    assert smoothed([(0.0, 10.0), (0.5, 80.0)]) == [10.0, 80.0]


def test_an_exchange_of_sides_is_put_right():
    """The model names a whole body the wrong way round for some frames."""
    repair = SideSwapRepair()
    for i in range(40):
        truth = pose(STANDING, time_s=i / 30, camera=Camera(yaw_deg=20))
        given = mirrored(truth) if 10 <= i < 30 else truth
        seen = repair.update(given)

        assert np.array_equal(seen.image_px, truth.image_px)


def test_a_person_who_turns_round_is_believed():
    """Turning on the spot swings the axis through every direction."""
    repair = SideSwapRepair()
    turns = np.linspace(0, 360, 120)
    for i, yaw_deg in enumerate(turns):
        truth = pose(STANDING, time_s=i / 30, camera=Camera(yaw_deg=float(yaw_deg)))

        assert repair.update(truth) is truth


def test_a_wrong_first_frame_heals():
    """The first frame may be the exchanged one."""
    repair = SideSwapRepair()
    repair.update(mirrored(pose(STANDING, time_s=0.0)))
    seen = [repair.update(pose(STANDING, time_s=i / 10)) for i in range(1, 30)]

    assert seen[-1].world_m[11, 2] == pose(STANDING).world_m[11, 2]


def test_the_rate_is_degrees_a_second():
    """A bounce is judged by its speed."""
    smoother = SignalSmoother()
    for i in range(60):
        out = smoother.update(Measurements(time_s=i / 30, values={"x": i * 3.0}))

    assert out.get("x_rate") == pytest.approx(90.0, rel=0.02)


def test_smoothed_values_stay_between_neighbours():
    """A low-pass never overshoots: a limit is not crossed by the filter itself."""
    out = smoothed([(i / 30, 0.0 if i < 5 else 20.0) for i in range(30)])

    assert all(0.0 <= value <= 20.0 for value in out)
    assert all(first <= second for first, second in pairwise(out))
