"""The check of definition files: read, performed by a made-up body, asked about."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from formcoach.cli.exercise_texts import fault_object, json_line
from formcoach.cli.output import say, tell
from formcoach.definitions.asked_about import AskedAbout, asked_about
from formcoach.definitions.doubt import Doubt
from formcoach.definitions.load import load_file
from formcoach.definitions.simulate import self_test
from formcoach.domain.exercise import Exercise
from formcoach.errors import ExerciseDefinitionError

FAULTY = 2
"""The exit code where there is any fault."""
CONFIRM = "If a number asked about is meant, write it a second time under confirmed:"


def check_files(paths: Iterable[Path], *, quick: bool, as_json: bool) -> int:
    """Check every file, tell all faults, and return the exit code.

    Parameters
    ----------
    paths
        The definition files.
    quick
        Whether to leave the made-up bodies out.
    as_json
        Whether to print one object a file.

    """
    tell_one = _tell_json if as_json else _tell_words
    worst, unusual = 0, False
    for path in paths:
        try:
            exercise = load_file(path)
        except ExerciseDefinitionError as error:
            _tell_refusal(path, error.message, as_json=as_json)
            worst = FAULTY
            continue
        doubts = () if quick else self_test(exercise)
        asked = asked_about(path, exercise)
        tell_one(path, exercise, doubts, asked)
        worst = FAULTY if doubts else worst
        unusual = unusual or bool(asked.unusual)
    if unusual and not as_json:
        tell(CONFIRM)
    return worst


def _tell_words(
    path: Path,
    exercise: Exercise,
    doubts: tuple[Doubt, ...],
    asked: AskedAbout,
) -> None:
    for doubt in doubts:
        tell(f"{path}: {doubt.sentence}")
    for each in asked.all:
        place = f"{path}:{each.line}:{each.column}"
        tell(f"{place}: question: {each.path}: {each.sentence}")
    if not doubts:
        say(f"{path}: no fault found{_limits_words(exercise)}")


def _limits_words(exercise: Exercise) -> str:
    n_limits = len(exercise.limits)
    return f", {n_limits} limit{'' if n_limits == 1 else 's'}"


def _tell_json(
    path: Path,
    exercise: Exercise,
    doubts: tuple[Doubt, ...],
    asked: AskedAbout,
) -> None:
    told: dict[str, Any] = {
        "file": str(path),
        "id": exercise.id,
        "faults": [],
        "doubts": [asdict(doubt) for doubt in doubts],
        "questions": [asdict(each) for each in asked.all],
    }
    say(json_line(told))


def _tell_refusal(path: Path, message: str, *, as_json: bool) -> None:
    if not as_json:
        tell(message)
        return
    faults = [fault_object(line, str(path)) for line in message.split("\n")]
    told: dict[str, Any] = {"file": str(path), "id": None, "faults": faults}
    say(json_line({**told, "doubts": [], "questions": []}))
