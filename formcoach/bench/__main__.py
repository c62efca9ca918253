"""The process that is measured; its terminal belongs to whoever started it.

Floor and live loop take turns in it, A B B A, so that a machine that grows slower or
faster meanwhile changes both alike.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from typing import Any

from formcoach.bench.alert_delay import ALERTS_COUNT, AlertRun, made_up_delay
from formcoach.bench.floor import Floor
from formcoach.bench.live_loop import Scene, run_loop, run_loop_unseen
from formcoach.bench.plan import WARM_UP_S, Plan
from formcoach.bench.webcam_like import write_like_webcam
from formcoach.capture.video_file import VideoFile
from formcoach.definitions.library import load_exercise
from formcoach.errors import FormcoachError
from formcoach.pose.model_file import model_facts

Tell = Callable[[dict[str, Any]], None]


def measure(plan: Plan, tell: Tell) -> None:
    """Run everything of a plan and tell what came of it, piece by piece."""
    with tempfile.TemporaryDirectory(prefix="formcoach-bench-") as folder:
        scene = Scene(
            exercise=load_exercise(plan.exercise),
            video=Path(plan.video),
            model=model_facts(path=Path(plan.model)),
            laps=Path(folder) / "laps.txt",
        )
        pictures = Path(folder) / "webcam.avi"
        write_like_webcam(VideoFile(scene.video), pictures)
        inference_s = _compare(plan, replace(scene, video=pictures), tell)
        tell({"made_up": asdict(made_up_delay(inference_s))})
        for _ in range(ALERTS_COUNT if plan.screen else 0):
            times = AlertRun(scene).run()
            tell({"alert": times and asdict(times)})


def _compare(plan: Plan, scene: Scene, tell: Tell) -> float:
    """Let floor and live loop take turns; return how long one inference takes."""
    loop = run_loop if plan.screen else run_loop_unseen
    inferences_s: list[float] = []
    with closing(Floor(scene.model.path, scene.video)) as floor:
        floor.run(WARM_UP_S)

        def run_floor() -> None:
            block = floor.run(plan.block_s)
            inferences_s.extend(block.took_s)
            tell({"floor": block.frames_per_s, "floor_cpu_ms": block.cpu_ms})

        def run_live() -> None:
            tell({"loop": asdict(loop(scene, plan.block_s))})

        for pair in range(plan.pairs_count):
            first, second = (run_live, run_floor) if pair % 2 else (run_floor, run_live)
            first()
            second()
    return median(inferences_s)


def main() -> None:
    """Measure what the command line says."""
    plan = Plan.from_json(sys.argv[1])
    with os.fdopen(plan.report_to, "w", encoding="utf-8") as report:

        def tell(news: dict[str, Any]) -> None:
            print(json.dumps(news), file=report, flush=True)

        try:
            measure(plan, tell)
        except FormcoachError as error:  # told by the process that has the user's ear
            tell({"error": error.message, "hint": error.hint})


if __name__ == "__main__":
    main()
