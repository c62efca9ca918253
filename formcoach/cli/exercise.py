"""``formcoach exercise``: the definitions, to list, read and check."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

import math
from pathlib import Path
from typing import Any

import click

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
@click.option(
    "--from", "copied", metavar="EXERCISE", help="Begin with a copy of this one."
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the definition is written; ID.yaml here if left out.",
)
def new(*, copied: str | None, out: Path | None) -> None:
    """Write a new definition by answering questions.

    The questions are those that a therapist answers anyway. For example:

    formcoach exercise new --from bird_dog
    """
    from formcoach.cli.exercise_new import write_new

    write_new(out, copied)


@exercise.command
@click.argument("video", required=False)
@click.option(
    "--camera",
    metavar="CAMERA",
    help="Demonstrate in front of a camera instead: its number, name or address.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(5, 300),
    default=30.0,
    show_default=True,
    help="How long the camera is watched.",
)
@click.option("--id", "exercise_id", required=True, help="Its id: small_letters.")
@click.option("--name", help="Its name for patients; the id in words if left out.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the definition is written; ID.yaml here if left out.",
)
@click.option(
    "--counts-by",
    default="",
    metavar="SIGNAL",
    help="What makes a repetition; the joint that moves most if left out.",
)
@click.option("--from", "from_s", type=float, default=0.0, help="Seconds to begin at.")
@click.option("--to", "to_s", type=float, default=math.inf, help="Seconds to end at.")
@model_options
def learn(
    *,
    video: str | None,
    camera: str | None,
    exercise_id: str,
    name: str | None,
    out: Path | None,
    **options: Any,
) -> None:
    """Propose a definition from a demonstration of a few repetitions.

    VIDEO is a video file or a recording of poses. Begin in the start pose and hold it a
    second, do two or three repetitions, end in the start pose. For example:

    formcoach exercise learn me.mp4 --id heel_slide
    """
    from formcoach.cli.exercise_learn import Wishes, learn_exercise

    if (video is None) == (camera is None):
        raise click.UsageError("Name a video, or a camera with --camera.")
    learn_exercise(
        Wishes(
            shown_in=video or camera or "",
            live=camera is not None,
            exercise_id=exercise_id,
            name=name or exercise_id.replace("_", " ").capitalize(),
            out=out or Path(f"{exercise_id}.yaml"),
            **options,
        )
    )


@exercise.command("replay-check")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("places", nargs=-1, type=click.Path(path_type=Path, exists=True))
@as_json
def replay_check(*, file: Path, places: tuple[Path, ...], as_json: bool) -> int:
    """Show what a changed definition would have said of recorded sets.

    FILE is the changed definition; PLACES are recordings of poses or folders of them,
    all that is kept on this computer if left out. Each is judged by the definition in
    use and by the changed one; what differs is marked with "!". For example:

    formcoach exercise replay-check bird_dog.yaml
    """
    from formcoach.cli.exercise_replay_check import replay_check as run

    return run(file, places, as_json=as_json)


@exercise.command
def schema() -> None:
    """Print the JSON Schema of a definition, for editors that complete and check."""
    from formcoach.definitions.json_schema import json_schema_text

    say(json_schema_text().rstrip())
