"""Definitions that are read when somebody asks for them."""

import pytest

from formcoach.definitions.library import find_exercises, shipped_folder
from formcoach.definitions.on_demand import Definitions

SHIPPED = find_exercises([shipped_folder()])


def test_every_exercise_is_there_and_read_once():
    """The second look costs nothing."""
    definitions = Definitions(SHIPPED)

    assert list(definitions) == list(SHIPPED)
    assert len(definitions) == len(SHIPPED)
    assert definitions["plank"] is definitions["plank"]


def test_a_definition_with_a_fault_is_as_good_as_absent(tmp_path):
    """Nobody exercises by what cannot be believed; its id is still known."""
    (tmp_path / "mine.yaml").write_text("id: mine\n")

    definitions = Definitions(find_exercises([tmp_path]))

    assert definitions.get("mine") is None
    assert list(definitions) == ["mine"]
    with pytest.raises(KeyError):
        definitions["unheard_of"]
