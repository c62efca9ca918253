"""``formcoach exercise``: the definitions, to list, read and check."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from pathlib import Path
from typing import Any

import click

from formcoach.cli.exercise_writing import learn, new, replay_check
from formcoach.cli.options import (
    any_view,
    as_json,
    model_options,
    picture_options,
    voice,
)
from formcoach.cli.output import refuse_without_screen, say, tell
from formcoach.domain.anatomy import Side
from formcoach.domain.conditions import CONDITIONS, LOADS
from formcoach.domain.exercise import Category
from formcoach.domain.orientation import Posture, View


@click.group
def exercise() -> None:
    """List, show and check the definitions of exercises."""


for command in (new, learn, replay_check):
    exercise.add_command(command)


@exercise.command("list")
@click.option("--category", type=click.Choice([each.value for each in Category]))
@click.option("--posture", type=click.Choice([each.value for each in Posture][:-1]))
@click.option("--view", type=click.Choice([View.SIDE.value, View.FRONT.value]))
@click.option(
    "--load",
    type=click.Choice(list(LOADS)),
    metavar="LOAD",
    help="Those that have this load, such as prone or wrist_load.",
)
@click.option(
    "--fit-for",
    "conditions",
    type=click.Choice(list(CONDITIONS)),
    metavar="CONDITION",
    multiple=True,
    help="Those that a condition, such as osteoporosis, does not block.",
)
@click.option(
    "--enabled/--disabled",
    default=None,
    help="Those that anybody may do, or those that only a prescription enables.",
)
@as_json
def list_(
    *,
    category: str | None,
    posture: str | None,
    view: str | None,
    load: str | None,
    conditions: tuple[str, ...],
    enabled: bool | None,
    as_json: bool,
) -> int:
    """List the exercises that can be used, the user's own and the shipped ones.

    A definition with faults is left out and told on stderr; the exit code is then 2.
    For example:

    formcoach exercise list --posture supine --fit-for osteoporosis
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
        load=load,
        conditions=conditions,
        enabled=enabled,
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
    """Show everything that a definition says, as a card to read and print.

    Start pose and target are drawn as a made-up body takes them.
    """
    from formcoach.cli.exercise_figures import start_and_target
    from formcoach.cli.exercise_texts import as_object, json_line
    from formcoach.definitions.describe import card
    from formcoach.definitions.library import load_exercise

    loaded = load_exercise(exercise_id)
    if as_json:
        say(json_line(as_object(loaded)))
    else:
        say(card(loaded, drawing=start_and_target(loaded)).rstrip())


@exercise.command
@click.argument("exercise_id", metavar="EXERCISE")
@click.option(
    "--side",
    type=click.Choice(["left", "right"]),
    default="right",
    show_default=True,
    help="Which side moves, where the sides take turns.",
)
@click.option(
    "--repetitions",
    type=click.IntRange(1, 100),
    default=3,
    show_default=True,
    help="How often it is shown; Ctrl-C ends it sooner.",
)
@click.option(
    "--camera",
    metavar="CAMERA",
    help="Live instead: you before this webcam or network camera.",
)
@click.option(
    "--video",
    metavar="FILE",
    help="Live instead: a video, played as if it were a webcam.",
)
@picture_options
@any_view
@voice
@model_options
def preview(
    *,
    exercise_id: str,
    side: str,
    repetitions: int,
    camera: str | None,
    video: str | None,
    **live: Any,
) -> None:
    """Show how an exercise goes, as a stick figure that moves.

    Without a terminal the figure is printed at the start, half way, and at the target.

    With --camera or --video the screen of a set is shown, and beside it every signal
    that the definition uses: its value now, whether it is in the start band and in the
    target, and how far it is from each limit.

    \b
    formcoach exercise preview bird_dog --side left
    formcoach exercise preview my_exercise.yaml --camera 0
    """  # noqa: D301  # click reads the backspace: lines are not joined
    if camera is not None and video is not None:
        raise click.UsageError("--camera and --video exclude each other.")
    if (source := camera or video) is not None:
        from formcoach.cli.live import Wishes, coach_live

        refuse_without_screen()
        wishes = Wishes(
            exercise_id=exercise_id,
            camera=source,
            record=None,
            every_signal=True,
            **live,
        )
        coach_live(wishes)
        return
    from formcoach.cli.exercise_figures import show_moving
    from formcoach.definitions.library import load_exercise

    show_moving(load_exercise(exercise_id), Side(side), repetitions)


@exercise.command
@click.argument("paths", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="All that formcoach can find.")
@click.option(
    "--quick", is_flag=True, help="Read the files only; let no made-up body perform."
)
@as_json
def check(*, paths: tuple[Path, ...], every: bool, quick: bool, as_json: bool) -> int:
    """Find every fault in definition files, and let a made-up body perform them.

    First the file is read: every fault is told with file, line and column. Then a body
    of several builds performs the exercise before a camera with its measured error: a
    clean performance must count, each limit must be found once it is crossed and not
    before. Last come questions: numbers that are possible and unusual.

    Faults go to stderr, with --json to stdout; the exit code is 2 if there is any.
    Questions change no exit code. For example:

    formcoach exercise check my_exercise.yaml
    """
    from formcoach.cli.exercise_check import check_files
    from formcoach.definitions.library import find_exercises

    if every:
        paths = (*paths, *find_exercises().values())
    if not paths:
        raise click.UsageError("Name a file, or say --all.")
    return check_files(paths, quick=quick, as_json=as_json)


@exercise.command
def schema() -> None:
    """Print the JSON Schema of a definition, for editors that complete and check."""
    from formcoach.definitions.json_schema import json_schema_text

    say(json_schema_text().rstrip())
