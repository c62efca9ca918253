"""``formcoach doctor``: what works on this machine, and what to do about the rest."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from formcoach.cli.options import model_options
from formcoach.cli.output import say
from formcoach.errors import EXIT_DEVICE

if TYPE_CHECKING:
    from formcoach.cli.checkup import Check

SCHEMA = 1
WIDTH = 80
INDENT = 24


@click.command
@click.option(
    "--camera",
    metavar="CAMERA",
    help="Open this camera too, and measure its size and rate for two seconds.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@model_options
def doctor(
    *, camera: str | None, as_json: bool, variant: str, model: Path | None
) -> int:
    """Find out what works here, and what to do about the rest.

    The exit code is 0 if a video could be analysed on this machine, and 3 if not.
    """
    from formcoach.cli.checkup import State

    checks: list[Check] = []
    for check in all_checks(camera, variant, model):
        checks.append(check)
        if not as_json:
            say(check_text(check))
    ready = all(check.state is not State.MISSING for check in checks)
    if as_json:
        listed = [asdict(check) for check in checks]
        say(json.dumps({"schema": SCHEMA, "ready": ready, "checks": listed}))
    return 0 if ready else EXIT_DEVICE


def all_checks(
    camera: str | None, variant: str, model: Path | None
) -> "Iterator[Check]":
    """Look at one thing after the other."""
    from formcoach.cli.check_cameras import camera_checks
    from formcoach.cli.check_folders import folder_checks
    from formcoach.cli.check_model import model_checks, telemetry_check
    from formcoach.cli.check_software import software_checks
    from formcoach.cli.check_terminal import terminal_checks
    from formcoach.cli.check_voice import voice_checks

    yield from software_checks()
    yield from model_checks(variant, model)
    yield from camera_checks(camera)
    yield from terminal_checks()
    yield from voice_checks()
    yield from folder_checks()
    yield telemetry_check()


def check_text(check: "Check") -> str:
    """Return a finding as it is read, with what to do."""
    head = f"{check.state:<11} {check.name:<11} "
    lines = wrap(
        check.found,
        WIDTH,
        initial_indent=head,
        subsequent_indent=" " * INDENT,
        break_on_hyphens=False,
        break_long_words=False,
    )
    if check.remedy:
        indent = " " * INDENT
        lines += wrap(
            check.remedy,
            WIDTH,
            initial_indent=f"{indent}-> ",
            subsequent_indent=f"{indent}   ",
        )
    return "\n".join(lines)
