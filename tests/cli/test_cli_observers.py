"""Files in the camera's place: they wait for the set, go on, and time only rises."""

import itertools
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from formcoach.capture.endless import CUT_S, EndlessVideo
from formcoach.capture.open_source import NamedSource
from formcoach.cli.eyes import Eyes
from formcoach.cli.observers import FilesObserver
from formcoach.definitions.library import load_exercise, shipped_folder
from formcoach.domain.anatomy import Landmark
from formcoach.domain.observation import Frame, Trouble
from formcoach.gestures.fall import STAYS_DOWN_S, FallWatch
from formcoach.observing.apart import ObserverApart
from formcoach.pipeline import Coach
from formcoach.pose.model_file import model_facts
from formcoach.pose.recording import Recording, RecordingOrigin
from formcoach.pose.recording_file import save_recording
from formcoach.session.events import RepetitionSeen
from formcoach.session.spotter import Spotter
from formcoach.testing import (
    HOOK_LYING,
    STANDING,
    Camera,
    ObserverHere,
    made_up_squat,
    perform,
)
from tests.cli.made_films import CLIPS

FPS = 15.0
SQUAT, PLANK = made_up_squat(id="squat"), made_up_squat(id="plank")
DOWN = STANDING.both(knee_flexion=80, hip_flexion=70)
WALKING = STANDING.both(knee_flexion=35, hip_flexion=30)
ONE_SQUAT = ((0, STANDING), (1, STANDING), (2, DOWN), (3, DOWN), (4, STANDING))
ON_THE_FLOOR = Camera(hips_px=(320.0, 440.0))


def make_coach(exercise, *, begun):
    """Return the real pipeline."""
    return Coach(exercise, begun=begun)


def filmed(*keyframes, **choices):
    """Return the poses of a film."""
    return list(perform(keyframes, fps=FPS, **choices))


class MadeVideo:
    """A video file whose frames carry their number, and a model that reads it."""

    name = "made up"

    def __init__(self, poses):
        self.poses = poses

    def frames(self):
        """Yield the frames of one round."""
        for index, pose in enumerate(self.poses):
            yield Frame(time_s=pose.time_s, image=np.full((1, 1, 3), index, np.uint8))

    def estimate(self, frame):
        """Return the pose of a frame, or nobody between two rounds."""
        index = 0 if frame.image is None else frame.image[0, 0, 0]
        return replace(self.poses[index], time_s=frame.time_s, trouble=frame.trouble)

    def close(self):
        """Have nothing to let go of."""


class Watching:
    """Looks at films as a session does."""

    def __init__(self, programme=(SQUAT,), files=None, watch=None, **films):
        self.opened = []
        self._films = films
        self.observer = FilesObserver(
            files or [Path(f"{name}.mp4") for name in films],
            programme,
            watch or self._watch,
            make_coach,
            clock=itertools.count(0, 10).__next__,  # too late for every frame
        )
        self._spotter = Spotter(make_coach)
        self._observed = self.observer.observe()
        self.frames, self.poses, self.counted = [], [], 0

    def _watch(self, path):
        self.opened.append(path.stem)
        video = MadeVideo(self._films[path.stem])
        return ObserverHere(EndlessVideo(video), video)

    def get_ready(self, exercise=SQUAT, *, again=False):
        """Get ready for a set, or once more for one that was interrupted."""
        self._spotter.get_ready(exercise)
        if again:
            self.observer.wait()
        else:
            self.observer.turn_to(exercise.id)

    def begin(self, exercise=SQUAT):
        """Begin the set."""
        self._spotter.begin(exercise)
        self.observer.go_on()

    def look(self, seconds):
        """Look for so long, by the film's time; return whether the patient is ready."""
        ready, ends_s = False, seconds + (self.frames[-1].time_s if self.frames else 0)
        while not self.frames or self.frames[-1].time_s < ends_s:
            frame, pose = next(self._observed)
            sighting = self._spotter.update(pose)
            ready = sighting.look.ready
            self.counted += sum(
                isinstance(each, RepetitionSeen) and each.repetition.counted
                for each in sighting.events
            )
            self.frames.append(frame)
            self.poses.append(pose)
        return ready

    @property
    def steps_s(self):
        """From each frame to the next."""
        return np.diff([frame.time_s for frame in self.frames])


