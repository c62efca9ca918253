"""The summary after a set says what was seen and what was not."""

from made_instants import (
    HEAD_DROPS,
    LEG_TOO_HIGH,
    bird_dog,
    finding,
    instant,
    repetition,
    verdict,
)

from formcoach.domain.exercise import Mode
from formcoach.domain.finding import Outcome
from formcoach.domain.observation import Trouble
from formcoach.domain.repetition import RepetitionOutcome
from formcoach.session.set_log import SetLog
from formcoach.ui.set_words import summary_content

STEP_S = 0.1
UNSEEN = verdict(HEAD_DROPS, Outcome.NOT_MEASURED, "neck_flexion")
SEEN = verdict(HEAD_DROPS, Outcome.WITHIN, "neck_flexion")


def words(*changes, exercise=None):
    """Return the summary of some instants, a tenth of a second apart."""
    log = SetLog(exercise or bird_dog())
    for number, each in enumerate(changes):
        log.update(instant(time_s=number * STEP_S, **each))
    return summary_content(log.summary()).plain


def test_repetitions_are_told_with_their_range_against_the_band():
    """The therapist asks how far, the patient how many."""
    short = repetition(2, outcome=RepetitionOutcome.PARTIAL, peak_deg=41)

    told = words(
        {"counted": 1, "repetition": repetition()}, {"counted": 1, "repetition": short}
    )

    assert "Counted 1 of 8 repetitions." in told
    assert "Target -10 to 25°" in told
    assert "about 5°     ✓ counted" in told
    assert "about 40°    - not counted: target not reached" in told


def test_a_repetition_beyond_a_limit_does_not_look_like_a_clean_one():
    """It counts, and it went too far: both are said, and not by colour alone."""
    high = repetition(findings=(LEG_TOO_HIGH.id,), peak_deg=-30)

    told = words({"counted": 1, "repetition": high})

    assert "Counted 1 of 8 repetitions, 1 went beyond a limit." in told
    assert "about -30°   ▲ counted, went beyond a limit" in told
    assert "✓" not in told


def test_a_row_fits_the_smallest_terminal():
    """Its padding and the scroll bar take six of the eighty columns."""
    high = repetition(findings=(LEG_TOO_HIGH.id,), peak_deg=-130)

    rows = words({"repetition": high}).split("\n")

    assert max(len(row) for row in rows if "counted," in row) <= 74


def test_a_finding_is_told_once_in_its_last_state():
    """It is told when it begins and when it ends, but is one finding."""
    over = finding(end_s=5.5, over=True)

    told = words({"findings": (finding(),)}, {"findings": (over,)})

    assert told.count("▲ EASE BACK: leg too high, left, at 0:03 for") == 1
    assert "for 2.5 s: about -30°, below the limit of -18°." in told


def test_the_share_of_the_time_that_was_not_measured_is_told():
    """Silence about a blind moment would be read as praise."""
    told = words({}, {"verdicts": (UNSEEN,)}, *[{"verdicts": (SEEN,)}] * 3)

    assert "○ head drops: for 25% of the time (part of the body is hidden)" in told
    assert "○ never seen by this camera: a pelvis that rolls to one side" in told


def test_paused_time_is_told():
    """A set of two minutes with one of them unseen is half a set."""
    told = words({}, *[{"trouble": Trouble.NOBODY}] * 701, *[{}] * 600)

    assert "Nothing was judged for 1:10 of 2:10 minutes" in told
    assert "‖ for 70.1 s: I cannot see you." in told


def test_a_hold_is_told_in_seconds():
    """The longest one counts."""
    told = words({"hold_s": 4.2}, {"hold_s": 1}, exercise=bird_dog(mode=Mode.HOLD))

    assert "Held 4 of 6 seconds." in told


def test_an_empty_set_says_so():
    """The patient may have ended it at once."""
    told = words()

    assert "Counted 0 of 8 repetitions." in told
    assert "No repetition was seen from beginning to end." in told
    assert "No limit could be judged." in told
