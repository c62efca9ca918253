"""Where definitions are found, and what is said when one is not."""

import subprocess
import sys

import pytest

from formcoach.definitions.library import (
    enabled_exercise,
    find_exercises,
    list_exercises,
    load_exercise,
    read_library,
    shipped_folder,
    user_folders,
)
from formcoach.errors import UsageError


@pytest.fixture(autouse=True)
def _no_folders_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("FORMCOACH_EXERCISES", raising=False)


@pytest.fixture
def own_folder(tmp_path):
    """Return a user's folder that holds a bird dog of their own, held for 9 seconds."""
    folder = tmp_path / "own"
    folder.mkdir()
    text = (shipped_folder() / "bird_dog.yaml").read_text("utf-8")
    (folder / "bird_dog.yaml").write_text(text.replace("hold_s: 6", "hold_s: 9"))
    return folder


def test_a_wrong_name_is_told_with_the_nearest_one():
    """Typing errors are the commonest of all."""
    with pytest.raises(UsageError) as caught:
        load_exercise("birddog")

    assert (
        caught.value.message == "there is no exercise 'birddog'; did you mean bird_dog?"
    )
    assert caught.value.hint == "To see them all: formcoach exercise list"


def test_the_users_own_definition_goes_before_the_shipped_one(own_folder, monkeypatch):
    """A therapist adapts an exercise by copying its file."""
    monkeypatch.setenv("FORMCOACH_EXERCISES", str(own_folder))

    assert load_exercise("bird_dog").dose.hold_s == 9
    assert len(list_exercises()) == len(find_exercises([shipped_folder()]))


def test_a_path_loads_that_very_file(own_folder):
    """A file need not lie in any of the folders."""
    assert load_exercise(str(own_folder / "bird_dog.yaml")).dose.hold_s == 9


def test_the_folder_in_which_the_terminal_stands_is_not_searched(
    own_folder, monkeypatch
):
    """What a patient does must not depend on it."""
    monkeypatch.chdir(own_folder)

    assert load_exercise("bird_dog").dose.hold_s == 6


def test_a_broken_file_hides_no_other(own_folder):
    """One slip must not empty the list."""
    (own_folder / "broken.yaml").write_text("id: [")

    library = read_library([own_folder, shipped_folder()])

    assert len(library.exercises) == len(find_exercises([shipped_folder()]))
    assert [error.message for error in library.refused] == [
        (
            f"{own_folder}/broken.yaml:1:6: cannot be read as YAML from here; check "
            "brackets, quotes, dashes and spaces"
        )
    ]


def test_a_folder_that_does_not_exist_is_an_empty_one(tmp_path):
    """A new user has none."""
    assert find_exercises([tmp_path / "none"]) == {}
    assert user_folders() == (tmp_path / "data" / "formcoach" / "exercises",)


def test_the_library_loads_nothing_heavy():
    """``formcoach exercise list`` must answer at once."""
    code = (
        "import sys, formcoach.definitions.library;"
        "print({'cv2', 'mediapipe', 'textual', 'numpy'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout == "set()\n"


def test_a_disabled_exercise_is_not_done_without_a_prescription():
    """The superman loads the spine with thousands of newtons."""
    with pytest.raises(UsageError) as caught:
        enabled_exercise("superman", [shipped_folder()])

    assert caught.value.message == (
        "Superman is disabled: only a therapist's prescription enables it."
    )
    assert "formcoach exercise show superman" in (caught.value.hint or "")
    assert enabled_exercise("plank", [shipped_folder()]).id == "plank"