def test_a_film_stands_still_in_its_start_pose_until_the_set_begins():
    """Who was filmed knows nothing of a set-up and a countdown."""
    watching = Watching(squat=filmed(*ONE_SQUAT))
    watching.get_ready()

    ready = watching.look(30.0)
    watching.begin()
    watching.look(4.0)

    assert ready
    assert watching.counted == 1
    assert watching.opened == ["squat"]


def test_a_film_goes_on_where_it_stood():
    """No frame of it is left out or shown twice: speeds are read between them."""
    watching = Watching(squat=filmed(*ONE_SQUAT))
    watching.get_ready()
    watching.look(10.0)
    stood = len(watching.frames)
    watching.begin()
    watching.look(2.0)

    went_on = [frame.image[0, 0, 0] for frame in watching.frames[stood - 1 :]]
    assert list(np.diff(went_on)) == [1] * (len(went_on) - 1)
    assert watching.steps_s[stood - 2 :] == pytest.approx(1 / FPS)
    assert watching.steps_s.min() > 0


def test_whoever_walks_into_the_picture_first_is_waited_for():
    """The film stands still where the session believes the start pose, not before."""
    walk = [(0, WALKING), (2, WALKING), (3, STANDING)]
    watching = Watching(
        squat=filmed(*walk, *((4 + time_s, body) for time_s, body in ONE_SQUAT))
    )
    watching.get_ready()

    ready = watching.look(20.0)
    watching.begin()
    watching.look(5.0)

    assert ready
    assert watching.counted == 1


def test_a_film_without_the_start_pose_is_played_again_and_again():
    """It does not stop at anything else; what to do is said by the session."""
    watching = Watching(squat=filmed((0, WALKING), (2, WALKING)))
    watching.get_ready()

    ready = watching.look(20.0)

    shown = [
        frame.image[0, 0, 0] for frame in watching.frames if frame.image is not None
    ]
    assert not ready
    assert shown.count(0) > 3
    assert watching.opened == ["squat"]


def test_a_film_that_ends_before_the_set_begins_again_and_counts_on():
    """Three are asked for and one was filmed: every round is one, none is two."""
    watching = Watching(squat=filmed(*ONE_SQUAT, (4.5, STANDING)))
    watching.get_ready()
    watching.look(5.0)
    watching.begin()

    watching.look(3 * (4.5 + CUT_S) - 1.0)

    assert watching.counted == 3
    assert watching.opened == ["squat"]
    assert {frame.trouble for frame in watching.frames} == {None, Trouble.NO_PICTURE}


def test_nothing_is_counted_across_a_cut():
    """The film ends at the bottom: that nobody came up is all that was seen."""
    watching = Watching(squat=filmed(*ONE_SQUAT[:4]))
    watching.get_ready()
    watching.look(5.0)
    watching.begin()

    watching.look(20.0)

    assert watching.counted == 0


def test_a_set_that_was_interrupted_is_waited_for_in_the_next_start_pose():
    """After a pause the start pose is asked for again, and the countdown follows."""
    three = [
        (round_s + time_s, body)
        for round_s in (0, 4.5, 9)
        for time_s, body in ONE_SQUAT
    ]
    watching = Watching(squat=filmed(*three))
    watching.get_ready()
    watching.look(5.0)
    watching.begin()
    watching.look(2.0)
    before = watching.counted
    watching.get_ready(again=True)

    ready = watching.look(20.0)
    watching.begin()
    watching.look(4.0)

    assert ready
    assert (before, watching.counted) == (0, 1)
    assert watching.opened == ["squat"]


