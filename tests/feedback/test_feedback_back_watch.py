"""When the patient is told that the back is not seen."""

import math
from dataclasses import replace

import pytest
from made_instants import HEAD_DROPS, bird_dog, instant

from formcoach.domain.measurement import Measurements, SignalRef
from formcoach.domain.observation import Trouble
from formcoach.feedback.back_watch import BackWatch
from formcoach.feedback.words import BACK_NOT_SEEN

BACK_CHANGE = SignalRef.parse("back_bend_change")
HINGE = bird_dog(limits=(replace(HEAD_DROPS, signal=BACK_CHANGE),))
CAT_COW = bird_dog(counts_by=BACK_CHANGE)


def at(time_s, bend_deg=math.nan, **changes):
    """Return an instant at which the back is bent so, or not seen."""
    values = Measurements(time_s=time_s, values={"back_bend": bend_deg})
    return instant(time_s=time_s, measurements=values, **changes)


def told(exercise, *instants):
    """Return what is said after these instants."""
    watch = BackWatch(exercise)
    return [watch.update(now) for now in instants][-1]


def test_a_back_unseen_for_a_second_is_told_until_it_is_seen():
    """A limit that is not judged must not look like one that is kept."""
    watch = BackWatch(HINGE)

    said = [watch.update(at(time_s)) for time_s in (0.0, 0.5, 1.0, 1.5)]

    assert said == ["", "", BACK_NOT_SEEN, BACK_NOT_SEEN]
    assert watch.update(at(1.6, -20.0)) == ""
    assert watch.update(at(1.7)) == ""


def test_an_exercise_that_does_not_need_the_back_never_asks_for_it():
    """It has no mask, so the back is never measured."""
    assert told(bird_dog(), at(0.0), at(5.0)) == ""


@pytest.mark.parametrize("trouble", Trouble)
def test_another_trouble_has_its_own_words(trouble):
    """Whoever is out of the picture need not hear of the wall behind."""
    lost = at(0.0, trouble=trouble), at(5.0, trouble=trouble)

    assert told(HINGE, *lost) == ""
    assert told(CAT_COW, *lost) == (BACK_NOT_SEEN if trouble is Trouble.HIDDEN else "")


def test_whoever_stands_turned_is_told_to_turn_until_all_is_judged():
    """The repetitions go on counting, so the screen must say what is missing."""
    watch = BackWatch(HINGE)
    turned = {"turned": frozenset({"head_drops"})}

    said = [watch.update(at(time_s, -20.0, **turned)) for time_s in (0.0, 0.5, 1.0)]

    words = "Not everything is judged from here. Please turn your side to the camera."
    assert said == ["", "", words]
    assert watch.update(at(1.1, -20.0)) == ""


def test_a_wrong_view_as_a_whole_has_its_own_words():
    """Nothing is judged at all then, and the screen says so elsewhere."""
    turned = {"turned": frozenset({"head_drops"}), "trouble": Trouble.WRONG_VIEW}

    assert told(HINGE, at(0.0, -20.0, **turned), at(5.0, -20.0, **turned)) == ""


def test_the_coach_at_rest_says_nothing_of_the_back():
    """While paused nothing is measured, and nothing is missing."""
    assert told(HINGE, at(0.0), at(5.0), None) == ""
