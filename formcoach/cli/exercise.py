"""``formcoach exercise``: the definitions, to list, read and check."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from pathlib import Path

import click

from formcoach.cli.options import as_json
from formcoach.cli.output import say, tell
from formcoach.domain.exercise import Category
from formcoach.domain.orientation import Posture, View


@click.group
def exercise() -> None:
    """List, show and check the definitions of exercises."""


@exercise.command("list")
@click.option("--category", type=click.Choice([each.value for each in Category]))
@click.option("--posture", type=click.Choice([each.value for each in Posture][:-1]))
@click.option("--view", type=click.Choice([View.SIDE.value, View.FRONT.value]))
@as_json
def list_(
    *, category: str | None, posture: str | None, view: str | None, as_json: bool
) -> int:
    """List the exercises that can be used, the user's own and the shipped ones.

    A definition with faults is left out and told on stderr; the exit code is then 2.
    """
    from formcoach.cli.exercise_texts import as_object, json_line
    from formcoach.definitions.describe import chosen, list_row
    from formcoach.definitions.library import read_library

    library = read_library()
    found = chosen(
        library.exercises,
        category=Category(category) if category else None,
        posture=Posture(posture) if posture else None,
        view=View(view) if view else None,
    )
    for each in found:
        say(json_line(as_object(each)) if as_json else list_row(each))
    for error in library.refused:
        tell(error.message)
    return library.refused[0].exit_code if library.refused else 0


@exercise.command
@click.argument("exercise_id", metavar="EXERCISE")
@as_json
def show(*, exercise_id: str, as_json: bool) -> None:
    """Show everything that a definition says, as a card to read and print."""
    from formcoach.cli.exercise_texts import as_object, json_line
    from formcoach.definitions.describe import card
    from formcoach.definitions.library import load_exercise

    loaded = load_exercise(exercise_id)
    say(json_line(as_object(loaded)) if as_json else card(loaded).rstrip())


@exercise.command
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path),
)
@as_json
def check(*, paths: tuple[Path, ...], as_json: bool) -> int:
    """Find every fault in definition files, each with file, line and column.

    Faults go to stderr, with --json to stdout; the exit code is 2 if there is any.
    """
    from formcoach.cli.exercise_texts import check_files

    return check_files(paths, as_json=as_json)


@exercise.command
def schema() -> None:
    """Print the JSON Schema of a definition, for editors that complete and check."""
    from formcoach.definitions.json_schema import json_schema_text

    say(json_schema_text().rstrip())