def test_each_exercise_has_its_file_begun_anew_for_every_set():
    """The second set of the first exercise opens the first file again."""
    watching = Watching(
        (SQUAT, PLANK), squat=filmed(*ONE_SQUAT), plank=filmed(*ONE_SQUAT)
    )
    names = []
    for exercise in (SQUAT, SQUAT, PLANK):
        watching.get_ready(exercise)
        watching.look(3.0)
        names.append(watching.observer.name)
        watching.begin(exercise)
        watching.look(2.0)

    assert watching.opened == ["squat", "squat", "plank"]
    assert names == ["squat.mp4", "squat.mp4", "plank.mp4"]
    assert watching.steps_s.min() > 0


def test_from_somebody_standing_to_somebody_lying_is_no_fall():
    """They are two films, and the one is not the other a moment later."""
    lying = filmed((0, HOOK_LYING), (5, HOOK_LYING), camera=ON_THE_FLOOR)
    watching = Watching((SQUAT, PLANK), squat=filmed(*ONE_SQUAT), plank=lying)
    for exercise in (SQUAT, PLANK):
        watching.get_ready(exercise)
        watching.look(STAYS_DOWN_S + 3.0)

    falls = FallWatch()
    hips_px = [pose.at(Landmark.LEFT_HIP)[1] for pose in watching.poses]
    assert max(hips_px) - min(hips_px) > 150
    assert not any(falls.update(pose) for pose in watching.poses)


def test_a_recording_of_poses_waits_as_well_and_is_played_once(tmp_path):
    """After its end nobody is there, instead of somebody who begins again."""
    origin = RecordingOrigin(source="made up", model="made up", model_sha256="")
    path = tmp_path / "squat.poses"
    save_recording(path, Recording.of(filmed(*ONE_SQUAT), origin))
    watching = Watching(files=[path])
    watching.get_ready()

    ready = watching.look(20.0)
    watching.begin()
    watching.look(4.0)
    first = watching.counted
    watching.look(10.0)

    assert ready
    assert (first, watching.counted) == (1, 1)
    assert watching.frames[-1].trouble is Trouble.NO_PICTURE


def test_a_film_is_played_in_its_own_time(tmp_path):
    """Who looks at the screen sees people move as they were filmed."""
    origin = RecordingOrigin(source="made up", model="made up", model_sha256="")
    path = tmp_path / "squat.poses"
    save_recording(path, Recording.of(filmed((0, WALKING), (0.6, WALKING)), origin))
    observer = FilesObserver([path], [SQUAT], pytest.fail, make_coach)
    observer.turn_to("squat")

    with closing(observer.observe()) as observed:
        arrivals = [
            (time.monotonic(), frame.time_s) for frame, _ in _first(observed, 9)
        ]

    by_clock_s, by_film_s = np.subtract(arrivals[-1], arrivals[0])
    assert by_film_s == pytest.approx(8 / FPS)
    assert by_clock_s == pytest.approx(by_film_s, abs=0.15)


def _first(observed, count):
    return itertools.islice(observed, count)


@pytest.mark.model
@pytest.mark.slow
def test_a_sample_clip_is_counted_as_its_truth_says_after_a_countdown(
    model_path, tmp_path
):
    """Three squats, by the real model in the process that watches with it."""
    squat = load_exercise("squat", folders=[shipped_folder()])
    eyes = Eyes(
        source=NamedSource(path=CLIPS / "squat_good.mp4"),
        model=model_facts(path=model_path),
        outline=False,
        film=True,
    )
    watching = Watching(
        (squat,),
        files=[CLIPS / "squat_good.mp4"],
        watch=lambda path: ObserverApart(path.name, eyes, tmp_path / "log"),
    )
    watching.get_ready(squat)

    ready = watching.look(8.0)
    watching.begin(squat)
    watching.look(15.0)
    watching.observer.close()

    assert ready
    assert watching.counted == 3
