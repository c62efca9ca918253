"""What is said when several things could be said."""

import pytest

from formcoach.domain.exercise import Level
from formcoach.domain.finding import Cue
from formcoach.domain.observation import Trouble
from formcoach.ui.saying import Saying, Situation, saying

STOP = Cue(words="Pause now.", level=Level.STOP, since_s=0.0)
WARN = Cue(words="Lower your leg.", level=Level.WARN, since_s=0.0)
TIP = Cue(words="Breathe.", level=Level.COACH, since_s=0.0)
COUNT = Cue(words="3 of 8.", level=None, since_s=0.0)


def test_safety_goes_first_then_what_keeps_from_judging_then_cues():
    """One thing at a time, or none is heeded."""
    everything = {
        "paused": True,
        "waiting_for": "camera 0",
        "trouble": Trouble.NOBODY,
        "advice": "Step in.",
    }

    def heading(cue, **situation):
        return saying(Situation(cue=cue, **situation)).heading

    assert heading(STOP, **everything) == "STOP"
    assert heading(WARN, **everything) == "PAUSED"
    assert heading(WARN, trouble=Trouble.NOBODY) == "COUNTING PAUSED"
    assert heading(WARN, advice="Kneel.") == "EASE BACK"
    assert heading(TIP) == "TIP"
    assert heading(COUNT, advice="Kneel.") == "GET READY"
    assert saying(Situation(cue=COUNT)).words == "3 of 8."
    assert saying(Situation()) == Saying(words="")


def test_while_trouble_is_passing_nothing_changes_but_safety():
    """Neither a banner nor advice may flash up for two frames."""
    young = {"trouble": Trouble.HIDDEN, "passing": True, "advice": "Move back."}

    assert saying(Situation(**young)) is None
    assert saying(Situation(cue=COUNT, **young)) is None
    assert saying(Situation(cue=WARN, **young)).heading == "EASE BACK"
    assert saying(Situation(paused=True, **young)).heading == "PAUSED"


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_says_that_nothing_is_counted_and_what_to_do(trouble):
    """The patient must not go on in vain."""
    said = saying(Situation(trouble=trouble, advice="Step in."))

    assert said.words == "Step in."
    assert "COUNTING" in said.heading
    assert said.kind == "paused"


@pytest.mark.parametrize("cue", [STOP, WARN, TIP])
def test_every_level_has_a_symbol_and_a_word(cue):
    """Colour is never the only difference (hazard H16)."""
    said = saying(Situation(cue=cue))

    assert said.symbol
    assert said.heading
