"""Has every clip looked at by every model, and sums it up."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from formcoach.bench.accuracy.clip import ClipResult, clip_result
from formcoach.bench.accuracy.poses import KeptPoses
from formcoach.bench.accuracy.truth import ClipTruth, read_truth
from formcoach.capture.video_file import VideoFile
from formcoach.definitions.library import load_exercise
from formcoach.pose.model_file import ModelFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One clip and one model."""

    truth_file: Path
    model: ModelFacts
    kept: Path
    """The folder of kept poses."""
    frame_count: int
    """Of the clip; 0 if it does not say."""

    @property
    def label(self) -> str:
        """Name the job for a person."""
        return f"{self.truth_file.name.partition('.')[0]} ({self.model.name})"


Tick = Callable[[], None]
"""Is called for every frame that is done."""


def jobs_of(
    truth_files: Sequence[Path], models: Sequence[ModelFacts], kept: Path
) -> list[Job]:
    """Return everything to be done; the first model's clips first.

    Raises
    ------
    UsageError, VideoError
        If a truth file or a clip cannot be read: told before any work is done.

    """
    frames = {path: _frame_count(read_truth(path)) for path in truth_files}
    return [
        Job(truth_file=path, model=model, kept=kept, frame_count=frames[path])
        for model in models
        for path in truth_files
    ]


def run(jobs: Sequence[Job], tick: Tick, *, processes: int = 1) -> Iterator[ClipResult]:
    """Yield the result of every job as soon as it is there.

    Parameters
    ----------
    jobs
        What is to be done.
    tick
        Is called for every frame; with several processes, clip by clip.
    processes
        How many clips are looked at at the same time.

    """
    if processes == 1:
        for job in jobs:
            yield _result(job, tick)
        return
    # Forked processes would share MediaPipe's threads, and hang.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from _in_turn(pool, jobs, tick)


def _in_turn(pool: Executor, jobs: Sequence[Job], tick: Tick) -> Iterator[ClipResult]:
    waiting = {pool.submit(look, job): job for job in jobs}
    try:
        for done in as_completed(waiting):
            done.result()
            yield _result(waiting[done], tick)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def look(job: Job) -> None:
    """Find the poses of a clip and keep them."""
    truth = read_truth(job.truth_file)
    exercise = load_exercise(truth.exercise)
    KeptPoses(folder=job.kept).get(truth.video, job.model, exercise)


def _result(job: Job, tick: Tick) -> ClipResult:
    truth = read_truth(job.truth_file)
    exercise = load_exercise(truth.exercise)
    kept = KeptPoses(folder=job.kept)
    if kept.have(truth.video, job.model, exercise):
        for _ in range(job.frame_count):
            tick()
    recording = kept.get(truth.video, job.model, exercise, tick)
    return clip_result(truth, exercise, recording.poses(), model=job.model.name)


def _frame_count(truth: ClipTruth) -> int:
    video = VideoFile(truth.video)
    video.close()
    return video.frame_count or 0
