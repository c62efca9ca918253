"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from formcoach.pose.model_catalogue import DEFAULT_VARIANT, VARIANTS

Command = TypeVar("Command", bound=Callable[..., Any])

any_view = click.option(
    "--any-view",
    is_flag=True,
    help="Do not check from where the person is seen; angles may then be far off.",
)
voice = click.option(
    "--voice/--no-voice",
    default=True,
    show_default=True,
    help="Say aloud what matters, with sounds for whoever lies on the floor.",
)
as_json = click.option(
    "--json", "as_json", is_flag=True, help="One JSON object on a line for each."
)
fail_on = click.option(
    "--fail-on",
    type=click.Choice(["stop", "warn", "coach"]),
    help="Exit with 1 if anything of this level or above was found.",
)
variant = click.option(
    "--variant",
    type=click.Choice(list(VARIANTS)),
    default=DEFAULT_VARIANT,
    show_default=True,
    help="Size of the pose model; the exercises are tuned for full.",
)


def model_options(command: Command) -> Command:
    """Add ``--variant`` and ``--model``."""
    model = click.option(
        "--model",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A pose landmarker bundle (.task) of your own instead.",
    )
    return variant(model(command))


def picture_options(command: Command) -> Command:
    """Add ``--picture`` and ``--mirror``."""
    picture = click.option(
        "--picture",
        type=click.Choice(["half", "sextant", "skeleton", "off"]),
        default="half",
        show_default=True,
        help="How you are shown: in coarse or fine characters, as a stick figure, not.",
    )
    mirror = click.option(
        "--mirror/--no-mirror",
        default=None,
        help="Show the picture as a mirror does; usual for a camera, not for a file.",
    )
    return picture(mirror(command))


def exercise_option(*, required: bool) -> Callable[[Command], Command]:
    """Add ``--exercise``."""
    return click.option(
        "--exercise",
        "exercise_id",
        metavar="ID",
        required=required,
        help="Which exercise is done: an id of 'formcoach exercise list', or a file.",
    )
