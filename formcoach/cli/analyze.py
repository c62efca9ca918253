"""``formcoach analyze``: count and judge in videos, without a screen."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

from pathlib import Path
from typing import Any

import click

from formcoach.cli.options import (
    any_view,
    as_json,
    exercise_option,
    fail_on,
    model_options,
)


@click.command
@click.argument("videos", nargs=-1, required=True, metavar="VIDEO...")
@exercise_option(required=True)
@as_json
@any_view
@fail_on
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep the poses of the one video, never pictures, for 'formcoach replay'.",
)
@click.option(
    "--record-dir",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Keep the poses of every video in a folder, as NAME.poses.",
)
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the one video (.mp4) with skeleton, angles and findings drawn in.",
)
@click.option(
    "--annotate-dir",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The same for every video, as NAME.annotated.mp4.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
@model_options
def analyze(**options: Any) -> int:
    """Count and judge an exercise in videos or animated GIFs.

    Each result goes to stdout as soon as its video is done. A video that cannot be used
    does not stop the others; the exit code is that of the worst failure.

    --json prints one object on one line for each video, also for a single one. Its
    keys are described by: python -m pydoc formcoach.report.analysis_json
    """
    from formcoach.cli.videos import Wishes, analyse_all

    return analyse_all(Wishes(**options))
