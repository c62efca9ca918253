"""Several videos one after the other, none of which stops the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from formcoach.capture.video_file import VideoFile
from formcoach.cli.folders import library_log
from formcoach.cli.judging import Keep, Order, analyse_video
from formcoach.cli.kept_files import KeptFiles
from formcoach.cli.output import tell, tell_error
from formcoach.cli.results import exit_code, print_analysis
from formcoach.cli.wiring import open_video, ready_model
from formcoach.definitions.library import enabled_exercise
from formcoach.errors import FormcoachError
from formcoach.streams import libraries_hushed


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
    annotate: Path | None
    annotate_dir: Path | None
    quiet: bool
    variant: str
    model: Path | None

    def kept(self) -> dict[str, Keep]:
        """Return what is kept of each video."""
        recordings = KeptFiles(
            option="--record",
            suffix=".poses",
            file=self.record,
            folder=self.record_dir,
        ).of(self.videos)
        annotated = KeptFiles(
            option="--annotate",
            suffix=".annotated.mp4",
            file=self.annotate,
            folder=self.annotate_dir,
        ).of(self.videos)
        return {
            video: Keep(record=recordings.get(video), annotate=annotated.get(video))
            for video in self.videos
        }


def analyse_all(wishes: Wishes) -> int:
    """Analyse every video and return the worst exit code.

    All are opened first: a wrong name is told at once, and before a model is fetched.
    """
    kept = wishes.kept()
    exercise = enabled_exercise(wishes.exercise_id)
    codes = [0]
    videos = list(_opened(wishes.videos, codes))
    if not videos:
        return max(codes)
    order = Order(
        exercise=exercise,
        model=ready_model(wishes.variant, wishes.model),
        report=partial(print_analysis, as_json=wishes.as_json),
        any_view=wishes.any_view,
        quiet=wishes.quiet,
    )
    for text, video in videos:
        codes.append(_analyse(video, order, kept[text], wishes.fail_on))
    return max(codes)


def _opened(
    texts: tuple[str, ...], codes: list[int]
) -> Iterator[tuple[str, VideoFile]]:
    for text in texts:
        try:
            with libraries_hushed(library_log()):
                video = open_video(text)
        except FormcoachError as error:
            tell_error(error)
            codes.append(error.exit_code)
        else:
            yield text, video


def _analyse(video: VideoFile, order: Order, keep: Keep, fail_on: str | None) -> int:
    try:
        analysis = analyse_video(video, order, keep)
    except FormcoachError as error:
        tell_error(error)
        return error.exit_code
    if video.note:
        tell(f"formcoach: {video.note}")
    return exit_code(analysis, fail_on)
