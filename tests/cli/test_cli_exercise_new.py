"""A definition from answers: what a therapist says is what stands in the file."""

import pytest
from click.testing import CliRunner

from formcoach.cli.exercise import exercise
from formcoach.definitions.load import load_file
from formcoach.domain.exercise import Band, Level, Mode, Sides
from formcoach.domain.orientation import Posture, View
from formcoach.errors import UsageError

ANSWERS = [
    "Heel slide: lying",  # name, with a colon that would break a careless file
    "",  # the id that is proposed
    "Bend the hip and knee gently while the back rests.",
    "mobility",
    "supine",
    "side",
    "reps",
    "knee flexion",
    "0 30",
    "70 to 120",
    "alternate",
    "2",
    "8",
    "30",
    "7",
    "y",
    "hip flexion",
    "above",
    "110",
    "Let your heel stay on the floor.",
    "foot leaves",
    "coach",
    "The foot leaves the floor.",
    "own judgement",
    "n",
    "wings, supine",  # one load that there is, one that there is not
    "supine",
    "the pelvis tilting",
    "",
    "",  # a source is needed
    "own practice",
    "",
    "Lie on your back.",
    "Slide one heel towards you.",
    "",
]


def run(folder, *arguments, answers):
    """Run the wizard in a folder with somebody who answers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return CliRunner().invoke(
            exercise, ["new", *arguments], input="\n".join(answers) + "\n"
        )


def test_the_answers_become_a_definition_without_a_fault(tmp_path):
    """Half an hour at most, and no word of programming."""
    result = run(tmp_path, answers=ANSWERS)

    assert result.exit_code == 0, result.output
    made = load_file(tmp_path / "heel_slide_lying.yaml")
    assert made.name == "Heel slide: lying"
    assert (made.postures, made.view) == ((Posture.SUPINE,), View.SIDE)
    assert (made.mode, made.sides) == (Mode.REPS, Sides.ALTERNATE)
    assert made.target[made.counts_by] == Band(lower=70, upper=120)
    (limit,) = made.limits
    assert (limit.id, limit.above, limit.level) == ("foot_leaves", 110, Level.COACH)
    assert made.loads == ("supine",)
    assert len(made.instructions) == 2


def test_what_is_not_in_a_list_is_asked_again(tmp_path):
    """A load of one's own would protect nobody."""
    assert "Not in the list: wings." in run(tmp_path, answers=ANSWERS).output


def test_a_fault_of_meaning_is_told_with_its_place_and_the_file_is_kept(tmp_path):
    """An hour's answers are not thrown away for a number."""
    answers = ["60 90" if each == "0 30" else each for each in ANSWERS]

    result = run(tmp_path, answers=answers)

    assert "Not ready yet:" in result.output
    assert "heel_slide_lying.yaml:" in result.output
    assert (tmp_path / "heel_slide_lying.yaml").is_file()


def test_a_copy_keeps_everything_but_id_and_name(tmp_path):
    """Most new exercises are variants of an old one."""
    result = run(tmp_path, "--from", "bird_dog", answers=["Bird dog, legs only", ""])

    copy = load_file(tmp_path / "bird_dog_legs_only.yaml")
    assert result.exit_code == 0, result.output
    assert copy.name == "Bird dog, legs only"
    assert {limit.id for limit in copy.limits} >= {"leg_too_high"}


def test_a_file_that_is_there_is_left_alone(tmp_path):
    """It may be somebody's work."""
    (tmp_path / "plank.yaml").write_text("mine", encoding="utf-8")

    result = run(tmp_path, answers=["Plank", ""])

    assert isinstance(result.exception, UsageError)
    assert (tmp_path / "plank.yaml").read_text(encoding="utf-8") == "mine"
