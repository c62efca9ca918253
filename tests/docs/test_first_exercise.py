"""What a therapist is promised to see is what there is to see."""

import pytest

from formcoach.definitions.load import load_file
from tests.docs.first_exercise import PAGE, page, plain


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.usefixtures("model_path")
def test_every_command_of_the_first_exercise_answers_as_its_page_says():
    """When it fails, write the page anew: python -m tests.docs.first_exercise."""
    assert plain(page()) == plain(PAGE.read_text(encoding="utf-8"))


def test_the_definition_in_the_readme_is_one(tmp_path):
    """It is the first that a therapist copies."""
    text = (PAGE.parents[1] / "README.md").read_text(encoding="utf-8")
    definition = text.partition("```yaml\n")[2].partition("```")[0]
    path = tmp_path / "mini_squat.yaml"
    path.write_text(definition, encoding="utf-8")

    assert load_file(path).id == "mini_squat"
