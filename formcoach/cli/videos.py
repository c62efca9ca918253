"""Several videos one after the other, none of which stops the others."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from formcoach.cli.judging import Order, analyse_video
from formcoach.cli.kept_files import KeptFiles
from formcoach.cli.output import tell, tell_error
from formcoach.cli.results import exit_code, print_analysis
from formcoach.cli.wiring import open_video, ready_model
from formcoach.definitions.library import load_exercise
from formcoach.errors import FormcoachError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of ``formcoach analyze``."""

    videos: tuple[str, ...]
    exercise_id: str
    as_json: bool
    any_view: bool
    fail_on: str | None
    record: Path | None
    record_dir: Path | None
    quiet: bool
    variant: str
    model: Path | None


def analyse_all(wishes: Wishes) -> int:
    """Analyse every video and return the worst exit code."""
    recordings = KeptFiles(
        option="--record",
        suffix=".poses",
        file=wishes.record,
        folder=wishes.record_dir,
    ).of(wishes.videos)
    order = Order(
        exercise=load_exercise(wishes.exercise_id),
        model=ready_model(wishes.variant, wishes.model),
        report=partial(print_analysis, as_json=wishes.as_json),
        any_view=wishes.any_view,
        quiet=wishes.quiet,
    )
    return max(
        _analyse(video, order, recordings.get(video), wishes.fail_on)
        for video in wishes.videos
    )


def _analyse(text: str, order: Order, record: Path | None, fail_on: str | None) -> int:
    try:
        video = open_video(text)
        analysis = analyse_video(video, order, record=record)
    except FormcoachError as error:
        tell_error(error)
        return error.exit_code
    if video.note:
        tell(f"formcoach: {video.note}")
    return exit_code(analysis, fail_on)
