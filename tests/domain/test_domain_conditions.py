"""The one vocabulary of loads and conditions, and where they meet."""

import pytest

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.domain.conditions import CONDITIONS, LOADS, Effect, clashes

EXERCISES = list_exercises([shipped_folder()])


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=lambda each: each.name)
def test_a_condition_names_known_loads_once_and_its_source(condition):
    """A load that is misspelt would never be met."""
    assert condition.blocks | condition.limits
    assert condition.blocks | condition.limits <= set(LOADS)
    assert not condition.blocks & condition.limits
    assert condition.source
    assert condition.meaning


@pytest.mark.parametrize("load", LOADS)
def test_every_load_is_met_by_some_condition(load):
    """A load that nothing asks about would only look like a control."""
    asked = [
        each.name for each in CONDITIONS.values() if load in each.blocks | each.limits
    ]

    assert asked


def test_H11_a_load_that_a_condition_blocks_is_found():
    """A press-up is not for a narrow canal, whatever the prescription says."""
    [clash] = clashes(["stenosis"], ["prone", "lumbar_extension", "wrist_load"])

    assert (clash.condition, clash.load) == ("stenosis", "lumbar_extension")
    assert clash.effect is Effect.BLOCK
    assert "MDT" in clash.source


def test_H11_a_tag_that_is_not_known_blocks_everything():
    """Unknown is never safe: a misspelt condition must not open the gate."""
    [clash] = clashes(["stenosys"], [])

    assert clash.effect is Effect.BLOCK
    assert clash.load == ""


def test_a_condition_that_the_exercise_names_is_told_without_a_load():
    """The writer of the exercise may know more than the table."""
    [clash] = clashes(["sacroiliac_irritable"], ["supine"], ["sacroiliac_irritable"])

    assert clash.effect is Effect.LIMIT


def test_blocks_come_before_limits_and_nothing_clashes_with_nothing():
    """The therapist reads the graver first."""
    found = clashes(
        ["knee_replacement_or_pain", "osteoporosis"], ["kneeling", "lumbar_flexion"]
    )

    assert [each.effect for each in found] == [Effect.BLOCK, Effect.LIMIT]
    assert clashes([], LOADS) == ()
    assert clashes(CONDITIONS, []) == ()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_H11_every_shipped_exercise_meets_every_condition(exercise):
    """The whole matrix: what the table or the exercise names is found, no more."""
    for tag, condition in CONDITIONS.items():
        found = clashes([tag], exercise.loads, exercise.avoid_if)
        met = set(exercise.loads) & (condition.blocks | condition.limits)

        assert {each.load for each in found} - {""} == met
        assert bool(found) == bool(met or tag in exercise.avoid_if)
