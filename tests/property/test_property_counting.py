"""Laws of counting: repetitions are ordered, disjoint, and never appear unseen."""

import math
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from formcoach.domain.finding import Outcome
from formcoach.domain.observation import Trouble
from formcoach.pipeline import watch
from formcoach.session.set_log import SetLog
from formcoach.testing import STANDING, absent, made_up_squat, perform

SETTINGS = settings(deadline=None, max_examples=12)
SQUAT = made_up_squat()

depths = st.lists(st.floats(10, 130), min_size=1, max_size=3)
rests = st.floats(0, 14)
"""From all the way up to a knee that stays bent by a quarter of the way."""


def squats(depths_deg, seconds=1.2, rest_deg=0.0):
    """Return the keyframes of squats to given depths of the knee, from a rest."""
    up = STANDING.both(knee_flexion=rest_deg, hip_flexion=rest_deg * 0.9)
    keys = [(0.0, STANDING), (1.0, STANDING)]
    for depth in depths_deg:
        down = STANDING.both(knee_flexion=depth, hip_flexion=depth * 0.9)
        time_s = keys[-1][0]
        keys += [
            (time_s + seconds, down),
            (time_s + seconds + 0.6, down),
            (time_s + 2 * seconds + 0.6, up),
            (time_s + 2 * seconds + 1.0, up),
        ]
    return keys


def logged(poses, exercise=SQUAT):
    """Return all instants and the summary of a stream."""
    log, instants = SetLog(exercise), list(watch(poses, exercise))
    for instant in instants:
        log.update(instant)
    return instants, log.summary()


@given(depths)
@SETTINGS
def test_what_reaches_the_target_counts_and_nothing_else(depths_deg):
    """Depths within two degrees of the edge may fall either way."""
    _, summary = logged(perform(squats(depths_deg), fps=15))

    surely = sum(depth > 63 for depth in depths_deg)
    perhaps = sum(58 < depth <= 63 for depth in depths_deg)
    assert surely <= summary.counted <= surely + perhaps


@given(depths, rests)
@example([90.0, 90.0], 12.0)
@SETTINGS
def test_repetitions_are_numbered_in_order_and_do_not_overlap(depths_deg, rest_deg):
    """No moment belongs to two repetitions, however far the patient comes back."""
    _, summary = logged(perform(squats(depths_deg, rest_deg=rest_deg), fps=15))

    numbers = [each.index for each in summary.repetitions]
    assert numbers == list(range(1, len(numbers) + 1))
    for first, second in pairwise(summary.repetitions):
        assert first.start_s < first.end_s <= second.start_s


@given(depths, st.integers(0, 200), st.integers(5, 60), st.sampled_from(list(Trouble)))
@SETTINGS
def test_H03_counters_never_rise_while_nothing_can_be_judged(
    depths_deg, start, length, trouble
):
    """Drop the tracking at any moment: no count and no hold comes out of nothing."""
    poses = list(perform(squats(depths_deg), fps=15))
    poses[start : start + length] = absent(poses[start : start + length], trouble)

    instants, _ = logged(poses)

    for before, after in pairwise(instants):
        if after.trouble:
            assert after.counted == before.counted
            assert after.hold_s <= before.hold_s
            assert after.repetition is None
            assert after.verdicts == ()


@given(depths)
@SETTINGS
def test_a_warning_needs_a_crossing(depths_deg):
    """Without a squat beyond 110 degrees there is nothing to warn of."""
    _, summary = logged(perform(squats(depths_deg), fps=15))

    if max(depths_deg) < 108:
        assert summary.findings == ()
    if max(depths_deg) > 113:
        assert {each.limit for each in summary.findings} == {"too_deep"}


@given(depths, st.sampled_from([10.0, 15.0, 24.0, 30.0, 60.0]))
@SETTINGS
def test_the_frame_rate_does_not_change_the_count(depths_deg, fps):
    """Times come from the frames, never from their number."""
    clear = [depth for depth in depths_deg if not 55 < depth < 68]

    _, summary = logged(perform(squats(clear), fps=fps))

    assert summary.counted == sum(depth > 60 for depth in clear)


@given(depths)
@SETTINGS
def test_the_same_poses_give_the_same_instants(depths_deg):
    """Live, from a file or replayed: one answer."""
    poses = list(perform(squats(depths_deg), fps=15))

    first, second = (
        [(i.counted, i.phase, i.cue, i.findings) for i in watch(poses, SQUAT)]
        for _ in range(2)
    )

    assert first == second


@given(depths)
@SETTINGS
def test_H20_a_verdict_without_a_value_is_never_within(depths_deg):
    """NaN never compares as safe."""
    for instant in watch(perform(squats(depths_deg), fps=15), SQUAT):
        for verdict in instant.verdicts:
            if math.isnan(verdict.value):
                assert verdict.outcome is not Outcome.WITHIN
