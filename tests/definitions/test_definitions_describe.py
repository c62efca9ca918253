"""An exercise in plain text."""

import pytest

from formcoach.definitions.describe import card, chosen, dose_text, list_row
from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.domain.exercise import Category
from formcoach.domain.orientation import Posture, View

EXERCISES = {each.id: each for each in list_exercises([shipped_folder()])}


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda each: each.id)
def test_a_card_says_everything_and_fits_a_small_terminal(exercise):
    """What cannot be seen must be read before it is trusted."""
    text = card(exercise)
    flat = " ".join(text.split())

    assert max(map(len, text.splitlines())) <= 80
    for said in (*exercise.cannot_see, *exercise.sources, *exercise.instructions):
        assert " ".join(said.split()) in flat
    for limit in exercise.limits:
        assert f'"{limit.cue}"' in flat
        assert f"Source: {limit.source}" in flat


def test_a_limit_is_told_with_its_bound_and_reason():
    """A therapist decides by them."""
    text = card(EXERCISES["sit_to_stand"])

    assert "  WARN  drops_down: return_s below 0.3 s\n" in text
    assert "Judged when a repetition is over." in text


def test_a_limit_that_asks_for_a_straighter_view_says_from_where():
    """Whoever prescribes it knows why a turned patient's back is not judged."""
    flat = " ".join(card(EXERCISES["hip_hinge"]).split())

    assert (
        "back_rounds: back_bend_change above 21 deg Judged when it lasts 0.4 s, in "
        "outward, hold, return. Not measured where the patient rests turned by more "
        "than 15 deg."
    ) in flat


def test_the_most_urgent_limit_stands_first():
    """Safety before polish."""
    text = card(EXERCISES["plank"])

    assert text.index("hips_sag") < text.index("hips_too_high")


def test_a_dose_reads_as_it_is_said():
    """It is printed for the patient, too."""
    assert dose_text(EXERCISES["bird_dog"]) == (
        "2 sets of 8, each held 6 s, rest 45 s, 5 times a week"
    )


def test_a_row_of_a_list():
    """One line for each exercise."""
    assert list_row(EXERCISES["squat"]) == (
        "squat                strength   side   Squat, standing"
    )


def test_filters_fit_together():
    """Nothing asked for is everything."""
    every = EXERCISES.values()

    found = chosen(every, category=Category.STRENGTH, posture=Posture.SUPINE)

    assert [each.id for each in found] == ["glute_bridge", "single_leg_bridge"]
    assert len(chosen(every)) == len(every)
    front = chosen(every, view=View.FRONT)
    assert {each.id for each in front} == {
        each.id for each in every if each.view is View.FRONT
    }
    assert "wall_angel" in {each.id for each in front}
