"""The process that is measured; its terminal belongs to whoever started it.

Floor and live loop take turns in it, A B A B, so that a machine that grows slower or
faster meanwhile changes both.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from formcoach.bench.alert_delay import ALERTS_COUNT, AlertRun, made_up_delay
from formcoach.bench.floor import Floor
from formcoach.bench.live_loop import run_loop, run_loop_unseen
from formcoach.bench.plan import WARM_UP_S, Plan
from formcoach.bench.webcam_like import write_like_webcam
from formcoach.capture.video_file import VideoFile
from formcoach.definitions.library import load_exercise
from formcoach.errors import FormcoachError
from formcoach.pose.estimator import open_estimator
from formcoach.pose.model_file import model_facts

Tell = Callable[[dict[str, Any]], None]


def measure(plan: Plan, tell: Tell) -> None:
    """Run everything of a plan and tell what came of it, piece by piece."""
    exercise = load_exercise(plan.exercise)
    model = model_facts(path=Path(plan.model))
    with tempfile.TemporaryDirectory(prefix="formcoach-bench-") as folder:
        pictures = Path(folder) / "webcam.avi"
        write_like_webcam(VideoFile(Path(plan.video)), pictures)
        loop = run_loop if plan.screen else run_loop_unseen
        inferences_s: list[float] = []
        with closing(Floor(model.path, pictures)) as floor:
            floor.run(WARM_UP_S)
            for _ in range(plan.pairs_count):
                took_s = floor.run(plan.block_s)
                inferences_s += took_s
                tell({"floor": len(took_s) / sum(took_s)})
                block = loop(exercise, pictures, open_estimator(model), plan.block_s)
                tell({"loop": asdict(block)})
    inference_s = median(inferences_s)
    tell({"made_up": asdict(made_up_delay(inference_s))})
    for _ in range(ALERTS_COUNT if plan.screen else 0):
        times = AlertRun(exercise).run(
            VideoFile(Path(plan.video)), open_estimator(model)
        )
        tell({"alert": times and asdict(times)})


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
