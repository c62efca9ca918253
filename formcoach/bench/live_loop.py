"""One block of the live loop, with the screen or without it."""

import os
import time
from pathlib import Path
from statistics import mean

from formcoach.bench.plan import WARM_UP_S, whole_passes
from formcoach.bench.results import LoopBlock
from formcoach.bench.stopwatches import Laps, TimedCoach, TimedEstimator
from formcoach.bench.webcam_like import EagerCamera
from formcoach.domain.exercise import Exercise
from formcoach.pipeline import Coach
from formcoach.ports import PoseEstimator
from formcoach.ui.app import CoachApp, run_app


class BenchApp(CoachApp):
    """The application as it is, which ends by itself."""

    def __init__(self, *args: object, block_s: float, **others: object) -> None:
        super().__init__(*args, **others)  # type: ignore[arg-type]
        self._block_s = block_s
        self.screen_cpu_s = 0.0
        """Processor time of the screen's thread in the block, after its warm-up."""

    async def on_mount(self) -> None:
        """Begin to count after the warm-up, and leave after the block."""
        self.set_timer(WARM_UP_S, self._warm)
        self.set_timer(WARM_UP_S + self._block_s, self._leave)

    def leave_in(self, seconds: float) -> None:
        """Leave sooner than planned."""
        self.set_timer(seconds, self.exit)

    def _warm(self) -> None:
        self._cpu_before_s = time.thread_time()

    def _leave(self) -> None:
        self.screen_cpu_s = time.thread_time() - self._cpu_before_s
        self.exit()


def run_loop(
    exercise: Exercise, video: Path, estimator: PoseEstimator, block_s: float
) -> LoopBlock:
    """Run the live loop on a real terminal for a block and say what it cost."""
    camera, poses, core = EagerCamera(video), Laps(), Laps()
    app = BenchApp(
        exercise,
        camera,
        TimedEstimator(estimator, poses),
        make_coach=lambda: TimedCoach(Coach(exercise), core),
        block_s=block_s,
    )
    run_app(app, Path(os.devnull))
    return _block(camera, poses, core, block_s, app.screen_cpu_s)


def run_loop_unseen(
    exercise: Exercise, video: Path, estimator: PoseEstimator, block_s: float
) -> LoopBlock:
    """Run the live loop without a screen."""
    camera, poses, core = EagerCamera(video), Laps(), Laps()
    timed = TimedEstimator(estimator, poses)
    coach = TimedCoach(Coach(exercise), core)
    ends_s = time.perf_counter() + WARM_UP_S + block_s
    for frame in camera.frames():
        coach.update(timed.estimate(frame))
        if time.perf_counter() >= ends_s:
            camera.close()
    estimator.close()
    return _block(camera, poses, core, block_s, screen_cpu_s=0.0)


def _block(
    camera: EagerCamera, poses: Laps, core: Laps, block_s: float, screen_cpu_s: float
) -> LoopBlock:
    """Sum up the whole passes at the end of a block."""
    handed_s = camera.handed_at_s
    inside = sum(at_s >= handed_s[-1] - block_s for at_s in handed_s) - 1
    counted = whole_passes(inside)
    began_s, ended_s = handed_s[-1 - counted], handed_s[-1]
    return LoopBlock(
        began_s=began_s,
        ended_s=ended_s,
        frames_per_s=counted / (ended_s - began_s),
        decode_ms=1000 * camera.decode_cpu_s / len(handed_s),
        estimate_ms=1000 * mean(poses.between(began_s, ended_s)),
        core_ms=1000 * mean(core.between(began_s, ended_s)),
        screen_share=screen_cpu_s / block_s,
    )
