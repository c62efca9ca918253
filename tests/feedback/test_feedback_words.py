"""What the patient can do about a trouble is said for every trouble, calmly."""

import pytest
from made_instants import bird_dog

from formcoach.domain.observation import Trouble
from formcoach.feedback.words import advice


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_that_frighten_nobody(trouble):
    """Words can harm: a calm coach keeps people moving (Caneiro 2019)."""
    words = advice(trouble, bird_dog())

    assert words
    for harsh in ("danger", "wrong", "bad", "fail", "error"):
        assert harsh not in words.lower()
