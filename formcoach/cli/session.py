"""``formcoach session``: the patient's app, at today's programme."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

from pathlib import Path
from typing import Any

import click

from formcoach.cli.options import any_view, model_options
from formcoach.cli.output import has_screen
from formcoach.cli.patients import patient_options
from formcoach.errors import UsageError


@click.command
@patient_options
@click.option(
    "--camera",
    "cameras",
    multiple=True,
    metavar="CAMERA",
    help="A webcam's number or name or the address of a network camera. In its place a "
    "video or a recording (.poses), or several, one for each exercise: each waits in "
    "its start pose for the set to begin.",
)
@click.option(
    "--trial",
    is_flag=True,
    help="Take a prescription that nobody signed; every screen then says so.",
)
@any_view
@model_options
def session(**options: Any) -> None:
    """Open today's programme and do it in front of a camera.

    The same opens with 'formcoach' alone. After the start no key is needed.

    Example: formcoach session --camera 1
    """
    if not has_screen():
        raise UsageError(
            "The app needs a terminal.",
            hint="Without one: formcoach analyze VIDEO --exercise EXERCISE",
        )
    run(**options)


def run(**options: Any) -> None:
    """Open the app."""
    from formcoach.cli.session_app import Wishes, run_session_app

    run_session_app(Wishes(**options))


def run_default() -> None:
    """Open the app as 'formcoach' alone does."""
    from formcoach.pose.model_catalogue import DEFAULT_VARIANT

    data: Path | None = None
    run(
        patient="",
        data=data,
        cameras=(),
        trial=False,
        any_view=False,
        variant=DEFAULT_VARIANT,
        model=None,
    )
