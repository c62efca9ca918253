"""Recordings that open in the start pose: what is believed, and what is bettered."""

from formcoach.domain.exercise import Band
from formcoach.domain.measurement import SignalRef
from formcoach.pipeline import watch
from formcoach.session.set_log import SetLog
from formcoach.testing import STANDING, made_up_squat, perform

KNEE = SignalRef.parse("knee_flexion")
RISE = made_up_squat(
    start={KNEE: Band(lower=30, upper=60)}, target={KNEE: Band(lower=0, upper=30)}
)
"""From bent knees to straight ones: a short way, on which eight degrees are much."""


def bent(knee_deg):
    """Return somebody standing with bent knees."""
    return STANDING.both(knee_flexion=knee_deg, hip_flexion=knee_deg * 0.9)


def summary_of(keyframes):
    """Return what a recording of a performance comes to."""
    log = SetLog(RISE)
    for instant in watch(perform(keyframes, fps=15), RISE):
        log.update(instant)
    return log.summary()


def rises(from_s, count):
    """Return keyframes of knees that are straightened and bent again."""
    keyframes, time_s = [(from_s, bent(40))], from_s
    for _ in range(count):
        keyframes += [
            (time_s + 1.0, bent(5)),
            (time_s + 1.6, bent(5)),
            (time_s + 2.6, bent(40)),
            (time_s + 3.4, bent(40)),
        ]
        time_s += 3.4
    return keyframes


def test_a_first_picture_that_is_misread_does_not_spoil_the_set():
    """The model still looks for the body: nobody comes back to where it never was."""
    opening = [(0.0, bent(48)), (0.07, bent(48)), (0.14, bent(40))]

    summary = summary_of([*opening, *rises(1.2, 3)])

    assert summary.counted == 3


def test_a_movement_that_starts_with_the_recording_counts():
    """Films are cut close: there may be no half second to wait for."""
    summary = summary_of(rises(0.0, 2))

    assert summary.counted == 2
    assert summary.repetitions[0].start_s < 0.4


def test_a_slow_movement_in_the_first_half_second_keeps_its_repetition():
    """The pose wanders too little to be told from one that is held."""
    slow = [(0.0, bent(40)), (2.0, bent(5)), (2.6, bent(5)), (4.6, bent(40))]

    summary = summary_of([*slow, (5.4, bent(40))])

    assert summary.counted == 1
