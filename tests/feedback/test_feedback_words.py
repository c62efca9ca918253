"""What the patient can do about a trouble is said for every trouble, calmly."""

import pytest
from made_instants import bird_dog

from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.observation import Trouble
from formcoach.feedback.words import advice


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_that_frighten_nobody(trouble):
    """Words can harm: a calm coach keeps people moving (Caneiro 2019)."""
    words = advice(trouble, bird_dog())

    assert words
    for harsh in ("danger", "wrong", "bad", "fail", "error"):
        assert harsh not in words.lower()


def test_at_the_feet_of_a_person_who_lies_nobody_is_asked_to_face_the_camera():
    """Somebody on the back cannot turn to it, but can lie the other way round."""
    rolls = load_exercise("supine_trunk_rotation", folders=[shipped_folder()])

    turn, begin = (
        advice(trouble, rolls)
        for trouble in (Trouble.WRONG_VIEW, Trouble.WRONG_POSTURE)
    )

    assert turn == "Please lie with your feet towards the camera."
    assert begin == "To begin, lie on your back. The camera must look down at you."
