"""One block of the live loop, with the screen or without it."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from textual import on

from formcoach.bench.eyes import BenchEyes
from formcoach.bench.plan import WARM_UP_S, whole_passes
from formcoach.bench.results import LoopBlock
from formcoach.bench.stopwatches import Laps, TimedCoach
from formcoach.domain.exercise import Exercise
from formcoach.domain.instant import Instant
from formcoach.observing.apart import ObserverApart
from formcoach.pipeline import Coach
from formcoach.pose.model_file import ModelFacts
from formcoach.ui.app import CoachApp
from formcoach.ui.messages import WatchFailed
from formcoach.ui.screen_app import run_app

NOWHERE = Path(os.devnull)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is watched, for what, and with which model."""

    exercise: Exercise
    video: Path
    model: ModelFacts
    laps: Path
    """The file for the times of the process that watches."""

    def observer(self, *, eager: bool) -> ObserverApart:
        """Return who watches, exactly as in the application."""
        eyes = BenchEyes(
            video=self.video,
            eager=eager,
            model=self.model,
            outline=self.exercise.needs_outline,
            laps=self.laps,
        )
        return ObserverApart(self.video.name, eyes, NOWHERE)


class BenchApp(CoachApp):
    """The application as it is, which ends by itself."""

    def __init__(self, *args: object, block_s: float, **others: object) -> None:
        super().__init__(*args, **others)  # type: ignore[arg-type]
        self._block_s = block_s
        self._begun = False
        self._cpu_before_s = 0.0
        self.screen_cpu_s = 0.0
        """Processor time of the screen's thread in the block, after its warm-up."""

    def begin(self, _: Instant) -> None:
        """Count after the warm-up, which begins with the first pose, and leave then."""
        if not self._begun:
            self._begun = True
            self.call_from_thread(self.set_timer, WARM_UP_S, self._warm)
            self.call_from_thread(self.leave_in, WARM_UP_S + self._block_s)

    def leave_in(self, seconds: float) -> None:
        """Leave sooner than planned."""
        self.set_timer(seconds, self._leave)

    @on(WatchFailed)
    def leave_at_once(self) -> None:
        """Nobody sits here to read what is wrong."""
        self.exit()

    def _warm(self) -> None:
        self._cpu_before_s = time.thread_time()

    def _leave(self) -> None:
        self.screen_cpu_s = time.thread_time() - self._cpu_before_s
        self.exit()


def run_loop(scene: Scene, block_s: float) -> LoopBlock:
    """Run the live loop on a real terminal for a block and say what it cost."""
    core = Laps()
    app: BenchApp = BenchApp(
        scene.exercise,
        scene.observer(eager=True),
        make_coach=lambda: TimedCoach(Coach(scene.exercise), core, app.begin),
        block_s=block_s,
    )
    run_app(app, NOWHERE)
    return _block(
        core,
        Laps.read(scene.laps),
        block_s,
        screen_share=app.screen_cpu_s / block_s,
    )


def run_loop_unseen(scene: Scene, block_s: float) -> LoopBlock:
    """Run the live loop without a screen."""
    core = Laps()
    coach = TimedCoach(Coach(scene.exercise), core)
    observer = scene.observer(eager=True)
    for _, pose in observer.observe():
        coach.update(pose)
        if core.began_s[-1] - core.began_s[0] >= WARM_UP_S + block_s:
            observer.close()
    return _block(core, Laps.read(scene.laps), block_s)


def _block(
    core: Laps,
    eyes: Laps,
    block_s: float,
    *,
    screen_share: float = 0.0,
) -> LoopBlock:
    """Sum up the whole passes at the end of a block."""
    coached_s = core.began_s
    inside = sum(at_s >= coached_s[-1] - block_s for at_s in coached_s) - 1
    counted = whole_passes(inside)
    began_s, ended_s = coached_s[-1 - counted], coached_s[-1]
    return LoopBlock(
        began_s=began_s,
        ended_s=ended_s,
        frames_per_s=counted / (ended_s - began_s),
        estimate_ms=1000 * mean(eyes.between(began_s, ended_s)),
        eyes_cpu_ms=1000 * eyes.cpu_each_s(began_s, ended_s),
        core_ms=1000 * mean(core.between(began_s, ended_s)),
        screen_share=screen_share,
    )
