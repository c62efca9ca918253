"""``formcoach demo``: the main job at once, on a sample video."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

from functools import partial
from pathlib import Path

import click

from formcoach.cli.options import model_options, voice
from formcoach.cli.output import has_screen


@click.command
@click.option("--plain", is_flag=True, help="Print a summary instead of the screen.")
@voice
@model_options
def demo(*, plain: bool, voice: bool, variant: str, model: Path | None) -> None:
    """Show how it works, on a short video of a rendered person.

    On a terminal the video is played as if it were a webcam, in the same screen as
    'formcoach coach'. Elsewhere, and with --plain, it is analysed and summed up in
    print. The first run fetches the pose model.
    """
    from formcoach.cli.wiring import DEMO_EXERCISE, demo_path, demo_video, ready_model
    from formcoach.definitions.library import load_exercise

    exercise = load_exercise(DEMO_EXERCISE)
    ready = ready_model(variant, model)
    if plain or not has_screen():
        from formcoach.cli.judging import Keep, Order, analyse_video
        from formcoach.cli.results import print_analysis

        report = partial(print_analysis, as_json=False)
        order = Order(exercise=exercise, model=ready, report=report)
        analyse_video(demo_video(), order, Keep())
        return
    from formcoach.capture.open_source import NamedSource
    from formcoach.cli.live import LiveSet, run_live

    source = NamedSource(path=demo_path())
    run_live(LiveSet(exercise=exercise, source=source, model=ready, voice=voice))
