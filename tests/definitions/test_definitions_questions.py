"""Numbers that are possible and unusual are asked about, and confirmed by writing."""

from dataclasses import replace

import pytest

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.definitions.load import load_text
from formcoach.definitions.questions import questions
from formcoach.domain.exercise import Band, Dose, Limit, Mode
from formcoach.domain.measurement import SignalRef
from formcoach.errors import ExerciseDefinitionError
from formcoach.testing import made_up_squat

EXERCISES = list_exercises([shipped_folder()])
TEXT = (shipped_folder() / "step_up.yaml").read_text("utf-8")
KNEE = SignalRef.parse("knee_flexion")


def asked(exercise):
    """Return the paths that are asked about."""
    return [question.path for question in questions(exercise)]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_nothing_is_left_to_ask_about_a_shipped_definition(exercise):
    """What is unusual there stands twice."""
    assert [question.sentence for question in questions(exercise)] == []


def test_nothing_is_asked_about_the_usual():
    """Questions about everything would be answered without reading."""
    assert asked(made_up_squat(dose=Dose(reps=8))) == []


@pytest.mark.parametrize(
    ("dose", "path"),
    [
        (Dose(reps=80), "dose.reps"),
        (Dose(reps=1), "dose.reps"),
        (Dose(reps=8, sets=10), "dose.sets"),
        (Dose(reps=8, rest_s=300), "dose.rest_s"),
        (Dose(reps=8, rest_s=0.5), "dose.rest_s"),
        (Dose(reps=8, per_week=50), "dose.per_week"),
    ],
)
def test_a_dose_of_another_size_is_asked_about(dose, path):
    """A factor of ten in a dose is an overdose or none."""
    assert asked(made_up_squat(dose=dose)) == [path]


def test_a_hold_of_minutes_is_asked_about_in_the_words_of_its_kind():
    """A plank of a minute is for few."""
    squat = made_up_squat(mode=Mode.HOLD, dose=Dose(reps=3, hold_s=60))

    [question] = questions(squat)

    assert question.sentence == ("dose.hold_s: 60 is unusual; most lie from 2 to 45")


@pytest.mark.parametrize(("lower", "upper"), [(35, 60), (-10, 85), (16, 28)], ids=str)
def test_a_start_that_the_posture_does_not_show_is_asked_about(lower, upper):
    """A standing knee is straight; another start is meant or a slip."""
    squat = made_up_squat(
        start={KNEE: Band(lower=lower, upper=upper)}, dose=Dose(reps=8)
    )

    assert set(asked(squat)) == {"start.knee_flexion"}


@pytest.mark.parametrize(
    ("signal", "bounds", "path"),
    [
        ("trunk_inclination_change", {"above": 3.0}, "limits.a.above"),
        ("trunk_inclination_change", {"above": 150.0}, "limits.a.above"),
        ("hip_height_change", {"below": -0.02}, "limits.a.below"),
        ("hip_flexion_rate", {"above": 9.0}, "limits.a.above"),
        ("return_s", {"below": 5.0}, "limits.a.below"),
        ("knee_flexion", {"above": 160.0}, "limits.a.above"),
    ],
)
def test_a_limit_that_is_always_or_never_crossed_is_asked_about(signal, bounds, path):
    """Ten times too near frightens, ten times too far protects nobody."""
    limit = Limit(
        id="a",
        signal=signal if signal.endswith("_s") else SignalRef.parse(signal),
        level=made_up_squat().limits[0].level,
        cue="Stay.",
        why="To ask.",
        source="made up",
        **bounds,
    )

    assert asked(made_up_squat(limits=(limit,), dose=Dose(reps=8))) == [path]


def test_a_persistence_of_another_size_is_asked_about():
    """A tenth of a second is the tremble of the camera."""
    [limit] = made_up_squat().limits
    squat = made_up_squat(limits=(replace(limit, persist_s=0.1),), dose=Dose(reps=8))

    assert asked(squat) == ["limits.too_deep.persist_s"]


def test_what_is_confirmed_is_not_asked_again():
    """The therapist has said so once, with the number."""
    squat = made_up_squat(dose=Dose(reps=80), confirmed=frozenset({"dose.reps"}))

    assert asked(squat) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "start.knee_flexion: [35, 100]",
            "start.knee_flexion: [3.5, 100]",
            "says [3.5, 100], but start.knee_flexion says [35, 100]; both must be the",
        ),
        (
            "start.knee_flexion: [35, 100]",
            "start.knee_bend: [35, 100]",
            "there is no number at 'start.knee_bend'; write for instance start.knee_",
        ),
        (
            "start.knee_flexion: [35, 100]",
            "limits.leans.above: 84",
            "says 84, but limits.leans.above says 48; both must be the same",
        ),
    ],
)
def test_H15_a_confirmation_must_say_the_same_number(old, new, told):
    """Writing it twice finds the slip in either place."""
    assert old in TEXT

    with pytest.raises(ExerciseDefinitionError) as caught:
        load_text(TEXT.replace(old, new), file_name="step_up.yaml")

    assert told in caught.value.message
