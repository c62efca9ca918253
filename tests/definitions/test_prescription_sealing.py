"""What a signature covers of the exercises themselves: a changed one is refused."""

from dataclasses import replace

import pytest
from made_prescriptions import SHIPPED, TEXT, load

from formcoach.definitions.library import shipped_folder
from formcoach.definitions.load import load_text
from formcoach.definitions.sealing import (
    changed_since,
    is_sealed,
    refuse_changed,
    sealed,
    unsealed,
)
from formcoach.errors import PrescriptionError

BIRD_DOG = (shipped_folder() / "bird_dog.yaml").read_text("utf-8")
SEALED = sealed(TEXT.encode(), load(), SHIPPED)


def bird_dog(text):
    """Return the library with another bird dog."""
    return {**SHIPPED, "bird_dog": load_text(text, file_name="bird_dog.yaml")}


def swapped(old, new):
    """Return the definition with a text replaced."""
    assert old in BIRD_DOG, old
    return BIRD_DOG.replace(old, new, 1)


def test_a_sealed_prescription_reads_as_before_and_holds_its_exercises():
    """What was prescribed is what was looked at."""
    plan = load(SEALED)

    assert replace(plan, definitions={}, sha256="") == replace(load(), sha256="")
    assert sorted(plan.definitions) == ["bird_dog", "glute_bridge", "sit_to_stand"]
    assert is_sealed(plan)
    assert not is_sealed(load())
    assert changed_since(plan, SHIPPED) == ()


@pytest.mark.parametrize(
    "text",
    [
        swapped("hip_flexion: [65, 115]", "hip_flexion: [65, 114]"),
        swapped("    level: warn", "    level: coach"),
        swapped("    cue: ", "    cue: Do not mind. "),
        swapped("    below: -18\n", "    below: -18\n    persist_s: 0.5\n"),
        swapped("purpose: ", "purpose: In short, "),
    ],
    ids=["a band", "a level", "a cue", "a persistence", "the purpose"],
)
def test_H15_an_exercise_that_was_changed_after_it_was_prescribed_is_refused(text):
    """Otherwise whoever edits a YAML file decides what the patient is warned of."""
    with pytest.raises(PrescriptionError) as refused:
        refuse_changed(load(SEALED), bird_dog(text), file_name="p.yaml")

    assert refused.value.message == (
        "p.yaml: the exercise bird_dog was changed after it was prescribed."
    )
    assert refused.value.hint == (
        "Ask your therapist to look at it and to sign the prescription again "
        "(formcoach plan sign FILE)."
    )


@pytest.mark.parametrize(
    "text",
    [
        f"# looked at again\n{BIRD_DOG}",
        BIRD_DOG.replace("\n", "\r\n"),
        swapped("status: draft", "status: reviewed, by: M. Weber, date: 2026-11-01"),
        swapped("    source: ", "    source: Also "),
    ],
    ids=["a comment", "line ends", "a review", "a source"],
)
def test_what_changes_nothing_for_the_patient_leaves_a_prescription_valid(text):
    """An update of the library must not end everybody's programme for a footnote."""
    assert changed_since(load(SEALED), bird_dog(text)) == ()


def test_a_prescription_from_before_is_not_refused():
    """It says nothing of its exercises; the commands say that it does not."""
    other = bird_dog(swapped("hip_flexion: [65, 115]", "hip_flexion: [65, 114]"))

    refuse_changed(load(), other, file_name="p.yaml")


def test_sealing_anew_takes_the_place_of_the_earlier_seal():
    """A file that was signed ten times holds one of each."""
    assert unsealed(SEALED) == TEXT.encode()
    assert sealed(SEALED, load(SEALED), SHIPPED) == SEALED
