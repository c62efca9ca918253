"""``formcoach bench``: what formcoach costs here, against the pose model by itself."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

from pathlib import Path

import click

from formcoach.cli.bench_accuracy import accuracy
from formcoach.cli.options import model_options


@click.group(invoke_without_command=True)
@click.option(
    "--seconds",
    "block_s",
    type=click.FloatRange(min=0.5, max=60),
    default=4.0,
    show_default=True,
    help="How long each turn of the floor and of the live loop lasts.",
)
@click.option(
    "--pairs",
    "pairs_count",
    type=click.IntRange(min=1, max=100),
    default=6,
    show_default=True,
    help="How many turns each of them gets; six are the fewest for an interval.",
)
@click.option(
    "--video",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The frames to use instead of the sample video's; made 640x480.",
)
@click.option(
    "--exercise",
    "exercise_id",
    metavar="ID",
    help="What is done in that video: an id of 'formcoach exercise list', or a file.",
)
@click.option("--no-screen", is_flag=True, help="Leave the screen out of the loop.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@model_options
def bench(
    *,
    block_s: float,
    pairs_count: int,
    video: Path | None,
    exercise_id: str | None,
    no_screen: bool,
    as_json: bool,
    variant: str,
    model: Path | None,
) -> None:
    """Measure this machine: the live loop against the pose model by itself.

    The floor is MediaPipe alone on pictures ready in memory: change the order of the
    colours, wrap, detect_for_video. The live loop is everything: decoding as a webcam's
    pictures need it, pose, core, and the screen at 15 updates a second on a terminal of
    its own. They take turns on the same frames, so what else the machine does meets
    both; for figures worth keeping leave it alone meanwhile.
    """
    if click.get_current_context().invoked_subcommand:
        return
    from formcoach.bench.plan import Plan
    from formcoach.bench.run import bench_on_terminal, bench_unseen
    from formcoach.bench.telling import to_json, to_text
    from formcoach.capture.video_file import VideoFile
    from formcoach.cli.folders import library_log
    from formcoach.cli.output import say, tell
    from formcoach.cli.wiring import DEMO_EXERCISE, DEMO_VIDEO, ready_model
    from formcoach.definitions.library import load_exercise
    from formcoach.streams import libraries_hushed

    plan = Plan(
        video=str(video or _sample(DEMO_VIDEO)),
        exercise=exercise_id or DEMO_EXERCISE,
        model=str(ready_model(variant, model).path),
        block_s=block_s,
        pairs_count=pairs_count,
        screen=not no_screen,
    )
    # A wrong name is told before anything is measured.
    load_exercise(plan.exercise)
    VideoFile(Path(plan.video))
    with libraries_hushed(library_log()):
        result = (bench_unseen if no_screen else bench_on_terminal)(plan, tell)
    say(to_json(result) if as_json else to_text(result))


bench.add_command(accuracy)


def _sample(name: str) -> Path:
    """Return where the sample clip is: in the wheel, or in a checkout."""
    from importlib.resources import files

    package = Path(str(files("formcoach")))
    in_wheel = package / "data" / "sample_videos" / name
    return in_wheel if in_wheel.is_file() else package.parent / "sample_videos" / name
