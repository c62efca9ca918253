"""What a therapist is promised to see is what there is to see."""

import pytest

from tests.docs.first_exercise import PAGE, page, plain


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.usefixtures("model_path")
def test_every_command_of_the_first_exercise_answers_as_its_page_says():
    """When it fails, write the page anew: python -m tests.docs.first_exercise."""
    assert plain(page()) == plain(PAGE.read_text(encoding="utf-8"))
