"""Definitions that are read when somebody asks for them: a session needs five."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from formcoach.definitions.library import find_exercises
from formcoach.definitions.load import load_file
from formcoach.domain.exercise import Exercise
from formcoach.errors import ExerciseDefinitionError


class Definitions(Mapping[str, Exercise]):
    """Every exercise by its id; one whose file has a fault is as good as absent."""

    def __init__(self, paths: Mapping[str, Path] | None = None) -> None:
        """Look at some files by id; at the user's and the shipped ones if left out."""
        self._paths = find_exercises() if paths is None else paths
        self._read: dict[str, Exercise] = {}

    def __getitem__(self, exercise: str) -> Exercise:
        """Return an exercise, read from its file the first time."""
        if exercise not in self._read:
            path = self._paths[exercise]
            try:
                self._read[exercise] = load_file(path)
            except ExerciseDefinitionError:
                raise KeyError(exercise) from None
        return self._read[exercise]

    def __iter__(self) -> Iterator[str]:
        """Yield every id."""
        return iter(self._paths)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._paths)
