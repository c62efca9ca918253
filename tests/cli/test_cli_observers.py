"""Files in the camera's place: videos go on, and time only rises."""

from itertools import islice
from pathlib import Path

from formcoach.cli.observers import FilesObserver
from formcoach.domain.observation import Frame, Pose, Trouble


class TwoFrames:
    """Watches a video of two frames."""

    def __init__(self, path):
        self.name = path.stem

    def observe(self):
        """Yield both."""
        for time_s in (0.0, 0.1):
            pose = Pose.absent(time_s, Trouble.NOBODY)
            yield Frame(time_s=time_s, image=None), pose

    def close(self):
        """Have nothing to let go of."""


def test_a_video_begins_again_until_another_is_turned_to():
    """Its people do not wait for the countdown of a set."""
    opened = []

    def watch(path):
        opened.append(path.stem)
        return TwoFrames(path)

    observer = FilesObserver([Path("a.mp4"), Path("b.mp4")], ["squat", "plank"], watch)
    observer.turn_to("squat")
    seen = observer.observe()
    first = list(islice(seen, 6))
    observer.turn_to("plank")
    then = list(islice(seen, 3))
    observer.close()

    times_s = [frame.time_s for frame, _ in first + then]
    assert opened == ["a", "a", "b"]
    assert times_s == sorted(times_s)
    assert len(set(times_s)) == len(times_s)
    assert [frame.trouble for frame, _ in first].count(Trouble.NO_PICTURE) == 2
