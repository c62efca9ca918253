"""``formcoach exercise new``, ``learn``, ``replay-check``: to write and change one."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

import math
from pathlib import Path
from typing import Any

import click

from formcoach.cli.options import as_json, model_options


@click.command
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


@click.command
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


@click.command("replay-check")
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
