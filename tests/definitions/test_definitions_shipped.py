"""The shipped exercises: complete, sourced, and told apart from each other."""

import re
from itertools import permutations
from typing import get_args

import pytest

from formcoach.definitions.check_limits import MARGIN_DEG
from formcoach.definitions.json_schema import FILE_NAME, json_schema_text
from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.definitions.load import load_text
from formcoach.definitions.schema import PostureName
from formcoach.domain.exercise import Level, Mode
from formcoach.domain.measurement import SignalRef
from formcoach.domain.orientation import Posture
from formcoach.domain.signals import SIGNALS
from formcoach.errors import ExerciseDefinitionError

EXERCISES = list_exercises([shipped_folder()])
TEXTS = {path.stem: path.read_text("utf-8") for path in shipped_folder().glob("*.yaml")}
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)


def test_the_promised_exercises_load():
    """These are promised."""
    assert {exercise.id for exercise in EXERCISES} == {
        *("bird_dog", "cat_cow", "childs_pose", "curl_up", "dead_bug"),
        *("glute_bridge", "hamstring_stretch", "hip_flexor_stretch", "hip_hinge"),
        *("kimore_1_arm_lift", "kimore_2_lateral_tilt", "kimore_3_trunk_rotation"),
        *("kimore_4_pelvis_rotation", "kimore_5_squat", "knee_to_chest"),
        *("pelvic_tilt", "plank", "prone_on_elbows", "prone_press_up"),
        *("quadruped_rock_back", "seated_trunk_rotation", "side_plank"),
        *("single_leg_bridge", "sit_to_stand", "squat", "standing_back_extension"),
        *("standing_march", "standing_side_bend", "step_up", "superman"),
        *("supine_trunk_rotation", "wall_angel", "wall_squat"),
    }
    assert len(EXERCISES) == 33


def test_the_superman_waits_for_a_therapist():
    """About 6000 newtons on a hollow back are for chosen patients only."""
    assert [each.id for each in EXERCISES if not each.enabled] == ["superman"]


@each_exercise
def test_nothing_that_is_guessed_from_depth_warns_or_stops(exercise):
    """One camera was off by 30 to 40 degrees when an arm was raised."""
    for limit in exercise.limits:
        guessed = not isinstance(limit.signal, str) and (
            SIGNALS[limit.signal.signal].advisory
        )
        assert not guessed or limit.level is Level.COACH


@each_exercise
def test_an_exercise_is_complete(exercise):
    """The patient is told how, what cannot be seen, and it says where it comes from."""
    assert exercise.instructions
    assert exercise.cannot_see
    assert exercise.sources
    assert exercise.limits
    assert exercise.review.status == "draft"


@each_exercise
def test_an_editor_finds_the_schema(exercise):
    """The first line makes an editor complete and check while typing."""
    first = TEXTS[exercise.id].splitlines()[0]

    assert first == f"# yaml-language-server: $schema={FILE_NAME}"


@each_exercise
def test_the_middle_of_the_target_crosses_no_limit(exercise):
    """A repetition done as asked must pass in silence."""
    for limit in exercise.limits:
        if limit.signal not in exercise.target:
            continue
        band = exercise.target[limit.signal].widened(MARGIN_DEG)
        assert limit.below is None or limit.below <= band.lower
        assert limit.above is None or limit.above >= band.upper


def _apart(first, second) -> bool:
    """Tell whether the targets or the ways there cannot be one and the same."""
    if first.view is not second.view or not set(first.postures) & set(second.postures):
        return True
    timed = {Mode.HOLD, Mode.TIMED} & {first.mode, second.mode}
    return bool(timed) or any(
        _disjoint(one, two)
        for one, two in ((first.start, second.start), (first.target, second.target))
    )


def _disjoint(one, two) -> bool:
    """Tell whether no body is in both poses at once."""
    return any(
        one[ref].upper < two[ref].lower or two[ref].upper < one[ref].lower
        for ref in set(one) & set(two)
    )


@pytest.mark.parametrize(
    ("first", "second"), [(a, b) for a, b in permutations(EXERCISES, 2) if a.id < b.id]
)
def test_no_target_serves_two_exercises(first, second):
    """The wrong exercise must not count; time is told apart by its seconds."""
    assert _apart(first, second)


def test_the_schema_file_is_up_to_date():
    """Otherwise editors would mark as wrong what loads; its module says how."""
    text = (shipped_folder() / FILE_NAME).read_text("utf-8")

    assert text == json_schema_text()


def test_every_posture_that_is_told_can_be_written():
    """The schema names them one by one."""
    assert set(get_args(PostureName)) == set(Posture) - {Posture.UNKNOWN}


def test_a_definition_reads_as_it_is_written():
    """From text to the words of the domain, one value of each kind."""
    bird_dog = next(each for each in EXERCISES if each.id == "bird_dog")

    assert bird_dog.postures == (Posture.QUADRUPED,)
    assert bird_dog.counts_by == SignalRef.parse("hip_flexion")
    assert bird_dog.target[SignalRef.parse("shoulder_flexion_other")].lower == 108
    assert bird_dog.limits[0].id == "leg_too_high"
    assert bird_dog.limits[0].below == -18
    assert len(bird_dog.limits[0].during) == 4
    assert len(bird_dog.limits[1].during) == 3


def _mutants(text: str):
    """Yield the text with one number ten times too great, or of the wrong sign."""
    for match in re.finditer(r"(?<=[\[ ])-?\d+(\.\d+)?(?=[\],\n])", text):
        number = float(match[0])
        if number and not text[: match.start()].endswith(("schema: ", "reps: ")):
            for mutant in (number * 10, -number):
                yield text[: match.start()] + f"{mutant:g}" + text[match.end() :]


def _refused(text: str) -> bool:
    try:
        load_text(text, file_name="x.yaml")
    except ExerciseDefinitionError:
        return True
    return False


def test_a_slip_in_a_number_is_mostly_caught():
    """Wrong signs and factors of ten, on every bound of every shipped definition."""
    mutants = [mutant for text in TEXTS.values() for mutant in _mutants(text)]
    caught = [_refused(mutant) for mutant in mutants[::3]]

    assert len(caught) > 100
    assert sum(caught) / len(caught) > 0.65  # measured on all of them: 0.74


@each_exercise
def test_swapped_bounds_are_always_caught(exercise):
    """The commonest slip in a band."""
    text = TEXTS[exercise.id]

    for match in re.finditer(r": \[(-?[\d.]+), (-?[\d.]+)\]", text):
        swapped = f": [{match[2]}, {match[1]}]"
        assert _refused(text[: match.start()] + swapped + text[match.end() :])
