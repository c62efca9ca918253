"""Repetitions of one signal: what counts, what does not, and when."""

import math
from itertools import pairwise

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Phase
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.movement.excursion import Excursion
from formcoach.movement.repetition_counter import RepetitionCounter

SQUAT = Excursion(start=0.0, near=60.0, far=100.0)
BRIDGE = Excursion(start=50.0, near=15.0, far=-10.0)


def ramp(*corners, fps=30, seconds=1.0):
    """Return times and values that run straight from corner to corner."""
    samples = []
    for index, (start, end) in enumerate(pairwise(corners)):
        for step in range(int(fps * seconds)):
            share = step / (fps * seconds)
            samples.append((index * seconds + share, start + (end - start) * share))
    return [*samples, ((len(corners) - 1) * seconds, corners[-1])]


def count(samples, way=SQUAT, unmet=frozenset(), **options):
    """Return the counter and every repetition of a run of samples."""
    counter = RepetitionCounter(way, Side.LEFT, **options)
    told = [counter.update(time_s, value, unmet=unmet) for time_s, value in samples]
    return counter, [each for each in told if each]


def test_three_squats_count_three():
    """The main job."""
    _, told = count(ramp(0, 80, 0, 80, 0, 80, 0))

    assert [each.outcome for each in told] == [RepetitionOutcome.COMPLETE] * 3


def test_a_signal_that_falls_to_its_target_counts_as_well():
    """A bridge goes from bent hips to straight ones."""
    _, told = count(ramp(50, 0, 50), BRIDGE)

    assert [each.peak_deg for each in told] == [pytest.approx(0, abs=2)]
    assert told[0].counted


def test_a_movement_that_turns_back_early_is_partial_and_tells_its_range():
    """The patient is told how far it went, not that it was nothing."""
    _, told = count(ramp(0, 45, 0))

    assert told[0].outcome is RepetitionOutcome.PARTIAL
    assert told[0].peak_deg == pytest.approx(45, abs=1)
    assert told[0].rom_deg == pytest.approx(45, abs=1)


def test_a_small_stir_is_not_told():
    """Shifting the weight is no attempt."""
    _, told = count(ramp(0, 25, 0))

    assert told == []


def test_trembling_at_the_target_counts_once():
    """The knee trembles around the target without coming up."""
    _, told = count(ramp(0, 65, 55, 65, 55, 65, 0))

    assert len(told) == 1


def test_trembling_at_the_start_counts_nothing():
    """Two thresholds well apart, or every wobble is a repetition."""
    _, told = count(ramp(0, 20, 5, 20, 5, 20, 0))

    assert told == []


def test_a_repetition_counts_when_it_is_back_and_not_before():
    """Down is half a squat."""
    counter, told = count(ramp(0, 80))

    assert told == []
    assert counter.out
    assert counter.phase() is Phase.HOLD


def test_a_recording_that_ends_in_the_movement_leaves_it_unfinished():
    """The third squat of a clip that was cut is not a squat."""
    counter, _ = count(ramp(0, 80, 50))

    assert counter.finish(ended=True).outcome is RepetitionOutcome.UNFINISHED


def test_a_recording_that_ends_in_a_full_hold_counts_it():
    """A child's pose held to the end of the clip was held."""
    counter, _ = count(ramp(0, 80, 80, 80, 80, 80), enough_hold_s=3.0)

    assert counter.finish(ended=True).outcome is RepetitionOutcome.COMPLETE


def test_another_movement_with_the_same_signal_does_not_count():
    """Straightening the legs also straightens the hips: no bridge."""
    _, told = count(ramp(50, 0, 50), BRIDGE, unmet=frozenset({"knee_flexion"}))

    assert told[0].outcome is RepetitionOutcome.OTHER_MOVEMENT
    assert told[0].missed == ("knee_flexion",)


def test_what_was_asked_for_and_never_seen_is_not_taken_for_met():
    """Not measured is never good."""
    _, told = count(ramp(50, 0, 50), BRIDGE, unmet=None)

    assert told[0].outcome is RepetitionOutcome.OTHER_MOVEMENT


def test_the_hold_is_the_time_inside_the_band():
    """Down a second, held two, up a second; the band begins at 60 of 80."""
    _, told = count(ramp(0, 80, 80, 80, 0))

    assert told[0].hold_s == pytest.approx(2.0 + 2 * 0.25, abs=0.15)


def test_too_far_is_no_hold():
    """Beyond the far edge of the band the hold clock stands still."""
    _, told = count(ramp(0, 120, 120, 120, 0))

    assert told[0].hold_s < 0.9


def test_nothing_happens_on_frames_that_were_not_measured():
    """A NaN neither counts nor ends anything."""
    samples = ramp(0, 80, 0)
    holes = [(t, math.nan if 20 <= i < 28 else v) for i, (t, v) in enumerate(samples)]

    _, told = count(holes)

    assert len(told) == 1


def test_the_hold_is_not_credited_with_a_gap():
    """Two seconds unseen are two seconds not held."""
    samples = [(t, v) for t, v in ramp(0, 80, 80, 80, 80, 0) if not 1.2 < t < 3.2]

    _, told = count(samples)

    assert told[0].hold_s < 1.7


def test_the_times_of_a_repetition_are_in_order():
    """Start, reached, left, end."""
    _, told = count(ramp(0, 80, 80, 0))
    each = told[0]

    assert each.start_s <= each.peak_s <= each.end_s
    assert each.outward_s + each.return_s <= each.end_s - each.start_s
    assert each.start_s == pytest.approx(0.09, abs=0.05)


def test_whoever_does_not_come_all_the_way_back_begins_after_the_last_end():
    """No moment belongs to two repetitions, and the rest belongs to none."""
    _, (first, second) = count(ramp(0, 80, 10, 10, 80, 0))

    assert first.end_s == pytest.approx(1.93, abs=0.05)
    assert second.start_s == pytest.approx(3.1, abs=0.05)
    assert second.outward_s == pytest.approx(0.61, abs=0.05)


def test_every_repetition_passes_through_its_phases():
    """The screen and the limits go by the phase."""
    counter = RepetitionCounter(SQUAT, Side.LEFT)
    phases = []
    for time_s, value in ramp(0, 80, 80, 0):
        counter.update(time_s, value, unmet=frozenset())
        if not phases or phases[-1] is not counter.phase():
            phases.append(counter.phase())

    assert phases == [
        Phase.REST,
        Phase.OUTWARD,
        Phase.HOLD,
        Phase.RETURN,
        Phase.REST,
    ]
