"""Where definitions are found: the user's own folders, then the shipped ones."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

from formcoach.definitions.faults import did_you_mean, quoted
from formcoach.definitions.load import load_file
from formcoach.domain.exercise import Exercise
from formcoach.errors import ExerciseDefinitionError, UsageError

SUFFIXES = (".yaml", ".yml")
"""What the name of a definition file ends with; folders are searched for the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that lies in the folders."""

    exercises: tuple[Exercise, ...]
    """The definitions that can be used, by id."""
    refused: tuple[ExerciseDefinitionError, ...]
    """One error for each file that cannot."""


def shipped_folder() -> Path:
    """Return the folder of the shipped definitions: in the wheel, or in a checkout."""
    package = Path(str(files("formcoach")))
    in_wheel = package / "data" / "exercises"
    return in_wheel if in_wheel.is_dir() else package.parent / "exercises"


def user_folders() -> tuple[Path, ...]:
    """Return the user's own folders: those of FORMCOACH_EXERCISES, then the usual one.

    The folder in which the terminal happens to stand is not among them: what a patient
    does must not depend on it.
    """
    named = os.environ.get("FORMCOACH_EXERCISES", "").split(os.pathsep)
    usual = user_data_path("formcoach", appauthor=False) / "exercises"
    return (*(Path(name).expanduser() for name in named if name), usual)


def find_exercises(folders: Sequence[Path] | None = None) -> Mapping[str, Path]:
    """Return the file of every exercise by its id; an earlier folder goes first.

    Parameters
    ----------
    folders
        Where to look; the user's folders and the shipped one if left out.

    """
    if folders is None:
        folders = (*user_folders(), shipped_folder())
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*{SUFFIXES[0]}")):
            found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def load_exercise(name_or_path: str, folders: Sequence[Path] | None = None) -> Exercise:
    """Load an exercise by its id, or from a file.

    Parameters
    ----------
    name_or_path
        ``bird_dog``, or a path: whatever holds a separator or ends in ``.yaml``.
    folders
        Where to look for an id; the user's folders and the shipped one if left out.

    Raises
    ------
    UsageError
        If no exercise has that id.
    ExerciseDefinitionError
        If the file cannot be read or has any fault.

    """
    if _is_path(name_or_path):
        return load_file(Path(name_or_path).expanduser())
    found = find_exercises(folders)
    if name_or_path not in found:
        raise UsageError(
            f"there is no exercise {quoted(name_or_path)}"
            f"{did_you_mean(name_or_path, found)}",
            hint="To see them all: formcoach exercise list",
        )
    return load_file(found[name_or_path])


def enabled_exercise(
    name_or_path: str, folders: Sequence[Path] | None = None
) -> Exercise:
    """Load an exercise that anybody may do.

    Raises
    ------
    UsageError
        If no exercise has that id, or only a prescription enables it.
    ExerciseDefinitionError
        If the file cannot be read or has any fault.

    """
    exercise = load_exercise(name_or_path, folders)
    if not exercise.enabled:
        raise UsageError(
            f"{exercise.name} is disabled: only a therapist's prescription enables it.",
            hint="To see why: formcoach exercise show "
            f"{exercise.id}. To see the others: formcoach exercise list --enabled",
        )
    return exercise


def list_exercises(folders: Sequence[Path] | None = None) -> tuple[Exercise, ...]:
    """Return every exercise that can be used, by id."""
    return read_library(folders).exercises


def read_library(folders: Sequence[Path] | None = None) -> Library:
    """Load whatever lies in the folders; a file with faults hides no other."""
    exercises, refused = [], []
    for path in find_exercises(folders).values():
        try:
            exercises.append(load_file(path))
        except ExerciseDefinitionError as error:
            refused.append(error)
    return Library(exercises=tuple(exercises), refused=tuple(refused))


def _is_path(name: str) -> bool:
    separators = {os.sep, os.altsep, "/"} - {None}
    return name.endswith(SUFFIXES) or any(str(each) in name for each in separators)
