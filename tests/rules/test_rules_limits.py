"""Limits answer within, outside or not measured, on time and not on frames."""

import math

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level, Limit, Phase
from formcoach.domain.finding import Outcome
from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.domain.repetition import Repetition, RepetitionOutcome
from formcoach.rules.judge import Judge
from formcoach.rules.limit_watch import LimitWatch
from formcoach.testing import made_up_squat

KNEE = SignalRef.parse("knee_flexion")


def limit(signal=KNEE, **changes):
    """Return a limit on the knee at 110 degrees."""
    settings = {
        "id": "too_deep",
        "signal": signal,
        "level": Level.WARN,
        "cue": "Stay a little higher.",
        "why": "A reason.",
        "source": "made up",
        "above": 110.0,
    }
    return Limit(**(settings | changes))


def judged(values, watched=None, fps=30, phase=Phase.HOLD, name="knee_flexion_left"):
    """Return the answers to a run of values of the left knee."""
    watched = watched or limit()
    watch = LimitWatch(watched, watched.signal)
    neutral = Measurements(time_s=0, values={name: 0.0, "torso_length": 100.0})
    return [
        watch.update(
            Measurements(time_s=i / fps, values={name: value}),
            neutral,
            Side.LEFT,
            phase,
        )
        for i, value in enumerate(values)
    ]


def outcomes(answers):
    """Return the bare outcomes."""
    return [each.verdict.outcome for each in answers]


def test_a_crossing_is_found_once_it_has_lasted():
    """0.4 s at 30 frames a second: twelve frames after the first."""
    answers = judged([120.0] * 20)

    assert outcomes(answers)[:12] == [Outcome.WITHIN] * 12
    assert outcomes(answers)[12:] == [Outcome.OUTSIDE] * 8
    assert answers[12].began.alert_s == pytest.approx(0.4)
    assert answers[12].began.start_s == 0.0


@pytest.mark.parametrize("fps", [10, 15, 30, 60])
def test_the_time_to_an_alert_does_not_depend_on_the_frame_rate(fps):
    """A slow computer must not warn later by more than a frame."""
    began = [each.began for each in judged([120.0] * fps, fps=fps) if each.began]

    assert 0.4 <= began[0].alert_s <= 0.4 + 1 / fps


def test_a_crossing_that_does_not_last_is_no_finding():
    """A third of a second past the bound is a wobble."""
    assert not any(each.began for each in judged([120.0] * 10 + [90.0] * 20))


def test_a_finding_ends_well_inside_and_not_at_the_bound():
    """Without hysteresis the warning flickers."""
    answers = judged([120.0] * 15 + [108.0] * 10 + [104.0] * 5)
    ended = [i for i, each in enumerate(answers) if each.ended]

    assert ended == [25]
    assert answers[25].ended.worst == 120.0


def test_trembling_at_the_bound_gives_one_finding():
    """Alarm fatigue is a hazard of its own."""
    answers = judged([112.0] * 15 + [109.0, 112.0] * 20)

    assert sum(bool(each.began) for each in answers) == 1


def test_what_was_not_measured_is_neither_within_nor_outside():
    """Silence is not praise."""
    assert outcomes(judged([math.nan] * 3)) == [Outcome.NOT_MEASURED] * 3


def test_a_crossing_seen_in_half_of_the_frames_is_not_believed():
    """At least 80 % of the time asked for must have been measured."""
    assert not any(each.began for each in judged([120.0, math.nan] * 20))


def test_a_bound_below_works_as_well():
    """Extension is negative."""
    answers = judged([-25.0] * 15, limit(above=None, below=-18.0))

    assert answers[-1].verdict.outcome is Outcome.OUTSIDE


def test_a_limit_is_silent_outside_its_phases():
    """A limit of the hold says nothing on the way."""
    answers = judged(
        [120.0] * 20, limit(during=frozenset({Phase.HOLD})), phase=Phase.REST
    )

    assert [each.verdict for each in answers] == [None] * 20


def test_a_finding_ends_when_its_phase_is_over():
    """What cannot be judged any more does not stay on the screen."""
    watched = limit(during=frozenset({Phase.HOLD}))
    watch = LimitWatch(watched, KNEE)
    for i in range(15):
        deep = Measurements(time_s=i / 30, values={"knee_flexion_left": 120.0})
        watch.update(deep, None, Side.LEFT, Phase.HOLD)

    later = Measurements(time_s=0.5, values={"knee_flexion_left": 120.0})
    assert watch.update(later, None, Side.LEFT, Phase.RETURN).ended.over


def test_a_change_is_read_from_the_patients_own_start():
    """Bodies differ; the head may be carried forward from the beginning."""
    watched = limit(SignalRef.parse("neck_flexion_change"), above=25.0)

    answers = judged([30.0] * 15, watched, name="neck_flexion")

    assert answers[-1].verdict.value == 30.0
    assert answers[-1].verdict.outcome is Outcome.OUTSIDE


def test_a_length_is_read_in_torso_lengths():
    """Pixels mean nothing to a therapist."""
    watched = limit(SignalRef.parse("hip_height_change"), above=0.12)

    answers = judged([15.0] * 15, watched, name="hip_height")

    assert answers[-1].verdict.value == pytest.approx(0.15)


def test_a_repetition_that_was_too_quick_is_found_at_its_end():
    """Timings are judged once a repetition."""
    quick = limit(id="drop", signal="return_s", above=None, below=0.8)
    squat = made_up_squat(limits=(quick,))
    done = Repetition(
        index=1,
        side=Side.LEFT,
        start_s=0,
        peak_s=1,
        end_s=1.5,
        hold_s=0,
        outward_s=1,
        return_s=0.5,
        rom_deg=80,
        peak_deg=80,
        outcome=RepetitionOutcome.COMPLETE,
    )
    now = Measurements(time_s=1.5, values={})

    found = Judge(squat).update(now, now, Side.LEFT, Phase.REST, done).findings

    assert [(each.limit, each.worst, each.over) for each in found] == [
        ("drop", 0.5, True)
    ]
