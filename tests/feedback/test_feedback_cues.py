"""One cue at a time, safety first, calm words."""

import pytest

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level
from formcoach.domain.finding import Finding
from formcoach.domain.observation import Trouble
from formcoach.feedback.cue_chooser import CueChooser
from formcoach.feedback.words import advice
from formcoach.testing import made_up_squat


def finding(level, limit="too_deep", *, over=False, cue="Stay a little higher."):
    """Return a finding of a level."""
    return Finding(
        limit=limit,
        level=level,
        side=Side.LEFT,
        start_s=0,
        alert_s=0,
        end_s=0,
        worst=120,
        bound=110,
        cue=cue,
        over=over,
    )


def tell(chooser, time_s, *findings, trouble=None, advice_="", count=""):
    """Return the words and the level that are said."""
    cue = chooser.update(
        time_s, trouble=trouble, advice=advice_, findings=findings, count=count
    )
    return (cue.words, cue.level) if cue else None


def test_a_warning_is_said_at_once():
    """Not after the count that is being said."""
    chooser = CueChooser()
    tell(chooser, 0.0, count="1 of 3.")

    said = tell(chooser, 0.1, finding(Level.WARN))

    assert said == ("Stay a little higher.", Level.WARN)


def test_stop_goes_before_warn():
    """The most urgent first."""
    said = tell(
        CueChooser(),
        0.0,
        finding(Level.WARN),
        finding(Level.STOP, "fall", cue="Stop and rest."),
    )

    assert said == ("Stop and rest.", Level.STOP)


def test_a_warning_stays_while_it_lasts_and_a_little_longer():
    """Long enough to be read, and gone when all is well."""
    chooser = CueChooser()
    tell(chooser, 0.0, finding(Level.WARN))

    assert tell(chooser, 10.0) is not None
    assert tell(chooser, 10.1, finding(Level.WARN, over=True)) is not None
    assert tell(chooser, 11.5) is not None
    assert tell(chooser, 11.7) is None


def test_counting_does_not_talk_over_a_warning():
    """Safety first."""
    chooser = CueChooser()
    tell(chooser, 0.0, finding(Level.WARN))
    tell(chooser, 0.5, finding(Level.WARN, over=True))

    assert tell(chooser, 0.6, count="1 of 3.")[1] is Level.WARN


def test_tips_come_no_more_often_than_every_six_seconds():
    """Feedback on every try makes people depend on it."""
    chooser = CueChooser()
    assert tell(chooser, 0.0, finding(Level.COACH, "a", cue="A."))[0] == "A."
    assert tell(chooser, 4.0, finding(Level.COACH, "b", cue="B.")) is None
    assert tell(chooser, 7.0, finding(Level.COACH, "c", cue="C."))[0] == "C."


def test_inside_the_band_there_is_silence():
    """Silence inside the band is the reward."""
    assert tell(CueChooser(), 0.0) is None


def test_guidance_to_the_camera_ends_with_the_trouble():
    """What is mended is not said any more."""
    chooser = CueChooser()
    words = "I cannot see you."
    assert tell(chooser, 0.0, trouble=Trouble.NOBODY, advice_=words) == (words, None)
    assert tell(chooser, 0.1) is None


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_has_calm_words(trouble):
    """Words can harm; a pause is no fault of the patient."""
    words = advice(trouble, made_up_squat())

    assert words.endswith(".")
    for harsh in ("danger", "wrong", "bad", "fail", "error"):
        assert harsh not in words.lower()
