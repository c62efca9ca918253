"""``formcoach coach``: do an exercise in front of a camera."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

from pathlib import Path
from typing import Any

import click

from formcoach.cli.options import any_view, model_options, picture_options, voice
from formcoach.cli.output import refuse_without_screen


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
@picture_options
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
    refuse_without_screen()
    from formcoach.cli.live import Wishes, coach_live

    coach_live(Wishes(**options))
