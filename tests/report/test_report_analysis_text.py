"""The words of an analysis: rounded, calm, and silent about nothing."""

import math

from made_analyses import analysis, finding, repetition, unmeasured

from formcoach.domain.repetition import RepetitionOutcome
from formcoach.report.analysis_text import WIDTH, to_text


def test_a_set_is_told_on_a_screen():
    """The whole report, as somebody reads it."""
    text = to_text(analysis(findings=(finding(),)))

    assert text.startswith(
        "film.mp4: Bird dog\n"
        "  Counted 1 of 8 repetitions. Longest hold 2 seconds.\n"
        "\n"
        "    1 left   0:01 to 0:05  about 5°     held 2 s  ✓ counted\n"
        "\n"
        "  Beyond a limit\n"
        "    ▲ EASE BACK: leg too high, left, at 0:02 for 1.1 s: about -30°, below "
        "the\n      limit of -18°. Lower your leg.\n"
    )


def test_lines_fit_a_small_terminal():
    """Eighty columns are the least that is supported."""
    text = to_text(
        analysis(
            findings=(finding(),),
            not_measured=(unmeasured(),),
            paused=(("second_person", 3.0),),
            any_view=True,
            repetitions=(
                repetition(
                    999,
                    outcome=RepetitionOutcome.OTHER_MOVEMENT,
                    missed=("knee_flexion",),
                    findings=("leg_too_high",),
                ),
            ),
        )
    )

    assert max(map(len, text.splitlines())) <= WIDTH


def test_silence_does_not_look_like_praise():
    """A set in which nothing could be judged has no clean bill."""
    every = analysis().summary.exercise.limits
    blind = tuple(unmeasured(limit=limit.id, fraction=1.0) for limit in every)

    assert "No limit could be judged." in to_text(analysis(not_measured=blind))
    assert "Nothing that was measured went beyond a limit." in to_text(analysis())


def test_a_refused_view_tells_what_to_do():
    """The patient can turn; nobody can turn a number."""
    text = to_text(analysis(paused=(("wrong_view", 4.0), ("hidden", 0.1))))

    assert "for 4 s: Please turn your side to the camera." in text
    assert "I cannot see" not in text


def test_a_repetition_that_does_not_count_says_why():
    """So that the next one can."""
    other = repetition(
        outcome=RepetitionOutcome.OTHER_MOVEMENT,
        missed=("knee_flexion",),
        peak_deg=math.nan,
    )

    text = to_text(analysis(repetitions=(other,), counted=0))

    assert "not measured" in text
    told = " ".join(text.split())
    assert "- not counted: another movement (knee flexion)" in told


def test_a_hold_is_told_in_whole_seconds_that_were_held():
    """A hold of 2.9 seconds of 3 is not one of 3, and the head says the same."""
    short = repetition(hold_s=2.9)

    text = to_text(analysis(repetitions=(short,), longest_hold_s=2.9))

    assert "Longest hold 2 seconds." in text
    assert "held 2 s" in text


def test_a_repetition_beyond_a_limit_does_not_look_like_a_clean_one():
    """It counts for the dose, and the therapist must see that it went too far."""
    high = repetition(findings=("leg_too_high",), peak_deg=-30)

    text = to_text(analysis(repetitions=(repetition(), high), counted=2))

    assert "Counted 2 of 8 repetitions, 1 went beyond a limit." in text
    assert "about -30°   held 2 s  ▲ counted, went beyond a limit\n" in text
