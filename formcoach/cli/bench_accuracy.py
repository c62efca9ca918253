"""``formcoach bench accuracy``: how exact formcoach is on clips of known truth."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for OpenCV)

from pathlib import Path
from typing import TYPE_CHECKING

import click

from formcoach.pose.model_catalogue import DEFAULT_VARIANT, VARIANTS

if TYPE_CHECKING:
    from formcoach.bench.accuracy.clip import ClipResult
    from formcoach.bench.accuracy.run import Job


@click.command("accuracy")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--model-variant",
    "variants",
    multiple=True,
    type=click.Choice(list(VARIANTS)),
    help="Which pose model, once for each: lite, full (default), heavy.",
)
@click.option("--only", metavar="TEXT", default="", help="Clips with this in the name.")
@click.option(
    "--jobs",
    "processes",
    type=click.IntRange(min=1, max=64),
    default=1,
    show_default=True,
    help="How many clips are looked at at the same time.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option(
    "--markdown",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the tables to a file for a page as well.",
)
def accuracy(
    *,
    folder: Path | None,
    variants: tuple[str, ...],
    only: str,
    processes: int,
    as_json: bool,
    markdown: Path | None,
) -> int:
    """Hold formcoach against rendered clips whose every angle is known.

    FOLDER holds clips, each with its .truth.json beside it; without one the sample
    videos of the checkout are taken. Every frame goes the whole way from the video to
    the findings. Poses are kept, so that a second run takes seconds; after Ctrl-C the
    clips that are done are told, and the next run goes on from there.

    Example: formcoach bench accuracy --model-variant lite --model-variant full
    """
    from formcoach.bench.accuracy.run import jobs_of
    from formcoach.bench.accuracy.truth import find_truths
    from formcoach.cli.folders import kept_poses_folder
    from formcoach.cli.output import refuse_unwritable
    from formcoach.cli.wiring import demo_path, ready_model
    from formcoach.errors import UsageError

    if markdown:
        refuse_unwritable(markdown)
    place = folder or demo_path().parent
    truths = [path for path in find_truths(place) if only in path.name]
    if not truths:
        raise UsageError(
            f"{place}: no clip has {only!r} in its name.", hint="Leave --only out."
        )
    models = [
        ready_model(each, None)
        for each in dict.fromkeys(variants or (DEFAULT_VARIANT,))
    ]
    jobs = jobs_of(truths, models, kept_poses_folder())
    results: list[ClipResult] = []
    try:
        _work(jobs, processes, results)
    except KeyboardInterrupt:
        _report(results, jobs, as_json=as_json, markdown=markdown)
        raise
    _report(results, jobs, as_json=as_json, markdown=markdown)
    return 0


def _work(jobs: "list[Job]", processes: int, results: "list[ClipResult]") -> None:
    """Add the result of every job, with a bar on a terminal."""
    from formcoach.bench.accuracy.run import run
    from formcoach.cli.folders import library_log
    from formcoach.cli.progress import frames_bar
    from formcoach.streams import libraries_hushed

    total = sum(job.frame_count for job in jobs)
    with (
        libraries_hushed(library_log()),
        frames_bar(f"{len(jobs)} clips", total, shown=True) as advance,
    ):
        for result in run(jobs, advance, processes=processes):
            results.append(result)  # Ctrl-C leaves what is there


def _report(
    results: "list[ClipResult]",
    jobs: "list[Job]",
    *,
    as_json: bool,
    markdown: Path | None,
) -> None:
    from formcoach.bench.accuracy.sums import by_model
    from formcoach.bench.accuracy.telling import to_json, to_markdown, to_text
    from formcoach.cli.output import say, tell

    if len(results) < len(jobs):
        tell(f"formcoach: {len(results)} of {len(jobs)} clips are done.")
    if not results:
        return
    sums = by_model(results)
    say(to_json(sums) if as_json else to_text(sums))
    if markdown:
        markdown.write_text(to_markdown(sums), encoding="utf-8")
