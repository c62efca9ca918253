"""The summary after a set says what was seen and what was not."""

import pytest
from made_sessions import (
    HEAD_DROPS,
    bird_dog,
    finding,
    instant,
    repetition,
    verdict,
)

from formcoach.domain.exercise import Mode, Phase
from formcoach.domain.finding import Outcome
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.ui.set_record import SetRecorder
from formcoach.ui.set_words import summary


def recorded(*instants, exercise=None):
    """Return the record of some instants."""
    recorder = SetRecorder(exercise or bird_dog())
    for each in instants:
        recorder.update(each)
    return recorder.record()


def test_repetitions_are_told_with_their_range_against_the_band():
    """The therapist asks how far, the patient how many."""
    short = repetition(2, outcome=RepetitionOutcome.PARTIAL, peak_deg=41)
    words = summary(
        recorded(
            instant(counted=1, repetition=repetition()),
            instant(counted=1, repetition=short),
        )
    ).plain

    assert "Counted 1 of 8 repetitions" in words
    assert "Target -10 to 25°" in words
    assert "about 5°     ✓ counted" in words
    assert "about 40°    not counted: target not reached" in words


def test_a_finding_is_told_once_in_its_last_state():
    """It is told when it begins and when it ends, but is one finding."""
    over = finding(end_s=5.5, over=True)

    record = recorded(instant(findings=(finding(),)), instant(findings=(over,)))

    assert record.findings == (over,)
    assert (
        "▲ EASE BACK  Lower your leg until it is level with your back. "
        "(leg too high, left, at 0:03 for 2.5 s)"
    ) in summary(record).plain


def test_the_share_of_the_time_that_was_not_measured_is_told():
    """Silence about a blind moment would be read as praise."""
    unseen = verdict(HEAD_DROPS, Outcome.NOT_MEASURED, "neck_flexion")
    seen = verdict(HEAD_DROPS, Outcome.WITHIN, "neck_flexion")
    at_rest = instant(phase=Phase.REST, verdicts=(unseen,))

    record = recorded(
        instant(verdicts=(unseen,)),
        instant(verdicts=(seen,)),
        instant(verdicts=(seen,)),
        instant(verdicts=(seen,)),
        at_rest,
    )

    assert record.not_measured[0].fraction == pytest.approx(0.25)
    words = summary(record).plain
    assert "○ head drops: not seen well enough for 25% of its time" in words
    assert "○ never seen by a camera: a pelvis that rolls to one side" in words


def test_paused_time_is_told():
    """A set of two minutes with one of them unseen is half a set."""
    record = recorded(
        instant(time_s=0),
        instant(time_s=60, trouble=Trouble.NOBODY),
        instant(time_s=130),
    )

    assert "Judging was paused for 1:10 of 2:10 minutes." in summary(record).plain


def test_a_hold_is_told_in_seconds():
    """The longest one counts."""
    plank = bird_dog(mode=Mode.HOLD)
    words = summary(
        recorded(instant(hold_s=4.2), instant(hold_s=1), exercise=plank)
    ).plain

    assert "Held 4 of 6 seconds" in words


def test_an_empty_set_says_so():
    """The patient may have ended it at once."""
    words = summary(recorded()).plain

    assert "Counted 0 of 8 repetitions" in words
    assert "No repetition was seen from beginning to end." in words
