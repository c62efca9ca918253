"""What became of a repetition or a limit, in words and as a state."""

import math
from dataclasses import replace

import pytest
from made_instants import HEAD_DROPS, LEG_TOO_HIGH, bird_dog, finding, repetition

from formcoach.domain.finding import NotMeasured
from formcoach.domain.measurement import SignalRef
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.feedback.looks import State
from formcoach.feedback.outcomes import (
    finding_words,
    outcome_state,
    outcome_words,
    unmeasured_words,
)

PARTIAL = RepetitionOutcome.PARTIAL
OTHER = RepetitionOutcome.OTHER_MOVEMENT
TIP, WARNED = (HEAD_DROPS.id,), (LEG_TOO_HIGH.id,)


@pytest.mark.parametrize(
    ("changes", "state", "words"),
    [
        ({}, State.GOOD, "counted"),
        ({"findings": TIP}, State.COACH, "counted, with a tip"),
        ({"findings": WARNED}, State.WARN, "counted, went beyond a limit"),
        ({"findings": TIP + WARNED}, State.WARN, "counted, went beyond a limit"),
        ({"outcome": PARTIAL}, State.NOT_JUDGED, "not counted: target not reached"),
        (
            {"outcome": OTHER, "missed": ("knee_flexion",), "findings": WARNED},
            State.WARN,
            "not counted: another movement (knee flexion), went beyond a limit",
        ),
    ],
)
def test_a_repetition_beyond_a_limit_never_looks_like_a_clean_one(
    changes, state, words
):
    """It counts for the dose, and the therapist must see that it went too far."""
    done = repetition(**changes)

    assert outcome_state(done, bird_dog()) is state
    assert outcome_words(done, bird_dog()) == words


@pytest.mark.parametrize("outcome", RepetitionOutcome)
def test_every_outcome_has_words(outcome):
    """A new outcome must not end a set without its summary."""
    assert "counted" in outcome_words(repetition(outcome=outcome), bird_dog())


def test_a_bend_of_the_outline_is_not_told_as_one_of_the_spine():
    """About two thirds of it at best; a therapist would take it for spine flexion."""
    rounds = replace(
        LEG_TOO_HIGH,
        id="back_rounds",
        signal=SignalRef.parse("back_bend_change"),
        below=None,
        above=23.0,
    )
    found = finding(rounds, worst=31.0, bound=23.0)

    words = finding_words(found, rounds)

    assert "about 30° of the outline, above the limit of 23°." in words


def test_a_finding_says_when_how_far_and_what_to_do():
    """All that a therapist asks about it, in one sentence."""
    words = finding_words(finding(end_s=5.5), LEG_TOO_HIGH)

    assert words == (
        "leg too high, left, at 0:03 for 2.5 s: about -30°, below the limit of -18°. "
        "Lower your leg until it is level with your back."
    )
    assert "not measured" in finding_words(finding(worst=math.nan), LEG_TOO_HIGH)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("hidden", "part of the body is hidden"),
        ("start_pose_not_taken", "start pose not taken"),
    ],
)
def test_a_limit_that_was_not_judged_says_mainly_why(reason, words):
    """So that the camera, or the patient, can be moved."""
    unjudged = NotMeasured(limit="head_drops", reason=reason, fraction=0.25)

    assert unmeasured_words(unjudged) == f"head drops: for 25% of the time ({words})"
