"""``formcoach coach``: do an exercise in front of a camera."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

from pathlib import Path
from typing import Any

import click

from formcoach.cli.options import any_view, model_options, voice
from formcoach.cli.output import has_screen
from formcoach.errors import UsageError


@click.command
@click.argument("exercise_id", metavar="EXERCISE")
@click.option(
    "--camera",
    default="0",
    show_default=True,
    metavar="CAMERA",
    help="A webcam's number or name, the address of a network camera, or a video file "
    "to be played as if it were a webcam.",
)
@click.option(
    "--picture",
    type=click.Choice(["half", "sextant", "skeleton", "off"]),
    default="half",
    show_default=True,
    help="How you are shown: in coarse or fine characters, as a stick figure, not.",
)
@click.option(
    "--mirror/--no-mirror",
    default=None,
    help="Show the picture as a mirror does; usual for a camera, not for a file.",
)
@any_view
@voice
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep the poses, never pictures, for 'formcoach replay'.",
)
@model_options
def coach(**options: Any) -> None:
    """Do an exercise in front of a camera and be coached.

    EXERCISE is an id of 'formcoach exercise list', or a definition file.
    """
    if not has_screen():
        raise UsageError(
            "The live screen needs a terminal.",
            hint="Without one: formcoach analyze VIDEO --exercise EXERCISE",
        )
    from formcoach.cli.live import Wishes, coach_live

    coach_live(Wishes(**options))
