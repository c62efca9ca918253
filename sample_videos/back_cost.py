"""What the outline of the back costs a frame, over the same loop without a mask.

Usage: python sample_videos/back_cost.py MODEL [VIDEO]

MODEL is a pose bundle (``formcoach model show`` tells where it is), VIDEO the sample
clip if left out. Both loops find the poses of every frame and coach the exercise; they
take turns, a pass each. Processor time of all threads is counted, and of each frame
the cheapest pass, so that other programs on the machine disturb little.
"""

import sys
import time
from pathlib import Path
from statistics import mean

from formcoach.capture.video_file import VideoFile
from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.pipeline import Coach, poses
from formcoach.pose.estimator import open_estimator
from formcoach.pose.model_file import model_facts

CLIP = Path(__file__).parent / "bird_dog.mp4"
PASSES = 5
MS_PER_S = 1000


def costs_ms(video: Path, model: Path, *, outline: bool) -> list[float]:
    """Return the processor time of every frame but the first, milliseconds."""
    estimator = open_estimator(model_facts(path=model), outline=outline)
    coach = Coach(load_exercise("cat_cow", folders=[shipped_folder()]), begun=True)
    stream = poses(_Kept(list(VideoFile(video).frames())), estimator)
    coach.update(next(stream))  # what is made at the first frame is made once
    laps = []
    before_s = time.process_time()
    for pose in stream:
        coach.update(pose)
        after_s = time.process_time()
        laps.append((after_s - before_s) * MS_PER_S)
        before_s = after_s
    estimator.close()
    return laps


class _Kept:
    """Frames that are decoded already: decoding costs both loops the same."""

    name = "kept"
    live = False

    def __init__(self, frames: list) -> None:
        self._frames = frames

    def frames(self):
        yield from self._frames

    def close(self) -> None:
        """Nothing to let go."""


def main(model: Path, video: Path = CLIP) -> None:
    """Print what both loops cost, and the difference."""
    laps = {False: [], True: []}
    for _ in range(PASSES):
        for outline, passes in laps.items():
            passes.append(costs_ms(video, model, outline=outline))
    without, with_outline = (
        mean(map(min, zip(*passes, strict=True))) for passes in laps.values()
    )
    added = with_outline / without - 1
    print(f"without the outline {without:5.1f} ms of processor a frame")
    print(f"with the outline    {with_outline:5.1f} ms ({added:+.0%})")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
