"""Every English text that a language has to have: those in the code, and exercises'."""

import ast
from collections.abc import Iterator
from pathlib import Path

from formcoach.definitions.library import list_exercises, shipped_folder
from formcoach.domain.conditions import CONDITIONS

PACKAGE = Path(__file__).parents[1] / "formcoach"


def texts_of_the_code(folder: Path = PACKAGE) -> Iterator[str]:
    """Yield the texts in a call of ``tr`` or ``mark``, and what keys do."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if _is_translated(node):
                yield from _literals(node.args[0])
            if _is_key(node):
                yield from _literals(node.args[2])


def texts_of_the_exercises() -> Iterator[str]:
    """Yield what patients read of each exercise."""
    for exercise in list_exercises([shipped_folder()]):
        yield from (exercise.name, exercise.purpose)
        yield from exercise.instructions
        yield from exercise.cannot_see
        yield exercise.counts_by.signal.replace("_", " ")
        for limit in exercise.limits:
            yield from (limit.cue, limit.id.replace("_", " "))


def texts_of_the_conditions() -> Iterator[str]:
    """Yield what a patient reads of a condition that an exercise does not suit."""
    for condition in CONDITIONS.values():
        yield condition.meaning


def all_texts() -> set[str]:
    """Return every text that a language must have; what has no letters needs none."""
    return {
        text for text in every_text() if any(map(str.isalpha, _without_places(text)))
    }


def every_text() -> set[str]:
    """Return every text that a language may have, once."""
    return {
        *texts_of_the_code(),
        *texts_of_the_exercises(),
        *texts_of_the_conditions(),
    }


def _is_translated(node: ast.AST) -> bool:
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return named and node.func.id in {"tr", "mark"} and bool(node.args)


def _is_key(node: ast.AST) -> bool:
    """Tell whether something is a key with what it does."""
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return named and node.func.id == "Binding" and len(node.args) > 2


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts of an argument, of both ways of a choice too."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _without_places(text: str) -> str:
    while "{" in text:
        before, _, rest = text.partition("{")
        text = before + rest.partition("}")[2]
    return text
